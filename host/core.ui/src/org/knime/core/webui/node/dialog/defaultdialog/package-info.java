// SPDX-License-Identifier: Apache-2.0
/**
 * The dialog that is described by classes of parameters, and their creation, saving and loading.
 * Depends on the parameters, their persistence and their inputs.
 */
package org.knime.core.webui.node.dialog.defaultdialog;
