// SPDX-License-Identifier: Apache-2.0
/** Dialogs of nodes and the factories that create them. Depends on nothing. */
package org.knime.core.webui.node.dialog;
