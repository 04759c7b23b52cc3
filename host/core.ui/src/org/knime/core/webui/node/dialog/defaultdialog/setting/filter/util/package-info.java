// SPDX-License-Identifier: Apache-2.0
/**
 * The parts of a filter that select names by lists and by pattern. Depends on {@link
 * org.knime.node.parameters.persistence}.
 */
package org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util;
