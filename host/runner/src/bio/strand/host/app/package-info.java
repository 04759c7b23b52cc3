// SPDX-License-Identifier: Apache-2.0
/**
 * The command line of Strand: {@code run} executes a workflow, {@code draw} paints it, {@code pack}
 * packs it, {@code nodes} lists the nodes.
 *
 * <p>May depend on every other package of this bundle, on picocli, and on {@code org.knime.core}
 * and {@code org.knime.core.ui}; nothing depends on it.
 */
package bio.strand.host.app;
