// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui;

import org.knime.core.webui.page.Page;

/** A part of the user interface that an extension contributes. */
public interface UIExtension {

    /**
     * What is shown.
     *
     * @return the page
     */
    Page getPage();
}
