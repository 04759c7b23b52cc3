// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.knime.core.webui.node.dialog.defaultdialog.widget.updates.NoopSingleFileSelectionModeProvider;
import org.knime.node.parameters.updates.StateProvider;

/** Says what a file chooser selects. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface FileSelectionWidget {

    /**
     * Returns what can be selected.
     *
     * @return files by default
     */
    SingleFileSelectionMode value() default SingleFileSelectionMode.FILE;

    /**
     * Returns what computes what can be selected.
     *
     * @return the provider, none by default
     */
    Class<? extends StateProvider<SingleFileSelectionMode>> selectionModeProvider() default
            NoopSingleFileSelectionModeProvider.class;

    /**
     * Returns what the empty widget shows.
     *
     * @return the placeholder, empty for none
     */
    String placeholder() default "";
}
