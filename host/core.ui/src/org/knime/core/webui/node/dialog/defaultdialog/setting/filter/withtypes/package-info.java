// SPDX-License-Identifier: Apache-2.0
/** The ways in which a filter selects. Depends on nothing. */
package org.knime.core.webui.node.dialog.defaultdialog.setting.filter.withtypes;
