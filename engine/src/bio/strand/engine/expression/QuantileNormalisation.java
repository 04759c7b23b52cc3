// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import java.util.Arrays;

/**
 * Quantile normalisation: gives every sample the same distribution, the mean of the training
 * samples' sorted values.
 *
 * <p>Bolstad, Irizarry, Astrand and Speed, A comparison of normalization methods for high density
 * oligonucleotide array data based on variance and bias, Bioinformatics 19 (2003), 185-193. Equal
 * values of a sample get the mean of what their ranks would have got. A sample with fewer values
 * than the reference (missing ones, or another number of genes) is mapped by the share of values
 * below, with linear interpolation between neighbouring ranks.
 */
final class QuantileNormalisation {

    private final double[] reference;

    private QuantileNormalisation(double[] reference) {
        this.reference = reference;
    }

    /** With a known reference, increasing. */
    static QuantileNormalisation of(double[] reference) {
        return new QuantileNormalisation(reference);
    }

    /** Learns the reference; samples without any measured value play no part. */
    static QuantileNormalisation fit(double[][] genes, int samples) {
        int size = genes.length;
        double[] sum = new double[size];
        int used = 0;
        for (int s = 0; s < samples; s++) {
            double[] sorted = measured(genes, s);
            if (sorted.length == 0) {
                continue;
            }
            Arrays.sort(sorted);
            used++;
            for (int i = 0; i < size; i++) {
                sum[i] += at(sorted, position(i, size, sorted.length));
            }
        }
        for (int i = 0; i < size; i++) {
            sum[i] /= Math.max(1, used);
        }
        return new QuantileNormalisation(sum);
    }

    double[] reference() {
        return reference;
    }

    /** Replaces the values of all samples; gives the number of measured values. */
    long apply(double[][] genes, int samples) {
        long changed = 0;
        for (int s = 0; s < samples; s++) {
            changed += apply(genes, s, order(genes, s));
        }
        return changed;
    }

    private long apply(double[][] genes, int sample, Integer[] order) {
        for (int from = 0; from < order.length; ) {
            double value = genes[order[from]][sample];
            int to = from + 1;
            while (to < order.length && genes[order[to]][sample] == value) {
                to++;
            }
            double target = 0;
            for (int rank = from; rank < to; rank++) {
                target += at(reference, position(rank, order.length, reference.length));
            }
            for (int rank = from; rank < to; rank++) {
                genes[order[rank]][sample] = target / (to - from);
            }
            from = to;
        }
        return order.length;
    }

    private static Integer[] order(double[][] genes, int sample) {
        Integer[] order = new Integer[measured(genes, sample).length];
        int count = 0;
        for (int g = 0; g < genes.length; g++) {
            if (!Double.isNaN(genes[g][sample])) {
                order[count++] = g;
            }
        }
        Arrays.sort(order, (a, b) -> Double.compare(genes[a][sample], genes[b][sample]));
        return order;
    }

    private static double[] measured(double[][] genes, int sample) {
        return Arrays.stream(genes)
                .mapToDouble(row -> row[sample])
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    /** Where rank {@code rank} of {@code from} lies among {@code to} ranks. */
    private static double position(int rank, int from, int to) {
        if (from == to) {
            return rank;
        }
        return from == 1 ? (to - 1) / 2.0 : rank * (to - 1.0) / (from - 1.0);
    }

    private static double at(double[] sorted, double position) {
        int below = (int) Math.floor(position);
        double share = position - below;
        return share == 0 || below + 1 >= sorted.length
                ? sorted[Math.min(below, sorted.length - 1)]
                : sorted[below] + share * (sorted[below + 1] - sorted[below]);
    }
}
