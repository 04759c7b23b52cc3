// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.workflows;

import java.util.Locale;
import java.util.Random;

/**
 * An invented experiment as a plain matrix: raw intensities of genes over time after a stimulus,
 * and how each gene responds. Drawn with a fixed seed, so that the file is always the same. Genes
 * respond after different delays, so that no single time point tells the responses apart. As in
 * real arrays, genes differ in level, arrays in brightness, some values were not measured, and a
 * few genes hardly at all.
 */
final class ExpressionSample {

    private static final String[] RESPONSES = {"transient", "sustained", "oscillating", "none"};
    private static final int GENES_A_RESPONSE = 100;
    private static final int ARRAYS = 20;
    private static final int MINUTES = 10;
    private static final double NOISE = 0.2;

    private ExpressionSample() {}

    /**
     * Makes the file.
     *
     * @return its text: tabs between columns, LF at the ends of lines
     */
    static String text() {
        Random random = new Random(20260102);
        StringBuilder text = new StringBuilder("Gene\tResponse");
        double[] brightness = new double[ARRAYS];
        for (int array = 0; array < ARRAYS; array++) {
            text.append('\t').append(array * MINUTES).append(" min");
            brightness[array] = 0.7 * random.nextGaussian();
        }
        text.append('\n');
        for (int i = 0; i < RESPONSES.length * GENES_A_RESPONSE; i++) {
            int response = i % RESPONSES.length;
            text.append(String.format(Locale.ROOT, "GENE%03d\t%s", i + 1, RESPONSES[response]));
            double level = 6 + 5 * random.nextDouble();
            double height = (1.5 + random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            double delay = 20 + 90 * random.nextDouble();
            double missing = random.nextInt(20) == 0 ? 0.5 : 0.05;
            for (int array = 0; array < ARRAYS; array++) {
                double logarithm =
                        level
                                + height * response(response, array * MINUTES - delay)
                                + brightness[array]
                                + NOISE * random.nextGaussian();
                boolean measured = random.nextDouble() >= missing;
                text.append('\t')
                        .append(
                                measured
                                        ? String.format(
                                                Locale.ROOT, "%.1f", StrictMath.pow(2, logarithm))
                                        : "NA");
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** The shape of a response, about 0 to 1, some minutes after it set in. */
    private static double response(int kind, double minutes) {
        double begun = 1 / (1 + StrictMath.exp(-minutes / 4));
        return switch (kind) {
            case 0 -> begun * StrictMath.exp(-Math.max(0, minutes) / 25);
            case 1 -> begun;
            case 2 -> 0.5 * StrictMath.cos(2 * Math.PI * minutes / 60);
            default -> 0;
        };
    }
}
