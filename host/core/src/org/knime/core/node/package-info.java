// SPDX-License-Identifier: Apache-2.0
/**
 * Nodes: factories, models, their life cycle, execution context, settings, tables between nodes.
 * Depends on data, ports, settings and streaming; knows nothing of workflows beyond flow variables.
 */
package org.knime.core.node;
