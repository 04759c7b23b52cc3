// SPDX-License-Identifier: Apache-2.0
/**
 * Alphabets, sequence records and the readers of sequence files.
 *
 * <p>May depend on {@code progress} on FastCSV ({@code de.siegmar.fastcsv}) for delimited text and
 * on BioJava ({@code org.biojava.nbio}), which nothing outside this package knows; on nothing else
 * of the engine. Readers stream: they hold one record at a time, whatever the size of the file.
 */
package bio.strand.engine.sequence;
