// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

/** The file formats of expression matrices. */
public enum ExpressionFormat {
    /**
     * Series matrix of the Gene Expression Omnibus: {@code !Series_} and {@code !Sample_} lines,
     * then a table between {@code !series_matrix_table_begin} and {@code !series_matrix_table_end}.
     */
    SERIES_MATRIX,
    /**
     * GCT of GenePattern and the Connectivity Map, version 1.2 ({@code #1.2}: name, description,
     * samples) or 1.3 ({@code #1.3}: with annotations of rows and columns).
     */
    GCT,
    /**
     * A plain matrix: a header with the names of the columns, then one row a gene (or sample), its
     * name first; separated by tabs, semicolons or commas.
     */
    DELIMITED
}
