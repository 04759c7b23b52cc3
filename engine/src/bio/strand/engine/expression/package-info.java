// SPDX-License-Identifier: Apache-2.0
/**
 * Expression matrices: reading them from the formats of the field, and preparing them for learning.
 *
 * <p>May depend on {@code sequence}, for the decoding of files, on {@code files} and on {@code
 * progress}; on FastCSV for delimited text and on Gson for the stored form of a fitted
 * preprocessing.
 *
 * <p><b>Orientation.</b> Inside this package a matrix always has genes in rows and samples in
 * columns, as the field writes it: {@code values[gene][sample]}. "Gene" stands for whatever was
 * measured (gene, probe, protein, metabolite), "sample" for whatever it was measured in (array,
 * library, patient, time point).
 *
 * <p><b>Missing values</b> are NaN; infinite values are refused where a matrix comes into being.
 */
package bio.strand.engine.expression;
