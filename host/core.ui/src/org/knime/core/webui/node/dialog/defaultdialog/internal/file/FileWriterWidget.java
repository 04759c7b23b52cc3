// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.knime.core.webui.node.dialog.defaultdialog.widget.updates.NoopStringProvider;
import org.knime.node.parameters.updates.StateProvider;

/**
 * Shows a text field with the path of a file to write as a file chooser. The text is saved as it
 * is, so that a flow variable of type String can set it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface FileWriterWidget {

    /**
     * Returns the extension that is appended to the name of a new file.
     *
     * @return the extension without the dot, empty for none
     */
    String fileExtension() default "";

    /**
     * Returns what computes the extension.
     *
     * @return the provider, none by default
     */
    Class<? extends StateProvider<String>> fileExtensionProvider() default NoopStringProvider.class;
}
