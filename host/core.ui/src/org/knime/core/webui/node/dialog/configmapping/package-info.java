// SPDX-License-Identifier: Apache-2.0
/** Paths to entries of settings. Depends on nothing. */
package org.knime.core.webui.node.dialog.configmapping;
