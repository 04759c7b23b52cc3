// SPDX-License-Identifier: Apache-2.0
/**
 * Views of nodes. The host shows none, but can ask a view for its page. May depend on KNIME's core
 * and on the pages and services beside this package.
 */
package org.knime.core.webui.node.view;
