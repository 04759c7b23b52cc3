// SPDX-License-Identifier: Apache-2.0
/**
 * The annotation of arrays and lists of parameters. Depends on {@link
 * org.knime.node.parameters.updates}.
 */
package org.knime.node.parameters.array;
