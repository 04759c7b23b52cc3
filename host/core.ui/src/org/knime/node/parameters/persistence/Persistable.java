// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.persistence;

/**
 * Marks a class whose fields are saved to and loaded from node settings, one entry or sub-settings
 * for each field.
 */
public interface Persistable {}
