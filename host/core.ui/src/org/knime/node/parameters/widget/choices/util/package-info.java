// SPDX-License-Identifier: Apache-2.0
/**
 * Ready-made choices of columns. Depends on {@link org.knime.node.parameters.widget.choices} and
 * the core API.
 */
package org.knime.node.parameters.widget.choices.util;
