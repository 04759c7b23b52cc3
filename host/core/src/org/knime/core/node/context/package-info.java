// SPDX-License-Identifier: Apache-2.0
/** How a node is made: its ports as the user chose them. Depends on settings and port types. */
package org.knime.core.node.context;
