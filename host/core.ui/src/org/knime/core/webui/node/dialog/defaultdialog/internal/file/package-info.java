// SPDX-License-Identifier: Apache-2.0
/**
 * File choosers for texts with the path of a file. Depends on {@link
 * org.knime.node.parameters.updates}.
 */
package org.knime.core.webui.node.dialog.defaultdialog.internal.file;
