// SPDX-License-Identifier: Apache-2.0
/**
 * Limits of numbers. Depends on {@link org.knime.node.parameters.validation} and {@link
 * org.knime.node.parameters.updates}.
 */
package org.knime.node.parameters.widget.number;
