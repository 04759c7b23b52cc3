// SPDX-License-Identifier: Apache-2.0
/**
 * Tree of typed settings and its XML form. Depends on nothing but the JDK and {@code
 * org.knime.core.node.InvalidSettingsException}.
 */
package org.knime.core.node.config.base;
