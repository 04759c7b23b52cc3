// SPDX-License-Identifier: Apache-2.0
/**
 * Reading of node descriptions. Depends on the Java platform and on {@link
 * org.knime.core.node.NodeDescription}.
 */
package bio.strand.host.core.description;
