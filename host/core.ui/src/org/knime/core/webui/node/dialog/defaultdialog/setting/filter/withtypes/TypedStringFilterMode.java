// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.setting.filter.withtypes;

/** How a {@link org.knime.node.parameters.widget.choices.filter.TypedStringFilter} selects. */
public enum TypedStringFilterMode {
    /** By lists of names. */
    MANUAL,
    /** By a regular expression. */
    REGEX,
    /** By a pattern with {@code *} and {@code ?}. */
    WILDCARD,
    /** By type. */
    TYPE
}
