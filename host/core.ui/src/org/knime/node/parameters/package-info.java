// SPDX-License-Identifier: Apache-2.0
/**
 * Parameters of a node: plain classes whose fields are the widgets of its dialog and the entries of
 * its settings. Depends on the core API only.
 */
package org.knime.node.parameters;
