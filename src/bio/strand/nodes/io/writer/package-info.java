// SPDX-License-Identifier: Apache-2.0
/**
 * The Sequence Writer: sequences of a table into a FASTA file.
 *
 * <p>May depend on the shared node packages ({@code tables}, {@code runtime}), on the engine and on
 * KNIME's API; not on other nodes.
 */
package bio.strand.nodes.io.writer;
