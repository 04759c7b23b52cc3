// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

/** Stands for the absence of a provider. */
public final class NoopStringProvider extends NoopProvider<String> {

    /** Creates the stand-in. */
    public NoopStringProvider() {}
}
