// SPDX-License-Identifier: Apache-2.0
/** Execution row by row. Depends on data, tables and ports. */
package org.knime.core.node.streamable;
