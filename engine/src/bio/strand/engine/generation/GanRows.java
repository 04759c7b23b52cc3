// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.Padding;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.training.Seeds;
import bio.strand.engine.training.TrainingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Rows in the form in which they are trained on: codes filled up to one length, or standardised
 * values, with the conditions as the networks see them. It is here that data are found unfit.
 */
final class GanRows {

    /** Ranks at which the numbers of a condition are kept. */
    private static final int QUANTILES = 21;

    private static final int FEWEST_HELD_OUT = 2;

    /** Seeds' uses that no other class may take. */
    private static final int SPLIT = 1;

    private final GeneratedKind kind;
    private final Condition condition;
    private final Part training;
    private final Part heldOut;

    /**
     * Some rows.
     *
     * @param codes codes {@code [rows][steps]}, filled up; empty for profiles
     * @param sequences the same rows in their own lengths; empty for profiles
     * @param values standardised values {@code [rows][features]}; empty for sequences
     * @param conditions {@code [rows][size]}
     */
    record Part(
            short[][] codes, EncodedSequences sequences, float[][] values, float[][] conditions) {

        int rows() {
            return conditions.length;
        }
    }

    GanRows(GanData data, Optional<GanData> given, GanSpec spec) {
        given.ifPresent(other -> requireLike(data, other));
        int[] order = order(data.rows(), spec.seed());
        int held =
                given.isPresent()
                        ? 0
                        : (int)
                                Math.min(
                                        data.rows(),
                                        Math.round(spec.heldOutShare() * order.length));
        int[] trainingRows = Arrays.copyOfRange(order, held, order.length);
        int[] heldOutRows = Arrays.copyOfRange(order, 0, held);
        Arrays.sort(trainingRows);
        Arrays.sort(heldOutRows);
        requireRows(data.rows(), trainingRows.length, spec.batchSize());
        Source source = Source.of(data, spec.variableLength(), "");
        Optional<Source> other =
                given.map(rows -> Source.of(rows, spec.variableLength(), " of the held-out rows"));
        int heldOutCount = other.map(Source::rows).orElse(held);
        if (heldOutCount < FEWEST_HELD_OUT) {
            throw new TrainingException(
                    ("There are %d held-out rows to compare generated ones with; at least %d are"
                                    + " needed. Give more rows or a greater held-out share.")
                            .formatted(heldOutCount, FEWEST_HELD_OUT));
        }
        condition = condition(data, trainingRows);
        kind = kind(source, other, trainingRows, spec.variableLength());
        training = part(source, data, trainingRows);
        heldOut =
                other.isPresent()
                        ? part(other.get(), given.get(), all(other.get().rows()))
                        : part(source, data, heldOutRows);
        requireVariety(training);
    }

    /** What is generated. */
    GeneratedKind kind() {
        return kind;
    }

    /** What rows are generated for. */
    Condition condition() {
        return condition;
    }

    /** The rows that are learnt from. */
    Part training() {
        return training;
    }

    /** The rows that generated ones are compared with. */
    Part heldOut() {
        return heldOut;
    }

    private static void requireLike(GanData data, GanData other) {
        boolean same =
                data.encoding().isPresent() == other.encoding().isPresent()
                        && data.columns().equals(other.columns())
                        && data.labels().equals(other.labels())
                        && (data.classes() == null) == (other.classes() == null)
                        && (data.numbers() == null) == (other.numbers() == null);
        if (!same) {
            throw new TrainingException(
                    "The held-out rows are of another kind than the training rows, or have other"
                            + " columns or classes. Give rows of the same table.");
        }
        if (data.encoding().isPresent()
                && !data.encoding().get().hasSameCodes(other.encoding().get())) {
            throw new TrainingException(
                    "The held-out rows are encoded in another way than the training rows (%s). Encode both alike."
                            .formatted(
                                    data.encoding()
                                            .get()
                                            .describeDifference(other.encoding().get())
                                            .orElse("in the numbering of codes")));
        }
    }

    /** The rows in an order drawn by chance. */
    private static int[] order(int rows, long seed) {
        int[] order = all(rows);
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, SPLIT));
        for (int i = rows - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    private static int[] all(int rows) {
        int[] all = new int[rows];
        Arrays.setAll(all, i -> i);
        return all;
    }

    private static void requireRows(int rows, int trainingRows, int batchSize) {
        if (trainingRows < batchSize) {
            String remedy =
                    trainingRows >= 2
                            ? "Give more rows, or set the batch size to %d or less."
                                    .formatted(trainingRows)
                            : "Give more rows.";
            throw new TrainingException(
                    "There are %d rows, %d of them to learn from, which is less than a batch of %d. %s"
                            .formatted(rows, trainingRows, batchSize, remedy));
        }
    }

    private static Condition condition(GanData data, int[] rows) {
        if (data.classes() != null) {
            List<Double> shares = new ArrayList<>();
            int[] counts = new int[data.labels().size()];
            for (int row : rows) {
                counts[data.classes()[row]]++;
            }
            for (int count : counts) {
                shares.add(count / (double) rows.length);
            }
            return new Condition.Classes(data.conditionColumn(), data.labels(), shares);
        }
        if (data.numbers() == null) {
            return new Condition.None();
        }
        double[] numbers = new double[rows.length];
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            numbers[i] = requireFinite(data.numbers()[rows[i]], data.conditionColumn(), rows[i]);
            sum += numbers[i];
        }
        double mean = sum / rows.length;
        double squares = 0;
        for (double number : numbers) {
            squares += (number - mean) * (number - mean);
        }
        if (squares == 0) {
            throw new TrainingException(
                    "The condition '%s' is %s in all rows. Choose another column or none."
                            .formatted(data.conditionColumn(), numbers[0]));
        }
        Arrays.sort(numbers);
        List<Double> quantiles = new ArrayList<>();
        for (int i = 0; i < QUANTILES; i++) {
            quantiles.add(numbers[(int) ((long) i * (numbers.length - 1) / (QUANTILES - 1))]);
        }
        return new Condition.Number(
                data.conditionColumn(), mean, Math.sqrt(squares / rows.length), quantiles);
    }

    private static double requireFinite(double number, String column, int row) {
        if (!Double.isFinite(number)) {
            throw new TrainingException(
                    "Row %d: the condition '%s' is not a finite number. Leave the row out or fill the value in."
                            .formatted(row + 1, column));
        }
        return number;
    }

    private static GeneratedKind kind(
            Source source, Optional<Source> other, int[] rows, boolean variableLength) {
        if (source.encoding() == null) {
            return profileKind(source, rows);
        }
        int steps = Math.max(source.longest(), other.map(Source::longest).orElse(0));
        boolean fixed = other.map(o -> o.longest() == source.longest()).orElse(true);
        if (!variableLength && !fixed) {
            throw new TrainingException(
                    "The held-out rows have %d positions, the training rows %d. Choose variable length, or make them equally long."
                            .formatted(other.get().longest(), source.longest()));
        }
        if (steps > GanShape.MAXIMUM_STEPS) {
            throw new TrainingException(
                    "The longest row has %d positions; at most %d can be generated. Cut the sequences."
                            .formatted(steps, GanShape.MAXIMUM_STEPS));
        }
        return new GeneratedKind.Sequences(source.encoding(), steps, variableLength);
    }

    private static GeneratedKind profileKind(Source source, int[] rows) {
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int column = 0; column < source.columns().size(); column++) {
            double sum = 0;
            for (int row : rows) {
                sum += source.values()[row][column];
            }
            double mean = sum / rows.length;
            double squares = 0;
            for (int row : rows) {
                double distance = source.values()[row][column] - mean;
                squares += distance * distance;
            }
            if (!(squares > 0)) {
                throw new TrainingException(
                        "Column '%s' is the same in all rows, so there is nothing to learn in it. Leave it out."
                                .formatted(source.columns().get(column)));
            }
            means.add(mean);
            deviations.add(Math.sqrt(squares / rows.length));
        }
        return new GeneratedKind.Profiles(source.columns(), means, deviations);
    }

    private Part part(Source source, GanData data, int[] rows) {
        float[][] conditions = new float[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            conditions[i] = vector(data, rows[i]);
        }
        if (kind instanceof GeneratedKind.Profiles profiles) {
            float[][] values = new float[rows.length][];
            for (int i = 0; i < rows.length; i++) {
                values[i] = standardised(source.values()[rows[i]], profiles);
            }
            return new Part(new short[0][], new EncodedSequences(), values, conditions);
        }
        GeneratedKind.Sequences sequences = (GeneratedKind.Sequences) kind;
        short[][] codes = new short[rows.length][];
        EncodedSequences own = new EncodedSequences();
        for (int i = 0; i < rows.length; i++) {
            short[] row = source.codes()[rows[i]];
            own.add(sequence(row, row.length));
            codes[i] = Arrays.copyOf(row, sequences.steps());
            Arrays.fill(codes[i], row.length, codes[i].length, (short) sequences.plainSymbols());
        }
        return new Part(codes, own, new float[0][], conditions);
    }

    private float[] vector(GanData data, int row) {
        if (condition instanceof Condition.Classes classes) {
            return classes.vector(data.classes()[row]);
        } else if (condition instanceof Condition.Number number) {
            return number.vector(requireFinite(data.numbers()[row], data.conditionColumn(), row));
        }
        return new float[0];
    }

    private static float[] standardised(float[] row, GeneratedKind.Profiles profiles) {
        float[] values = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            values[i] = (float) ((row[i] - profiles.means().get(i)) / profiles.deviations().get(i));
        }
        return values;
    }

    /** The first codes of a row as a sequence. */
    static EncodedSequence sequence(short[] codes, int length) {
        int[] wide = new int[length];
        for (int t = 0; t < length; t++) {
            wide[t] = codes[t] & 0xFFFF;
        }
        return EncodedSequence.ofCodes(wide);
    }

    private static void requireVariety(Part part) {
        for (int row = 1; row < part.codes().length; row++) {
            if (!Arrays.equals(part.codes()[row], part.codes()[0])) {
                return;
            }
        }
        if (part.codes().length > 0) {
            throw new TrainingException(
                    "All rows are the same sequence, so there is nothing to learn. Check the column"
                            + " and the rows before this node.");
        }
    }

    /** The rows as they are given, checked. */
    private record Source(
            SequenceEncoding encoding,
            short[][] codes,
            List<String> columns,
            float[][] values,
            int longest) {

        int rows() {
            return encoding == null ? values.length : codes.length;
        }

        static Source of(GanData data, boolean variableLength, String which) {
            if (data.encoding().isEmpty()) {
                requireFinite(data, which);
                return new Source(null, new short[0][], data.columns(), data.profiles(), 1);
            }
            SequenceEncoding encoding = data.encoding().get();
            EncodedSequences sequences = data.sequences().get();
            int plain = new GeneratedKind.Sequences(encoding, 1, false).plainSymbols();
            short[][] codes = new short[sequences.size()][];
            int longest = 0;
            for (int row = 0; row < codes.length; row++) {
                short[] whole = new short[sequences.length(row)];
                sequences.copyCodes(row, whole, 0);
                codes[row] = stripped(whole, encoding);
                requirePlain(codes[row], plain, encoding, row, which);
                longest = Math.max(longest, codes[row].length);
            }
            if (!variableLength) {
                requireOneLength(codes, which);
            }
            return new Source(encoding, codes, List.of(), new float[0][], longest);
        }

        private static void requireFinite(GanData data, String which) {
            float[][] rows = data.profiles();
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    if (!Float.isFinite(rows[row][column])) {
                        throw new TrainingException(
                                "Row %d%s, column '%s': the value is missing or infinite. Fill it in or leave the row out."
                                        .formatted(row + 1, which, data.columns().get(column)));
                    }
                }
            }
        }

        /** Without the neutral positions that the encoding filled the row up with. */
        private static short[] stripped(short[] codes, SequenceEncoding encoding) {
            int neutral = encoding.neutralCode();
            int from = 0;
            int to = codes.length;
            while (encoding.padding() == Padding.END && to > 0 && codes[to - 1] == neutral) {
                to--;
            }
            while (encoding.padding() == Padding.START && from < to && codes[from] == neutral) {
                from++;
            }
            return Arrays.copyOfRange(codes, from, to);
        }

        private static void requirePlain(
                short[] codes, int plain, SequenceEncoding encoding, int row, String which) {
            if (codes.length == 0) {
                throw new TrainingException(
                        "Row %d%s: the sequence is empty. Leave the row out."
                                .formatted(row + 1, which));
            }
            for (int t = 0; t < codes.length; t++) {
                if ((codes[t] & 0xFFFF) >= plain) {
                    throw new TrainingException(
                            ("Row %d%s, position %d: '%s' is no symbol of its own, and such a one"
                                            + " cannot be generated. Let the encoder leave out"
                                            + " sequences with ambiguity codes, gaps or unknown"
                                            + " symbols.")
                                    .formatted(
                                            row + 1,
                                            which,
                                            t + 1,
                                            encoding.tokenOf(codes[t] & 0xFFFF)));
                }
            }
        }

        private static void requireOneLength(short[][] codes, String which) {
            for (int row = 1; row < codes.length; row++) {
                if (codes[row].length != codes[0].length) {
                    throw new TrainingException(
                            ("Row %d%s has %d positions, row 1 has %d. Choose variable length, by"
                                            + " which a padding symbol is learnt, or make the"
                                            + " sequences equally long.")
                                    .formatted(row + 1, which, codes[row].length, codes[0].length));
                }
            }
        }
    }
}
