// SPDX-License-Identifier: Apache-2.0
/** Argument checks. Depends on {@code InvalidSettingsException} only. */
package org.knime.core.node.util;
