// SPDX-License-Identifier: Apache-2.0
/** Ports of nodes: what flows between nodes, its specs, and their files. */
package org.knime.core.node.port;
