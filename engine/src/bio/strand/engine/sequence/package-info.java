// SPDX-License-Identifier: Apache-2.0
/**
 * Alphabets, sequence records and the readers of sequence files.
 *
 * <p>May depend on {@code progress} and on FastCSV ({@code de.siegmar.fastcsv}) for delimited text;
 * on nothing else of the engine. Readers stream: they hold one record at a time, whatever the size
 * of the file.
 */
package bio.strand.engine.sequence;
