// SPDX-License-Identifier: Apache-2.0
/**
 * Stand-ins for optional attributes of widget annotations. Depends on {@link
 * org.knime.node.parameters.updates} and the limits of numbers and texts.
 */
package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;
