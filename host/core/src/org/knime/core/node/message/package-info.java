// SPDX-License-Identifier: Apache-2.0
/** Messages of nodes to the user. Depends on settings and {@code workflow.NodeMessage}. */
package org.knime.core.node.message;
