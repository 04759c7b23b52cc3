// SPDX-License-Identifier: Apache-2.0
/**
 * Annotations that arrange the widgets of a dialog. Depends on nothing but the container
 * annotations it repeats into.
 */
package org.knime.node.parameters.layout;
