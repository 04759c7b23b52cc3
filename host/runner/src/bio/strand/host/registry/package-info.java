// SPDX-License-Identifier: Apache-2.0
/**
 * Which nodes are installed: a small interface, and its implementation over the extension points
 * {@code org.knime.workbench.repository.nodes} and {@code ...categories}.
 *
 * <p>May depend on {@code org.knime.core} and on the Eclipse extension registry; on no other
 * package of this bundle.
 */
package bio.strand.host.registry;
