// SPDX-License-Identifier: Apache-2.0
/**
 * The workflow as it stands on disk: reading a folder or a {@code .knwf} archive in KNIME 5 format,
 * the model of its nodes, connections and variables, and saving a reset copy.
 *
 * <p>May depend on the settings and flow variable classes of {@code org.knime.core} and on the JDK;
 * on no other package of this bundle. Nothing here creates or runs a node.
 */
package bio.strand.host.workflow;
