// SPDX-License-Identifier: Apache-2.0
/**
 * Executes a workflow: makes its nodes, applies flow variables to their settings, configures and
 * executes them in the order of their dependencies, independent ones at the same time, and tells of
 * progress.
 *
 * <p>May depend on {@code bio.strand.host.workflow}, {@code bio.strand.host.registry} and {@code
 * org.knime.core}; not on {@code output} or {@code app}, which receive results through interfaces
 * declared here.
 */
package bio.strand.host.execution;
