// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters;

/**
 * Marks a class whose fields are shown together in a dialog.
 *
 * <p>A bare widget group is not persisted; parameters that are saved implement {@link
 * NodeParameters}, which is both a widget group and {@link
 * org.knime.node.parameters.persistence.Persistable}.
 */
public interface WidgetGroup {}
