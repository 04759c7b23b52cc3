// SPDX-License-Identifier: Apache-2.0
/**
 * Checks of texts that become column names. Depends on {@link
 * org.knime.node.parameters.widget.text}.
 */
package org.knime.node.parameters.widget.text.util;
