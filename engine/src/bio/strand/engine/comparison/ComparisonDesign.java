// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.backend.Nd4jBackend;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.training.TrainingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Which rows are learned from and which are compared with, the two-sample tests on them, and what
 * the user should know of both. Profiles are sequences of one step. For one comparison and one
 * thread.
 */
final class ComparisonDesign {

    /** Fewer rows in one part of a two-sample test say nothing. */
    static final int MINIMUM_TEST_ROWS = 20;

    /** Figures of fewer rows are mostly chance. */
    private static final int FEW_ROWS = 200;

    private static final double MEMORISED = 0.01;
    private static final double COLLAPSED = 0.05;

    private final EncodedSequences generated;
    private final Optional<EncodedSequences> training;
    private final EncodedSequences fitted;
    private final EncodedSequences reference;

    /** Whether the rows learned from and those compared with are different ones. */
    private final boolean isDivided;

    private final Optional<SequenceIndex> trainingIndex;
    private final int symbols;
    private final ComparisonSpec spec;
    private final CancellationToken cancellation;
    private final List<String> warnings = new ArrayList<>();

    /**
     * Divides the rows.
     *
     * @param symbols number of symbols; 0 for profiles
     */
    ComparisonDesign(
            EncodedSequences generated,
            EncodedSequences real,
            Optional<EncodedSequences> training,
            int symbols,
            ComparisonSpec spec,
            CancellationToken cancellation) {
        this.generated = generated;
        this.training = training;
        this.symbols = symbols;
        this.spec = spec;
        this.cancellation = cancellation;
        if (training.isPresent()) {
            fitted = training.get();
            reference = real;
            isDivided = true;
        } else if (real.size() >= 2 * MINIMUM_TEST_ROWS) {
            RowSelection halves = new RowSelection(real, seed(0));
            fitted = halves.next(real.size() / 2);
            reference = halves.next(halves.left());
            isDivided = true;
        } else {
            fitted = real;
            reference = real;
            isDivided = false;
        }
        trainingIndex = training.map(rows -> new SequenceIndex(rows, cancellation));
        warnOfRows();
    }

    /** A seed for one use of chance, independent of those for others. */
    long seed(int use) {
        return new SplittableRandom(spec.seed() + 0x9E3779B97F4A7C15L * use).nextLong();
    }

    /** Rows that baselines are fitted to. */
    EncodedSequences fitted() {
        return fitted;
    }

    /** Rows that everything is compared with. */
    EncodedSequences reference() {
        return reference;
    }

    /** Rows that the generator learned from, if they are known. */
    Optional<EncodedSequences> training() {
        return training;
    }

    /** As many training rows as there are generated ones, or all. */
    EncodedSequences realRows() {
        return new RowSelection(fitted, seed(2)).next(generated.size());
    }

    /** The share of rows that stand in the training rows; NaN if those are not known. */
    double copies(EncodedSequences rows) {
        return trainingIndex.map(index -> index.shareOf(rows, cancellation)).orElse(Double.NaN);
    }

    /** The number of sources that will be compared with so many baselines. */
    int sources(int baselines) {
        return baselines + (training.isPresent() ? 3 : 2);
    }

    /** The part of the progress that belongs to one source. */
    static ProgressSink part(ProgressSink progress, int index, int sources) {
        return progress.step(index / (double) sources, Math.min(1, (index + 1.0) / sources));
    }

    /** Divides generated rows into those to learn from and those to judge by. */
    Optional<TwoSampleData> test(EncodedSequences rows) {
        RowSelection selection = new RowSelection(rows, seed(1));
        EncodedSequences judged = selection.next(Math.min(reference.size(), rows.size() / 2));
        int learned = Math.min(spec.classifierRows(), Math.min(selection.left(), fitted.size()));
        return parts(
                new RowSelection(fitted, seed(4)).next(learned), selection.next(learned), judged);
    }

    /** Divides training rows as if half of them were generated. */
    Optional<TwoSampleData> realTest() {
        RowSelection selection = new RowSelection(fitted, seed(5));
        EncodedSequences judged = selection.next(Math.min(reference.size(), fitted.size() / 4));
        int learned = Math.min(spec.classifierRows(), selection.left() / 2);
        return parts(selection.next(learned), selection.next(learned), judged);
    }

    private Optional<TwoSampleData> parts(
            EncodedSequences real, EncodedSequences other, EncodedSequences judged) {
        boolean tested =
                spec.logisticRegression() != ComparisonSpec.TestedSources.NONE
                        || spec.network() != ComparisonSpec.TestedSources.NONE;
        if (!tested) {
            return Optional.empty();
        }
        boolean enough =
                isDivided
                        && Math.min(real.size(), reference.size()) >= MINIMUM_TEST_ROWS
                        && Math.min(other.size(), judged.size()) >= MINIMUM_TEST_ROWS;
        if (!enough) {
            warn(
                    "There are too few rows for the two-sample tests by classifiers. Generate at least %d rows and compare with at least %d real ones; several thousand give reliable figures."
                            .formatted(2 * MINIMUM_TEST_ROWS, 2 * MINIMUM_TEST_ROWS));
            return Optional.empty();
        }
        return Optional.of(new TwoSampleData(real, other, reference, judged));
    }

    /** The two-sample test of a source by logistic regression, if it is asked for. */
    Optional<TwoSampleScore> byLogisticRegression(
            String name, SourceKind kind, Optional<TwoSampleData> rows, ProgressSink progress) {
        if (rows.isEmpty() || !spec.logisticRegression().include(kind)) {
            return Optional.empty();
        }
        progress.report(0, name + ": logistic regression learns to tell it from real rows");
        return Optional.of(test(rows.get()).byLogisticRegression(cancellation));
    }

    /** The two-sample test of a source by a network, if it is asked for. */
    Optional<TwoSampleScore> byNetwork(
            String name, SourceKind kind, Optional<TwoSampleData> rows, ProgressSink progress) {
        if (rows.isEmpty() || !spec.network().include(kind)) {
            return Optional.empty();
        }
        String task = name + ": a network learns to tell it from real rows. ";
        try {
            TwoSampleScore score =
                    test(rows.get())
                            .byNetwork(
                                    seed(3),
                                    spec.workers(),
                                    (part, message) -> progress.report(part, task + message),
                                    cancellation);
            Nd4jBackend.load().warning().ifPresent(this::warn);
            return Optional.of(score);
        } catch (TrainingException e) {
            warn(
                    "%s: the two-sample test by a network could not be made: %s"
                            .formatted(name, e.getMessage()));
            return Optional.empty();
        }
    }

    private TwoSampleTest test(TwoSampleData rows) {
        return symbols == 0
                ? TwoSampleTest.ofProfiles(rows)
                : TwoSampleTest.ofSequences(rows, symbols);
    }

    /** Adds a warning, once. */
    void warn(String warning) {
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    /** All warnings in the order in which they came up. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void warnOfRows() {
        if (training.isEmpty()) {
            warn(
                    !isDivided
                            ? "Without training rows and with only %d reference rows, the baselines are fitted to the very rows they are compared with, which flatters them. Connect the training rows, too."
                                    .formatted(reference.size())
                            : "Without training rows, one half of the reference was used to fit the baselines and to teach the classifiers, and everything is compared with the other half (%d rows); copies and nearest neighbours are not looked for. Connect the training rows, too."
                                    .formatted(reference.size()));
        }
        int fewest = Math.min(generated.size(), reference.size());
        if (fewest < FEW_ROWS) {
            warn(
                    "With only %d %s rows the figures depend much on chance: compare them with those of the real training rows, and take at least %d, better some thousands."
                            .formatted(
                                    fewest,
                                    generated.size() == fewest ? "generated" : "reference",
                                    FEW_ROWS));
        }
        double known = copies(reference);
        if (known > 0) {
            warn(
                    "%.1f %% of the reference rows stand in the training table, too, so that the comparison is not with unseen rows. Divide the data before training, for instance by the Sequence Partitioner."
                            .formatted(100 * known));
        }
    }

    /** Warns of a generator that repeats the training rows or itself. */
    void warnOfRepetition(double copies, double duplicates, double realDuplicates) {
        if (copies >= MEMORISED) {
            warn(
                    "%.1f %% of the generated rows are exact copies of training rows: the generator has memorised. Train it for a shorter time, with a smaller network, or on more rows."
                            .formatted(100 * copies));
        }
        if (duplicates > realDuplicates + COLLAPSED) {
            warn(
                    "%.1f %% of the generated rows repeat another one, %.1f %% of the real rows do: the generator gives too little variety (mode collapse)."
                            .formatted(100 * duplicates, 100 * realDuplicates));
        }
    }
}
