// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An expression matrix in memory: genes in rows, samples in columns, NaN where nothing was
 * measured.
 *
 * <p>Memory: eight bytes a value. The values are not copied: who makes a matrix hands them over.
 */
public final class ExpressionMatrix {

    private final List<String> genes;
    private final List<String> samples;
    private final double[][] values;

    /**
     * A matrix.
     *
     * @param genes the names of the rows, all different
     * @param samples the names of the columns, all different
     * @param values {@code [genes][samples]}, finite or NaN; handed over, not copied
     * @throws IllegalArgumentException if a name occurs twice, the values do not have that shape,
     *     or one is infinite; names gene and sample
     */
    public ExpressionMatrix(List<String> genes, List<String> samples, double[][] values) {
        this.genes = List.copyOf(genes);
        this.samples = List.copyOf(samples);
        this.values = values;
        index(this.genes, "gene");
        index(this.samples, "sample");
        if (values.length != genes.size()) {
            throw new IllegalArgumentException(
                    "There are %d rows for %d genes.".formatted(values.length, genes.size()));
        }
        for (int g = 0; g < values.length; g++) {
            if (values[g].length != samples.size()) {
                throw new IllegalArgumentException(
                        "Gene '%s' has %d values for %d samples."
                                .formatted(this.genes.get(g), values[g].length, samples.size()));
            }
            for (int s = 0; s < values[g].length; s++) {
                if (Double.isInfinite(values[g][s])) {
                    throw new IllegalArgumentException(
                            "The value of gene '%s' in sample '%s' is infinite, as the logarithm of 0 is; replace it by a number or by a missing value."
                                    .formatted(this.genes.get(g), this.samples.get(s)));
                }
            }
        }
    }

    /**
     * The places of some names.
     *
     * @param names all different
     * @param kind "gene" or "sample", for the error
     * @return the index of each
     * @throws IllegalArgumentException if a name occurs twice
     */
    static Map<String, Integer> index(List<String> names, String kind) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (places.put(names.get(i), i) != null) {
                throw new IllegalArgumentException(
                        "The %s '%s' occurs twice; give every %s its own name."
                                .formatted(kind, names.get(i), kind));
            }
        }
        return places;
    }

    /**
     * The genes.
     *
     * @return their names, in the order of the rows
     */
    public List<String> genes() {
        return genes;
    }

    /**
     * The samples.
     *
     * @return their names, in the order of the columns
     */
    public List<String> samples() {
        return samples;
    }

    /**
     * A value.
     *
     * @param gene the index of the row
     * @param sample the index of the column
     * @return the value, NaN where nothing was measured
     */
    public double value(int gene, int sample) {
        return values[gene][sample];
    }

    /** The very values; not to be changed by who does not own the matrix. */
    double[][] values() {
        return values;
    }

    /** Rows and columns exchanged, in new arrays. */
    static double[][] transpose(double[][] rows, int columns) {
        double[][] transposed = new double[columns][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j][i] = rows[i][j];
            }
        }
        return transposed;
    }
}
