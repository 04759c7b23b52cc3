// SPDX-License-Identifier: Apache-2.0
/**
 * Selections and their choices. Depends on {@link org.knime.node.parameters.updates} and the core
 * API.
 */
package org.knime.node.parameters.widget.choices;
