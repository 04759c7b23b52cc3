// SPDX-License-Identifier: Apache-2.0
/**
 * Selections of columns by lists, pattern or type. Depends on {@link
 * org.knime.node.parameters.widget.choices} and the core API.
 */
package org.knime.node.parameters.widget.choices.filter;
