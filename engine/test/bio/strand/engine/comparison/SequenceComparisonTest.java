// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import static bio.strand.engine.comparison.SequenceSamples.dna;
import static bio.strand.engine.comparison.SequenceSamples.uniform;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.comparison.ComparisonSpec.TestedSources;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.sequence.Alphabet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.Test;

public class SequenceComparisonTest {

    private static final List<String> BASES = List.of("A", "C", "G", "T");

    /** A position-specific chain of order 1 that no simpler baseline can follow. */
    private static EncodedSequences real(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EncodedSequences sequences = new EncodedSequences();
        for (int i = 0; i < rows; i++) {
            byte[] row = new byte[24];
            row[0] = (byte) random.nextInt(4);
            for (int t = 1; t < row.length; t++) {
                boolean bound = random.nextDouble() < 0.5;
                row[t] = bound ? (byte) ((row[t - 1] + t) % 4) : (byte) random.nextInt(4);
            }
            sequences.add(row, 0, row.length);
        }
        return sequences;
    }

    @Test
    public void ranksGeneratorsByHowCloseTheyComeToNature() {
        SequenceReport report =
                compare(
                        real(1200, 1),
                        real(400, 2),
                        Optional.of(real(1200, 3)),
                        spec(
                                List.of(
                                        SequenceBaselineKind.MARKOV_2,
                                        SequenceBaselineKind.POSITION_WEIGHTS,
                                        SequenceBaselineKind.POSITION_MARKOV_1),
                                TestedSources.ALL,
                                TestedSources.NONE));
        assertEquals(
                List.of(SourceKind.GENERATED, SourceKind.REAL, SourceKind.REFERENCE),
                report.sources().subList(0, 3).stream().map(SequenceFigures::kind).toList());
        assertEquals(6, report.sources().size());
        assertEquals(List.of(), report.warnings());
        SequenceFigures good = report.generated();
        SequenceFigures weights = named(report, "Position weight matrix");
        SequenceFigures markov = named(report, "Markov chain, order 2");
        SequenceFigures chain = named(report, "Position-specific Markov chain, order 1");
        assertTrue(weights.positionDivergence()[2] > 3 * good.positionDivergence()[2]);
        assertTrue(markov.positionDivergence()[2] > 3 * good.positionDivergence()[2]);
        assertTrue(chain.positionDivergence()[2] < 1.3 * good.positionDivergence()[2]);
        assertTrue(report.bestBaseline().orElseThrow().name().startsWith("Position-specific"));
        for (SequenceFigures figures :
                List.of(good, chain, named(report, "Real (training rows)"))) {
            TwoSampleScore score = figures.logisticRegression().orElseThrow();
            assertEquals(figures.name(), 0.5, score.area(), 3.5 * score.standardError());
        }
        assertTrue(weights.logisticRegression().orElseThrow().area() > 0.7);
        assertTrue(report.reference().logisticRegression().isEmpty());
        assertEquals(Double.NaN, report.reference().positionDivergence()[2], 0);
        assertEquals(0.5, good.gcContent().mean(), 0.05);
        assertEquals(24, good.lengths().mean(), 0);
        assertEquals(200, good.identities().size());
        assertTrue(good.identities().mean() < 1);
    }

    @Test
    public void headlineIsThePositionSpecificDivergenceOfTheSameRows() {
        EncodedSequences generated = real(300, 1);
        EncodedSequences reference = real(300, 2);
        SequenceReport report =
                compare(
                        generated,
                        reference,
                        Optional.of(real(300, 3)),
                        spec(List.of(), TestedSources.NONE, TestedSources.NONE));
        for (int k = 1; k <= 3; k++) {
            assertEquals(
                    PositionSpecificDivergence.from(reference, 4, k).mean(generated),
                    report.generated().positionDivergence()[k - 1],
                    1e-12);
        }
        for (int k = 1; k <= 6; k++) {
            assertEquals(
                    KmerSpectrum.of(reference, 4, k).divergence(KmerSpectrum.of(generated, 4, k)),
                    report.generated().kmerDivergence()[k - 1],
                    1e-12);
        }
        assertArrayEquals(
                PositionSpecificDivergence.from(reference, 4, 3).byPosition(generated),
                report.generated().divergenceByPosition(),
                1e-12);
    }

    @Test
    public void networkJudgesGeneratedAndRealRowsAloneIfAsked() {
        SequenceReport report =
                compare(
                        uniform(400, 24, 4, 1),
                        real(200, 2),
                        Optional.of(real(400, 3)),
                        spec(
                                List.of(SequenceBaselineKind.SHUFFLED),
                                TestedSources.NONE,
                                TestedSources.GENERATED_AND_REAL));
        assertTrue(report.generated().network().orElseThrow().area() > 0.7);
        assertTrue(named(report, "Real (training rows)").network().isPresent());
        assertTrue(named(report, "Shuffled").network().isEmpty());
        assertTrue(report.generated().logisticRegression().isEmpty());
    }

    @Test
    public void withoutTrainingRowsHalfOfTheReferenceTakesTheirPlace() {
        SequenceReport report =
                compare(
                        real(600, 1),
                        real(800, 2),
                        Optional.empty(),
                        spec(
                                List.of(SequenceBaselineKind.POSITION_WEIGHTS),
                                TestedSources.ALL,
                                TestedSources.NONE));
        assertEquals(400, report.reference().rows());
        assertEquals(3, report.sources().size());
        assertEquals(Double.NaN, report.generated().copies(), 0);
        assertEquals(0, report.generated().identities().size());
        assertTrue(report.generated().logisticRegression().isPresent());
        assertEquals(1, report.warnings().size());
        assertTrue(report.warnings().get(0), report.warnings().get(0).contains("400 rows"));
    }

    @Test
    public void warnsOfCopiesRepetitionsAndKnownReferenceRows() {
        EncodedSequences training = real(300, 3);
        EncodedSequences generated = new EncodedSequences();
        for (int i = 0; i < 300; i++) {
            generated.add(training.get(i % 100));
        }
        EncodedSequences reference = real(295, 4);
        for (int i = 0; i < 5; i++) {
            reference.add(training.get(i));
        }
        SequenceReport report =
                compare(
                        generated,
                        reference,
                        Optional.of(training),
                        spec(List.of(), TestedSources.NONE, TestedSources.NONE));
        assertEquals(1, report.generated().copies(), 0);
        assertEquals(1, report.generated().identities().mean(), 0);
        assertEquals(2 / 3.0, report.generated().duplicates(), 1e-12);
        String warnings = String.join("\n", report.warnings());
        assertTrue(warnings, warnings.contains("memorised"));
        assertTrue(warnings, warnings.contains("mode collapse"));
        assertTrue(warnings, warnings.contains("of the reference rows stand in the training"));
    }

    @Test
    public void oneRowAllEqualAndTooShortSequencesGiveWhatCanBeSaid() {
        SequenceReport one =
                compare(
                        dna("A"),
                        dna("ACGT"),
                        Optional.of(dna("AC")),
                        spec(
                                List.of(SequenceBaselineKind.values()),
                                TestedSources.ALL,
                                TestedSources.ALL));
        assertEquals(Double.NaN, one.generated().kmerDivergence()[2], 0);
        assertTrue(one.generated().kmerDivergence()[0] > 0);
        assertTrue(one.generated().logisticRegression().isEmpty());
        String warnings = String.join("\n", one.warnings());
        assertTrue(warnings, warnings.contains("too few rows"));
        assertTrue(warnings, warnings.contains("1 to 1 positions, the reference 4 to 4"));
        EncodedSequences equal = new EncodedSequences();
        for (int i = 0; i < 60; i++) {
            equal.add(dna("ACGTAC").get(0));
        }
        SequenceReport same =
                compare(
                        equal,
                        equal,
                        Optional.of(equal),
                        spec(
                                List.of(SequenceBaselineKind.values()),
                                TestedSources.ALL,
                                TestedSources.NONE));
        assertEquals(0, same.generated().positionDivergence()[2], 0);
        assertEquals(0.5, same.generated().logisticRegression().orElseThrow().area(), 0);
    }

    @Test
    public void allUnknownSymbolsLeaveFiguresUnknown() {
        SequenceReport report =
                compare(
                        dna("NNNN", "NNNN"),
                        dna("ACGT", "ACGA"),
                        Optional.of(dna("ACGT")),
                        spec(List.of(), TestedSources.NONE, TestedSources.NONE));
        assertEquals(Double.NaN, report.generated().positionDivergence()[0], 0);
        assertEquals(0, report.generated().gcContent().size());
    }

    @Test
    public void manySymbolsLoseOnlyWhatCannotBeCounted() {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            tokens.add("token " + i);
        }
        SequenceReport report =
                SequenceComparison.compare(
                        new SequenceComparisonData(
                                uniform(80, 6, 1500, 1),
                                uniform(80, 6, 1500, 2),
                                Optional.of(uniform(80, 6, 1500, 3)),
                                tokens,
                                Optional.empty()),
                        spec(
                                List.of(SequenceBaselineKind.values()),
                                TestedSources.ALL,
                                TestedSources.GENERATED_AND_REAL),
                        ProgressSink.none(),
                        CancellationToken.never());
        assertEquals(Double.NaN, report.generated().kmerDivergence()[5], 0);
        assertTrue(report.generated().kmerDivergence()[0] > 0);
        assertTrue(report.sources().stream().noneMatch(s -> s.name().endsWith("order 5")));
        assertTrue(report.generated().network().isPresent());
        assertEquals(List.of(), report.generated().motifs());
    }

    @Test
    public void equalSeedsGiveEqualReportsAndProgressAscends() {
        List<Double> seen = new ArrayList<>();
        ComparisonSpec spec =
                spec(List.of(SequenceBaselineKind.MARKOV_2), TestedSources.ALL, TestedSources.NONE);
        SequenceComparisonData data = data(real(100, 1), real(100, 2), Optional.of(real(100, 3)));
        SequenceReport first =
                SequenceComparison.compare(
                        data,
                        spec,
                        (fraction, message) -> seen.add(fraction),
                        CancellationToken.never());
        SequenceReport second =
                SequenceComparison.compare(
                        data, spec, ProgressSink.none(), CancellationToken.never());
        for (int i = 0; i < first.sources().size(); i++) {
            assertArrayEquals(
                    first.sources().get(i).kmerDivergence(),
                    second.sources().get(i).kmerDivergence(),
                    0);
            assertEquals(
                    first.sources().get(i).logisticRegression().map(TwoSampleScore::area),
                    second.sources().get(i).logisticRegression().map(TwoSampleScore::area));
        }
        assertEquals(seen.stream().sorted().toList(), seen);
        assertTrue(seen.get(seen.size() - 1) <= 1);
    }

    @Test
    public void refusesNothingToCompareAndStopsWhenCancelled() {
        EncodedSequences none = new EncodedSequences();
        assertThrows(IllegalArgumentException.class, () -> data(none, dna("A"), Optional.empty()));
        assertThrows(
                IllegalArgumentException.class, () -> data(dna("A"), dna("A"), Optional.of(none)));
        SequenceComparisonData data = data(dna("A"), dna("A"), Optional.empty());
        assertThrows(
                CancelledException.class,
                () ->
                        SequenceComparison.compare(
                                data, ComparisonSpec.defaults(), ProgressSink.none(), () -> true));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        spec(
                                List.of(
                                        SequenceBaselineKind.SHUFFLED,
                                        SequenceBaselineKind.SHUFFLED),
                                TestedSources.ALL,
                                TestedSources.ALL));
    }

    private static SequenceFigures named(SequenceReport report, String name) {
        return report.sources().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ComparisonSpec spec(
            List<SequenceBaselineKind> baselines, TestedSources regression, TestedSources network) {
        return new ComparisonSpec(
                baselines,
                true,
                regression,
                network,
                1000,
                200,
                new MotifChoice.Learned(4),
                0.01,
                7,
                1);
    }

    private static SequenceComparisonData data(
            EncodedSequences generated,
            EncodedSequences reference,
            Optional<EncodedSequences> training) {
        return new SequenceComparisonData(
                generated, reference, training, BASES, Optional.of(Alphabet.DNA));
    }

    private static SequenceReport compare(
            EncodedSequences generated,
            EncodedSequences reference,
            Optional<EncodedSequences> training,
            ComparisonSpec spec) {
        return SequenceComparison.compare(
                data(generated, reference, training),
                spec,
                ProgressSink.none(),
                CancellationToken.never());
    }
}
