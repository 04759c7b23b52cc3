// SPDX-License-Identifier: Apache-2.0
/**
 * Containers of repeated layout annotations. Depends on {@link org.knime.node.parameters.layout}.
 */
package org.knime.core.webui.node.dialog.defaultdialog.layout;
