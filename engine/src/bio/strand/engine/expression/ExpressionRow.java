// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

/**
 * One row of an expression file.
 *
 * @param name the name of the gene (or, in a file of samples, of the sample)
 * @param texts one text for each text column, null where the file says nothing; not copied
 * @param values one measurement for each value column, NaN where nothing was measured; not copied
 * @param line the line of the file at which the row begins, 1 for the first
 */
public record ExpressionRow(String name, String[] texts, double[] values, long line) {}
