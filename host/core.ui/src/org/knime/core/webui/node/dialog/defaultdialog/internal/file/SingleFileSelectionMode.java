// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

/** What a file chooser selects. */
public enum SingleFileSelectionMode {
    /** A file. */
    FILE,
    /** A folder. */
    FOLDER,
    /** A file or a folder. */
    FILE_OR_FOLDER,
    /** A workflow. */
    WORKFLOW
}
