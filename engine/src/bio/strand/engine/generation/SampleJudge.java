// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.comparison.KmerSpectrum;
import bio.strand.engine.comparison.PositionSpecificDivergence;
import bio.strand.engine.comparison.SequenceIndex;
import bio.strand.engine.encoding.EncodedSequences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares generated rows with held-out and training rows. */
interface SampleJudge {

    /** How far generated rows are from the held-out ones; the lower the better. */
    double divergence(List<GeneratedRow> rows);

    /** Share of the rows that repeat an earlier one. */
    double duplicates(List<GeneratedRow> rows);

    /** Share of the rows that are exact copies of training rows. */
    double copies(List<GeneratedRow> rows);

    /** How far training rows are from the held-out ones, as many as are compared: the ceiling. */
    double ceiling(int rows);

    /** Share of the training rows that repeat another one. */
    double trainingDuplicates();

    /** Share of the held-out rows that are exact copies of training rows. */
    double heldOutCopies();

    /** What {@link #divergence} is, for the user. */
    String measure();

    static SampleJudge of(GanRows rows) {
        return rows.kind() instanceof GeneratedKind.Sequences sequences
                ? new OfSequences(rows, sequences.plainSymbols())
                : new OfProfiles(rows, (GeneratedKind.Profiles) rows.kind());
    }

    /**
     * The mean divergence of position-specific words as long as the alphabet allows; where it
     * allows single symbols only, half of it is the divergence of words of two wherever they stand.
     */
    final class OfSequences implements SampleJudge {

        /** More different words at a position than this are too rare to be compared. */
        private static final int MOST_WORDS = 128;

        private static final int LONGEST_WORD = 3;

        private final GanRows rows;
        private final int symbols;
        private final int wordLength;
        private final PositionSpecificDivergence byPosition;
        private final KmerSpectrum pairs;
        private final SequenceIndex training;

        private OfSequences(GanRows rows, int symbols) {
            this.rows = rows;
            this.symbols = symbols;
            EncodedSequences heldOut = rows.heldOut().sequences();
            int longest = 1;
            while (longest < Math.min(LONGEST_WORD, heldOut.maximumLength())
                    && Math.pow(symbols, longest + 1) <= MOST_WORDS) {
                longest++;
            }
            wordLength = longest;
            byPosition = PositionSpecificDivergence.from(heldOut, symbols, wordLength);
            boolean countable = wordLength == 1 && KmerSpectrum.isCountable(symbols, 2);
            pairs = countable ? KmerSpectrum.of(heldOut, symbols, 2) : null;
            training = new SequenceIndex(rows.training().sequences());
        }

        private static EncodedSequences sequences(List<GeneratedRow> generated) {
            EncodedSequences sequences = new EncodedSequences();
            generated.forEach(row -> sequences.add(row.sequence().orElseThrow()));
            return sequences;
        }

        private double divergence(EncodedSequences sequences) {
            double divergence = byPosition.mean(sequences);
            if (pairs == null || pairs.total() == 0) {
                return divergence;
            }
            double ofPairs = pairs.divergence(KmerSpectrum.of(sequences, symbols, 2));
            // Rows of one symbol each have no pairs.
            return (divergence + (Double.isNaN(ofPairs) ? 1 : ofPairs)) / 2;
        }

        @Override
        public double divergence(List<GeneratedRow> generated) {
            return divergence(sequences(generated));
        }

        @Override
        public double duplicates(List<GeneratedRow> generated) {
            return new SequenceIndex(sequences(generated)).duplicateShare();
        }

        @Override
        public double copies(List<GeneratedRow> generated) {
            return training.shareOf(sequences(generated));
        }

        @Override
        public double ceiling(int count) {
            EncodedSequences all = rows.training().sequences();
            EncodedSequences some = new EncodedSequences();
            for (int i = 0; i < Math.min(count, all.size()); i++) {
                some.add(all.get((int) ((long) i * all.size() / Math.min(count, all.size()))));
            }
            return divergence(some);
        }

        @Override
        public double trainingDuplicates() {
            return training.duplicateShare();
        }

        @Override
        public double heldOutCopies() {
            return training.shareOf(rows.heldOut().sequences());
        }

        @Override
        public String measure() {
            String words = wordLength == 1 ? "symbols" : "words of " + wordLength + " symbols";
            String measure = "Jensen-Shannon divergence of position-specific " + words;
            return pairs == null ? measure : measure + " and of pairs (mean of both)";
        }
    }

    /**
     * The energy distance {@code 2 E|X - Y| - E|X - X'| - E|Y - Y'|} of standardised values, which
     * is the squared maximum mean discrepancy of the distance kernel (Sejdinovic et al., Ann.
     * Statist. 41:2263-2291, 2013), per root of the number of features.
     */
    final class OfProfiles implements SampleJudge {

        /** Measured values are not met exactly: mean deviation below which rows are the same. */
        private static final double COPY_DISTANCE = 0.01;

        private static final int MOST_ROWS = 1000;
        private static final int MOST_PRODUCTS = 200_000_000;

        private final GeneratedKind.Profiles kind;
        private final GanRows rows;
        private final float[][] reference;
        private final double within;

        private OfProfiles(GanRows rows, GeneratedKind.Profiles kind) {
            this.kind = kind;
            this.rows = rows;
            reference = some(rows.heldOut().values());
            within = within(reference);
        }

        private float[][] some(float[][] values) {
            int most =
                    (int)
                            Math.max(
                                    50,
                                    Math.min(
                                            MOST_ROWS,
                                            Math.sqrt(
                                                    (double) MOST_PRODUCTS
                                                            / kind.columns().size())));
            return Arrays.copyOf(values, Math.min(values.length, most));
        }

        private static double distance(float[] x, float[] y) {
            double squares = 0;
            for (int i = 0; i < x.length; i++) {
                double d = x[i] - y[i];
                squares += d * d;
            }
            return Math.sqrt(squares / x.length);
        }

        private static double within(float[][] values) {
            double sum = 0;
            for (int i = 1; i < values.length; i++) {
                for (int j = 0; j < i; j++) {
                    sum += distance(values[i], values[j]);
                }
            }
            return 2 * sum / (values.length * (values.length - 1.0));
        }

        private double divergence(float[][] given) {
            float[][] values = some(given);
            double between = 0;
            for (float[] x : values) {
                for (float[] y : reference) {
                    between += distance(x, y);
                }
            }
            between /= (double) values.length * reference.length;
            return 2 * between - within - within(values);
        }

        @Override
        public double divergence(List<GeneratedRow> generated) {
            return divergence(standardised(generated));
        }

        private float[][] standardised(List<GeneratedRow> generated) {
            float[][] values = new float[generated.size()][];
            for (int row = 0; row < values.length; row++) {
                float[] profile = generated.get(row).profile();
                values[row] = new float[profile.length];
                for (int i = 0; i < profile.length; i++) {
                    values[row][i] =
                            (float) ((profile[i] - kind.means().get(i)) / kind.deviations().get(i));
                }
            }
            return values;
        }

        @Override
        public double duplicates(List<GeneratedRow> generated) {
            Set<List<Float>> distinct = new HashSet<>();
            generated.forEach(row -> distinct.add(boxed(row.profile())));
            return 1 - distinct.size() / (double) generated.size();
        }

        private static List<Float> boxed(float[] values) {
            List<Float> list = new ArrayList<>(values.length);
            for (float value : values) {
                list.add(value);
            }
            return list;
        }

        @Override
        public double copies(List<GeneratedRow> generated) {
            int copies = 0;
            for (float[] row : some(standardised(generated))) {
                copies += isCopy(row) ? 1 : 0;
            }
            return copies / (double) some(new float[generated.size()][]).length;
        }

        private boolean isCopy(float[] row) {
            for (float[] known : rows.training().values()) {
                if (distance(row, known) < COPY_DISTANCE) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public double ceiling(int count) {
            float[][] values = rows.training().values();
            return divergence(Arrays.copyOf(values, Math.min(count, values.length)));
        }

        @Override
        public double trainingDuplicates() {
            return 0;
        }

        @Override
        public double heldOutCopies() {
            int copies = 0;
            for (float[] row : reference) {
                copies += isCopy(row) ? 1 : 0;
            }
            return copies / (double) reference.length;
        }

        @Override
        public String measure() {
            return "Energy distance of standardised values";
        }
    }
}
