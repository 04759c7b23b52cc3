// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.comparison.PositionSpecificDivergence;
import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.engine.simulation.ProfileSimulationSpec;
import bio.strand.engine.simulation.ProfileSimulator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.Test;

/** Proteins and profiles of expression that are simulated, so that the truth is known. */
public final class SimulatedDataTest {

    private static GanResult train(GanData data, GanSpec spec) {
        return GanTrainer.train(
                data,
                Optional.empty(),
                spec,
                Optional.empty(),
                ProgressSink.none(),
                CancellationToken.never(),
                CancellationToken.never());
    }

    /** A family of peptides of 10 to 14 residues: an anchor C..C, a charged half, a fatty half. */
    private static EncodedSequences peptides(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String symbols = Alphabet.PROTEIN.symbols();
        EncodedSequences sequences = new EncodedSequences();
        for (int row = 0; row < rows; row++) {
            int[] codes = new int[10 + random.nextInt(5)];
            for (int t = 0; t < codes.length; t++) {
                String some = t < 6 ? "DEKR" : "AILV";
                boolean anchor = t == 2 || t == 5;
                char letter = anchor ? 'C' : some.charAt(random.nextInt(some.length()));
                codes[t] = symbols.indexOf(letter);
            }
            sequences.add(EncodedSequence.ofCodes(codes));
        }
        return sequences;
    }

    @Test
    public void proteinsOfVaryingLengthKeepTheFamilysPattern() {
        GanSpec spec =
                GanSpec.defaults()
                        .withGenerator(new GeneratorSpec.ResidualConvolution(16, 1, 5))
                        .withCritic(new CriticSpec.ResidualConvolution(16, 1, 5))
                        .withLatentSize(16)
                        .withVariableLength(true)
                        .withGeneratorLearningRate(2e-3)
                        .withCriticLearningRate(4e-3)
                        .withIterations(600)
                        .withCheckEvery(150)
                        .withSamples(0)
                        .withWorkers(1);
        GenerativeModel model =
                train(
                                GanData.ofSequences(
                                        peptides(1000, 1), SequenceEncoding.of(Alphabet.PROTEIN)),
                                spec)
                        .model();
        EncodedSequences generated = new EncodedSequences();
        int anchors = 0;
        try (SequenceGenerator generator =
                model.open(1, ProgressSink.none(), CancellationToken.never())) {
            GeneratedRows rows = generator.rows(GenerationSpec.plain(1000, 1, 1), row -> true);
            while (rows.hasNext()) {
                EncodedSequence row = rows.next().sequence().orElseThrow();
                generated.add(row);
                int cysteine = Alphabet.PROTEIN.symbols().indexOf('C');
                anchors += row.length() > 2 && row.codeAt(2) == cysteine ? 1 : 0;
            }
        }
        double divergence =
                PositionSpecificDivergence.from(peptides(1000, 2), 20, 1).mean(generated);

        assertTrue("anchors " + anchors, anchors > 700);
        assertTrue("divergence " + divergence, divergence < 0.25);
        assertTrue(generated.minimumLength() < generated.maximumLength());
    }

    @Test
    public void profilesHaveTheMeansDeviationsAndCorrelationsOfTheSimulation() {
        ProfileSimulationSpec simulation =
                new ProfileSimulationSpec(List.of("one"), 2000, 12, 2, 1, 0.5, 3);
        ProfileSimulator simulator = new ProfileSimulator(simulation);
        float[][] rows = new float[2000][];
        for (int row = 0; row < rows.length; row++) {
            double[] values = simulator.next().values();
            rows[row] = new float[values.length];
            for (int gene = 0; gene < values.length; gene++) {
                rows[row][gene] = (float) values[gene];
            }
        }
        GanSpec spec =
                GanSpec.profileDefaults()
                        .withIterations(1500)
                        .withCheckEvery(250)
                        .withSamples(0)
                        .withWorkers(1);
        GenerativeModel model = train(GanData.ofProfiles(simulator.genes(), rows), spec).model();
        double[][] generated = new double[2000][12];
        try (SequenceGenerator generator =
                model.open(1, ProgressSink.none(), CancellationToken.never())) {
            GeneratedRows stream = generator.rows(GenerationSpec.plain(2000, 1, 0), row -> true);
            for (double[] values : generated) {
                float[] profile = stream.next().profile();
                for (int gene = 0; gene < 12; gene++) {
                    values[gene] = profile[gene];
                }
            }
        }
        double[] means = simulator.means(0);
        double[][] covariances = simulator.covariances();
        for (int i = 0; i < 12; i++) {
            double deviation = Math.sqrt(covariances[i][i]);
            assertEquals("mean of gene " + i, means[i], mean(generated, i), 0.3 * deviation);
            for (int j = 0; j <= i; j++) {
                double scale = deviation * Math.sqrt(covariances[j][j]);
                assertEquals(
                        "covariance of genes " + i + " and " + j,
                        covariances[i][j] / scale,
                        covariance(generated, i, j) / scale,
                        0.35);
            }
        }
    }

    private static double mean(double[][] rows, int column) {
        double sum = 0;
        for (double[] row : rows) {
            sum += row[column] / rows.length;
        }
        return sum;
    }

    private static double covariance(double[][] rows, int i, int j) {
        double meanI = mean(rows, i);
        double meanJ = mean(rows, j);
        double sum = 0;
        for (double[] row : rows) {
            sum += (row[i] - meanI) * (row[j] - meanJ) / rows.length;
        }
        return sum;
    }
}
