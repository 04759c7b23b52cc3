// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Shows a text field with the path of a file to read as a file chooser. The text is saved as it is,
 * so that a flow variable of type String can set it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface FileReaderWidget {

    /**
     * Returns which files are shown.
     *
     * @return extensions without the dot; none to show all files
     */
    String[] fileExtensions() default {};
}
