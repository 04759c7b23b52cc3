// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.engine.simulation.Normals;
import bio.strand.engine.training.TrainingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class GanTrainerTest {

    private static final int STEPS = 12;

    private static final GanSpec SPEC =
            GanSpec.defaults()
                    .withGenerator(new GeneratorSpec.ResidualConvolution(8, 1, 3))
                    .withCritic(new CriticSpec.ResidualConvolution(8, 1, 3))
                    .withLatentSize(8)
                    .withBatchSize(40)
                    .withGeneratorLearningRate(1e-3)
                    .withCriticLearningRate(2e-3)
                    .withIterations(30)
                    .withCheckEvery(10)
                    .withSamples(3)
                    .withWorkers(1);

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    /** Rows of which the first half is of A and C mostly, and the second of G and T. */
    private static EncodedSequences halves(int rows) {
        SplittableRandom random = new SplittableRandom(5);
        EncodedSequences sequences = new EncodedSequences();
        for (int row = 0; row < rows; row++) {
            int[] codes = new int[STEPS];
            for (int t = 0; t < STEPS; t++) {
                int pair = random.nextInt(10) == 0 ? 1 - t * 2 / STEPS : t * 2 / STEPS;
                codes[t] = 2 * pair + random.nextInt(2);
            }
            sequences.add(EncodedSequence.ofCodes(codes));
        }
        return sequences;
    }

    private static GanData data() {
        return GanData.ofSequences(halves(300), SequenceEncoding.of(Alphabet.DNA));
    }

    private static GanResult train(GanSpec spec) {
        return train(
                data(),
                spec,
                Optional.empty(),
                CancellationToken.never(),
                CancellationToken.never());
    }

    private static GanResult train(
            GanData data,
            GanSpec spec,
            Optional<GanCheckpoints> checkpoints,
            CancellationToken stop,
            CancellationToken cancellation) {
        return GanTrainer.train(
                data, Optional.empty(), spec, checkpoints, ProgressSink.none(), stop, cancellation);
    }

    private static byte[] bytes(GanResult result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GenerativeModelWriter.write(result.model(), out);
        return out.toByteArray();
    }

    private static List<String> texts(GanResult result) {
        List<String> texts = new ArrayList<>();
        result.samples()
                .forEach(
                        sample ->
                                texts.add(
                                        sample.iteration()
                                                + " "
                                                + sample.index()
                                                + " "
                                                + sample.row().sequence()
                                                + " "
                                                + sample.row().score()));
        return texts;
    }

    private static List<GanSpec> specs() {
        return List.of(
                SPEC,
                SPEC.withObjective(new ObjectiveSpec.HingeSpectral()).withCriticSteps(2),
                SPEC.withObjective(new ObjectiveSpec.WassersteinGradientPenalty(10))
                        .withRelaxation(new Relaxation.Softmax(1))
                        .withCriticSteps(2));
    }

    /** Asks as often as is allowed before it says yes. */
    private static CancellationToken after(int questions) {
        int[] asked = {0};
        return () -> ++asked[0] > questions;
    }

    /** Of 2000 rows 200 are held out, from which as many training rows are about 0.03 away. */
    @Test
    public void learnsWhatStandsWhere() {
        GanResult result =
                train(
                        GanData.ofSequences(halves(2000), SequenceEncoding.of(Alphabet.DNA)),
                        SPEC.withIterations(300).withCheckEvery(100),
                        Optional.empty(),
                        CancellationToken.never(),
                        CancellationToken.never());
        double first = result.history().get(0).divergence();
        double best = result.history().get(bestIndex(result)).divergence();

        assertTrue(first + " to " + best, best < 0.7 * first);
        assertTrue("" + best, best < 0.1);
    }

    private static int bestIndex(GanResult result) {
        return result.model().provenance().bestCheck() - 1;
    }

    @Test
    public void numberOfWorkersDoesNotChangeAByte() throws IOException {
        for (GanSpec spec : specs()) {
            GanResult one = train(spec);
            GanResult three = train(spec.withWorkers(3));

            assertArrayEquals(spec.objective().label(), bytes(one), bytes(three));
            assertEquals(texts(one), texts(three));
        }
    }

    @Test
    public void anotherSeedGivesAnotherModel() throws IOException {
        byte[] one = bytes(train(SPEC));
        byte[] two = bytes(train(SPEC.withSeed(2)));

        assertFalse(Arrays.equals(one, two));
    }

    @Test
    public void trainingThatIsCancelledAndResumedGivesTheBytesOfTrainingInOneGo()
            throws IOException {
        for (GanSpec spec : specs()) {
            GanResult whole = train(spec);
            int questions = questionsOf(spec);
            for (int quarter = 1; quarter <= 3; quarter++) {
                Path file = folder.newFolder().toPath().resolve("gan.checkpoint");
                Optional<GanCheckpoints> checkpoints = Optional.of(new GanCheckpoints(file, 0, 0));
                CancellationToken cancellation = after(questions * quarter / 4);
                assertThrows(
                        CancelledException.class,
                        () ->
                                train(
                                        data(),
                                        spec,
                                        checkpoints,
                                        CancellationToken.never(),
                                        cancellation));
                assertTrue(Files.exists(file));
                GanResult resumed =
                        train(
                                data(),
                                spec,
                                checkpoints,
                                CancellationToken.never(),
                                CancellationToken.never());

                assertArrayEquals(spec.objective().label(), bytes(whole), bytes(resumed));
                assertEquals(texts(whole), texts(resumed));
                assertFalse(Files.exists(file));
            }
        }
    }

    /** How often training asks whether it is cancelled. */
    private static int questionsOf(GanSpec spec) {
        int[] asked = {0};
        CancellationToken counting =
                () -> {
                    asked[0]++;
                    return false;
                };
        train(data(), spec, Optional.empty(), CancellationToken.never(), counting);
        return asked[0];
    }

    /** Several questions an iteration: nobody waits longer than a part of one. */
    @Test
    public void cancellationInTheMidstOfTrainingIsNoticed() {
        int asked = questionsOf(SPEC);

        assertTrue("" + asked, asked > 3 * SPEC.iterations());
    }

    @Test
    public void stoppingEarlyKeepsWhatThereIs() {
        GanResult result =
                train(
                        data(),
                        SPEC.withIterations(100_000),
                        Optional.empty(),
                        after(15),
                        CancellationToken.never());

        assertEquals(2, result.history().size());
        assertEquals(15, result.history().get(1).iteration());
    }

    @Test
    public void aLimitOfTimeEndsTraining() {
        GanResult result = train(SPEC.withIterations(100_000_000).withMinutes(0.01));

        assertTrue(result.history().size() >= 1);
    }

    @Test
    public void resumingWithFewerIterationsGivesWhatHadBeenReached() throws IOException {
        Path file = folder.newFolder().toPath().resolve("gan.checkpoint");
        Optional<GanCheckpoints> checkpoints = Optional.of(new GanCheckpoints(file, 10, 0));
        CancellationToken cancellation = after(questionsOf(SPEC));
        assertThrows(
                CancelledException.class,
                () ->
                        train(
                                data(),
                                SPEC.withIterations(100_000),
                                checkpoints,
                                CancellationToken.never(),
                                cancellation));
        GanResult result =
                train(
                        data(),
                        SPEC.withIterations(1),
                        checkpoints,
                        CancellationToken.never(),
                        CancellationToken.never());
        int reached = result.history().get(result.history().size() - 1).iteration();

        assertTrue("" + reached, reached > 10 && reached < 100_000);
    }

    @Test
    public void checkpointOfOtherDataIsRefused() throws IOException {
        Path file = folder.newFolder().toPath().resolve("gan.checkpoint");
        Optional<GanCheckpoints> checkpoints = Optional.of(new GanCheckpoints(file, 10, 0));
        assertThrows(
                CancelledException.class,
                () -> train(data(), SPEC, checkpoints, CancellationToken.never(), after(100)));
        GanData other = GanData.ofSequences(halves(301), SequenceEncoding.of(Alphabet.DNA));
        String message =
                assertThrows(
                                TrainingException.class,
                                () ->
                                        train(
                                                other,
                                                SPEC,
                                                checkpoints,
                                                CancellationToken.never(),
                                                CancellationToken.never()))
                        .getMessage();

        assertThat(message, containsString("it belongs to other data, settings or versions"));
    }

    @Test
    public void damagedCheckpointIsRefused() throws IOException {
        Path file = folder.newFolder().toPath().resolve("gan.checkpoint");
        Files.write(file, new byte[100]);
        String message =
                assertThrows(
                                TrainingException.class,
                                () ->
                                        train(
                                                data(),
                                                SPEC,
                                                Optional.of(new GanCheckpoints(file, 10, 0)),
                                                CancellationToken.never(),
                                                CancellationToken.never()))
                        .getMessage();

        assertThat(message, containsString("it is not a checkpoint of a GAN Learner"));
        assertThat(message, containsString("Delete it, or choose another file"));
    }

    /**
     * A number that is none gets into the state, here into the discriminator's optimiser by way of
     * a checkpoint, after the second comparison.
     */
    @Test
    public void trainingThatDivergesKeepsTheLastGoodGenerator() throws Exception {
        Path file = folder.newFolder().toPath().resolve("gan.checkpoint");
        Optional<GanCheckpoints> checkpoints = Optional.of(new GanCheckpoints(file, 0, 0));
        CancellationToken cancellation = after(questionsOf(SPEC) * 3 / 5);
        assertThrows(
                CancelledException.class,
                () -> train(data(), SPEC, checkpoints, CancellationToken.never(), cancellation));
        byte[] content = Files.readAllBytes(file);
        int body = content.length - 32;
        ByteBuffer.wrap(content).putFloat(body - Float.BYTES, Float.NaN);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(content, 0, body);
        System.arraycopy(sha256.digest(), 0, content, body, 32);
        Files.write(file, content);
        GanResult result =
                train(
                        data(),
                        SPEC,
                        checkpoints,
                        CancellationToken.never(),
                        CancellationToken.never());

        assertEquals(2, result.history().size());
        assertThat(result.warnings().get(0), containsString("Training diverged at iteration 2"));
        assertThat(result.warnings().get(0), containsString("Lower both learning rates"));
        for (float parameter : result.model().generatorParameters()) {
            assertTrue(Float.isFinite(parameter));
        }
    }

    /** A deep critic whose scores overflow float32 after one step of so large a rate. */
    @Test
    public void trainingThatDivergesBeforeAComparisonSaysWhatToDo() {
        GanSpec spec =
                SPEC.withCritic(new CriticSpec.ResidualConvolution(8, 16, 3))
                        .withObjective(new ObjectiveSpec.WassersteinGradientPenalty(1000))
                        .withCriticLearningRate(10)
                        .withCheckEvery(1000);
        String message = assertThrows(TrainingException.class, () -> train(spec)).getMessage();

        assertThat(message, containsString("Lower both learning rates"));
    }

    /** The average forgets half of what it holds in log 2 / (1 - decay) steps. */
    @Test
    public void whatIsKeptIsTheAverageOfTheGenerator() throws IOException {
        GanSpec single = SPEC.withIterations(10).withAveraging(0);
        float[] last = train(single).model().generatorParameters();
        float[] average = train(single.withAveraging(0.999)).model().generatorParameters();
        double distance = 0;
        for (int i = 0; i < last.length; i++) {
            distance += Math.abs(last[i] - average[i]);
        }

        assertTrue("" + distance, distance > 0);
    }

    @Test
    public void keepsTheComparisonWithTheLowestDivergence() {
        GanResult result = train(SPEC.withIterations(100).withCheckEvery(5));
        double lowest =
                result.history().stream().mapToDouble(GanCheck::divergence).min().orElseThrow();

        assertEquals(lowest, result.history().get(bestIndex(result)).divergence(), 0);
        assertTrue(result.history().get(bestIndex(result)).kept());
        assertEquals(20 * 3, result.samples().size());
    }

    @Test
    public void progressTellsIterationLossesAndDivergence() {
        List<String> messages = new ArrayList<>();
        GanState state = new GanState(new float[1], new float[1], new float[0], SPEC);
        state.iteration = 1200;
        state.history.add(new GanCheck(1000, 0, 0, 0, 0, 0.02134, 0, 0, true));
        messages.add(
                new GanProgress(ProgressSink.none(), 20_000, 0, "CPU")
                        .message(state, 0.7121, 1.3009, 0.06, 48));

        assertEquals(
                "Iteration 1200/20000 (CPU), generator loss 0.712, discriminator loss 1.301,"
                        + " divergence 0.0213, 12:32 left",
                messages.get(0));
    }

    @Test
    public void profilesNeedDenseNetworks() {
        GanData profiles = GanData.ofProfiles(List.of("a", "b"), profiles());
        String message =
                assertThrows(
                                TrainingException.class,
                                () ->
                                        train(
                                                profiles,
                                                SPEC,
                                                Optional.empty(),
                                                CancellationToken.never(),
                                                CancellationToken.never()))
                        .getMessage();

        assertThat(message, containsString("choose dense networks"));
    }

    private static float[][] profiles() {
        float[][] values = new float[200][2];
        SplittableRandom random = new SplittableRandom(1);
        for (float[] row : values) {
            Normals.draw(row, 0, 2, random);
        }
        return values;
    }
}
