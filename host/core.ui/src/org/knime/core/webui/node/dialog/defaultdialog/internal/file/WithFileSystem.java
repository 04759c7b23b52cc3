// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in which file systems a file chooser browses. A field of type {@link String} needs this
 * annotation with exactly one file system.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface WithFileSystem {

    /**
     * Returns the file systems.
     *
     * @return the file systems, all by default
     */
    FileSystemOption[] value() default {
        FileSystemOption.CONNECTED,
        FileSystemOption.LOCAL,
        FileSystemOption.SPACE,
        FileSystemOption.EMBEDDED,
        FileSystemOption.CUSTOM_URL
    };
}
