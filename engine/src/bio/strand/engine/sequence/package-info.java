// SPDX-License-Identifier: Apache-2.0
/**
 * Alphabets, sequence records and the readers of sequence files.
 *
 * <p>May depend on {@code progress} and {@code files}, on FastCSV ({@code de.siegmar.fastcsv}) for
 * delimited text and on BioJava ({@code org.biojava.nbio}), which nothing outside this package
 * knows; on nothing else of the engine. Readers stream: they hold one record at a time, whatever
 * the size of the file.
 *
 * <p>BioJava gives the substitution matrices. Its parsers of flat files are not used, because
 * BioJava 7.1.4 gives wrong records for legal files: one without {@code ORIGIN} gets the sequence
 * of the record before it; parts of a location on other records count as if they lay on this one;
 * {@code one-of(1,4)..20} and {@code (3.5)..20} lose their ends; features lose their order; doubled
 * quotes stay doubled; and its errors name no line. It has no parser of EMBL features, UniProt text
 * or (in its core) FASTQ, and keeps an object for each base. In tests it is the referee for what it
 * reads.
 */
package bio.strand.engine.sequence;
