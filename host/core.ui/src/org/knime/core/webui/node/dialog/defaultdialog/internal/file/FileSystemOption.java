// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

/** Where the files of a file chooser lie. */
public enum FileSystemOption {
    /** On the machine that runs the workflow. */
    LOCAL,
    /** In the space of the workflow. */
    SPACE,
    /** In the data area of the workflow. */
    EMBEDDED,
    /** Behind a web address. */
    CUSTOM_URL,
    /** In a file system that is connected to an input port. */
    CONNECTED
}
