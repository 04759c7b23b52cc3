// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.model.EpochRecord;
import bio.strand.engine.model.ModelWriter;
import bio.strand.engine.network.CellActivation;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.ParameterBlock;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import bio.strand.engine.progress.ProgressSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CheckpointTest {

    private static final NetworkSpec NETWORK =
            new NetworkSpec(
                    List.of(
                            new LayerSpec.Recurrent(CellType.LSTM, 6, true, 0, CellActivation.TANH),
                            new LayerSpec.Dropout(0.2),
                            new LayerSpec.Aggregation(Pooling.MAX)));

    /** Everything that has a state: momenta, average, plateau, early stopping. */
    private static final TrainingSpec SPEC =
            TrainingSpec.defaults()
                    .withEpochs(7)
                    .withBatchSize(40)
                    .withLearningRate(0.02)
                    .withSchedule(new LearningRateSchedule.ReduceOnPlateau(0.5, 0))
                    .withWeightAveraging(0.9)
                    .withWeightDecay(0.01)
                    .withValidationShare(0.2)
                    .withPatience(4)
                    .withWorkers(1);

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private final SampleData data = SampleData.motifs(200, 8, 20, 1);

    private TrainingResult train(
            TrainingSpec spec, Optional<CheckpointStore> store, CancellationToken cancellation) {
        return SequenceTrainer.train(
                data.toTrainingData(),
                Optional.empty(),
                SampleData.ENCODING,
                NETWORK,
                spec,
                Optional.empty(),
                store,
                ProgressSink.none(),
                cancellation);
    }

    private static byte[] bytes(TrainingResult result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelWriter.write(result.model(), out);
        return out.toByteArray();
    }

    private Path file() {
        return folder.getRoot().toPath().resolve("run.checkpoint");
    }

    /** Cancels once the file has been written so often. */
    private CancellationToken afterWriting(int times) {
        AtomicInteger seen = new AtomicInteger();
        AtomicLong last = new AtomicLong();
        return () -> {
            try {
                if (Files.exists(file())) {
                    // The content differs every time, so its sum tells one writing from another.
                    long sum = Arrays.hashCode(Files.readAllBytes(file()));
                    if (last.getAndSet(sum) != sum) {
                        seen.incrementAndGet();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return seen.get() >= times;
        };
    }

    @Test
    public void interruptedTrainingGoesOnToTheSameBytes() throws IOException {
        byte[] whole = bytes(train(SPEC, Optional.empty(), CancellationToken.never()));
        CheckpointStore store = new CheckpointStore(file(), 1, 0);
        for (int epochs = 1; epochs <= 2; epochs++) {
            CancellationToken token = afterWriting(epochs);
            assertThrows(CancelledException.class, () -> train(SPEC, Optional.of(store), token));
            assertTrue(Files.exists(file()));
        }
        TrainingResult resumed = train(SPEC, Optional.of(store), CancellationToken.never());
        assertArrayEquals(whole, bytes(resumed));
        assertFalse("a finished run leaves nothing behind", Files.exists(file()));
        try (var left = Files.list(folder.getRoot().toPath())) {
            assertEquals(0, left.count());
        }
    }

    @Test
    public void trainingInterruptedWithinAnEpochGoesOnToTheSameBytes() throws IOException {
        byte[] whole = bytes(train(SPEC, Optional.empty(), CancellationToken.never()));
        // So small a number of minutes has passed after every step.
        CheckpointStore store = new CheckpointStore(file(), 0, 1e-9);
        CancellationToken token = afterWriting(6);
        assertThrows(CancelledException.class, () -> train(SPEC, Optional.of(store), token));
        assertArrayEquals(whole, bytes(train(SPEC, Optional.of(store), CancellationToken.never())));
    }

    @Test
    public void otherSettingsOrDataAreNoticed() throws IOException {
        CheckpointStore store = new CheckpointStore(file(), 1, 0);
        CancellationToken token = afterWriting(1);
        assertThrows(CancelledException.class, () -> train(SPEC, Optional.of(store), token));
        byte[] kept = Files.readAllBytes(file());
        TrainingException e =
                assertThrows(
                        TrainingException.class,
                        () ->
                                train(
                                        SPEC.withSeed(2),
                                        Optional.of(store),
                                        CancellationToken.never()));
        assertTrue(e.getMessage(), e.getMessage().contains("other data, settings or versions"));
        assertTrue(e.getMessage(), e.getMessage().contains("Delete it"));
        data.targets()[0] = 1 - data.targets()[0];
        assertThrows(
                TrainingException.class,
                () -> train(SPEC, Optional.of(store), CancellationToken.never()));
        assertArrayEquals("the file stays as it was", kept, Files.readAllBytes(file()));
        data.targets()[0] = 1 - data.targets()[0];
        // The number of workers is no part of the result, so it may change.
        train(SPEC.withWorkers(3), Optional.of(store), CancellationToken.never());
    }

    @Test
    public void damagedAndForeignFilesAreRefused() throws IOException {
        CheckpointStore store = new CheckpointStore(file(), 1, 0);
        CancellationToken token = afterWriting(1);
        assertThrows(CancelledException.class, () -> train(SPEC, Optional.of(store), token));
        byte[] good = Files.readAllBytes(file());
        byte[] flipped = good.clone();
        flipped[good.length / 2] ^= 1;
        byte[] cut = Arrays.copyOf(good, good.length - 1);
        for (byte[] bad : List.of(flipped, cut, new byte[0], "id,class\n".getBytes())) {
            Files.write(file(), bad);
            TrainingException e =
                    assertThrows(
                            TrainingException.class,
                            () -> train(SPEC, Optional.of(store), CancellationToken.never()));
            assertTrue(e.getMessage(), e.getMessage().contains("cannot be read"));
        }
    }

    @Test
    public void writingThatIsCutOffLeavesTheCheckpointBeforeIntact() throws IOException {
        byte[] whole = bytes(train(SPEC, Optional.empty(), CancellationToken.never()));
        CheckpointStore store = new CheckpointStore(file(), 1, 0);
        CancellationToken token = afterWriting(1);
        assertThrows(CancelledException.class, () -> train(SPEC, Optional.of(store), token));
        // What a process killed in the midst of writing leaves beside the old file.
        String left = ".run.checkpoint.01234567-89ab-cdef-0123-456789abcdef.part";
        Files.write(folder.getRoot().toPath().resolve(left), new byte[100]);
        assertArrayEquals(whole, bytes(train(SPEC, Optional.of(store), CancellationToken.never())));
    }

    @Test
    public void aFolderThatDoesNotExistIsNamedWithTheRemedy() {
        Path nowhere = folder.getRoot().toPath().resolve("no/such/folder/x");
        TrainingException e =
                assertThrows(
                        TrainingException.class,
                        () ->
                                train(
                                        SPEC,
                                        Optional.of(new CheckpointStore(nowhere, 1, 0)),
                                        CancellationToken.never()));
        assertTrue(e.getMessage(), e.getMessage().contains("cannot be written"));
        assertTrue(e.getMessage(), e.getMessage().contains("its folder does not exist. Choose a"));
    }

    @Test
    public void checkpointsAreWrittenWhenTheMinutesHavePassed() throws IOException {
        AtomicLong nanos = new AtomicLong();
        CheckpointFile checkpoint =
                new CheckpointFile(new CheckpointStore(file(), 0, 2), "run", nanos::get);
        TrainingState state = state();
        nanos.set(119_000_000_000L);
        checkpoint.stepped(state, 10);
        assertFalse(Files.exists(file()));
        nanos.set(120_000_000_000L);
        checkpoint.stepped(state, 10);
        assertTrue(Files.exists(file()));
        Files.delete(file());
        nanos.set(239_000_000_000L);
        checkpoint.stepped(state, 10);
        checkpoint.epochEnded(state, new EpochRecord(1, 1, 1, 1, 1));
        assertFalse(Files.exists(file()));
        nanos.set(240_000_000_000L);
        checkpoint.stepped(state, 10);
        assertTrue(Files.exists(file()));
    }

    @Test
    public void aStateSurvivesWritingAndReadingBitForBit() {
        TrainingState state = state();
        state.epoch = 3;
        state.batch = 17;
        state.loss = 0.1 + 0.2;
        state.entries = 1L << 40;
        state.score.add(new double[] {3, 4}, 2);
        state.epochs.add(new EpochRecord(1, 0.5, 0.6, Double.NaN, Double.NaN));
        state.epochs.add(new EpochRecord(2, -0.0, 1, 2, 3));
        state.parameters[1] = Float.MIN_VALUE;
        state.optimizer.step(state.parameters, new float[] {1, 2, 3, 4}, 0.1);
        state.best.offer(state.epochs.get(1), new float[] {9, 8, 7, 6});
        CheckpointFile checkpoint =
                new CheckpointFile(new CheckpointStore(file(), 1, 0), "run", () -> 0);
        TrainingState fresh = state();
        assertFalse(checkpoint.resume(fresh));
        checkpoint.write(state);
        assertTrue(checkpoint.resume(fresh));
        assertEquals(3, fresh.epoch);
        assertEquals(17, fresh.batch);
        assertEquals(state.loss, fresh.loss, 0);
        assertEquals(state.entries, fresh.entries);
        assertArrayEquals(state.score.state(), fresh.score.state(), 0);
        assertEquals(state.epochs, fresh.epochs);
        assertArrayEquals(state.parameters, fresh.parameters, 0f);
        assertArrayEquals(state.optimizer.slots()[1], fresh.optimizer.slots()[1], 0f);
        assertEquals(1, fresh.optimizer.steps());
        assertEquals(2, fresh.best.epoch());
        assertArrayEquals(new float[] {9, 8, 7, 6}, fresh.best.parameters(), 0f);
    }

    /** With a sum that fits, as a stranger can make one: only what it says is wrong. */
    @Test
    public void impossibleNumbersAndSurplusAreRefusedWithoutTakingMemoryForThem() throws Exception {
        CheckpointFile checkpoint =
                new CheckpointFile(new CheckpointStore(file(), 1, 0), "run", () -> 0);
        checkpoint.write(state());
        byte[] good = Files.readAllBytes(file());
        int state = 8 + 4 + 32;
        int scores = state + 4 + 4 + 8 + 8;
        int epochs = scores + 4 + 2 * 8;
        int best = epochs + 4;
        for (int place : new int[] {state, state + 4, scores, epochs, best}) {
            for (int number : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
                byte[] bad = good.clone();
                ByteBuffer.wrap(bad).putInt(place, number);
                boolean harmless = number > 0 && place < scores;
                assertEquals(harmless, isRead(checkpoint, bad, good.length - 32));
            }
        }
        assertFalse(isRead(checkpoint, Arrays.copyOf(good, good.length + 1), good.length - 31));
        assertFalse(isRead(checkpoint, good, good.length - 33));
        assertTrue(isRead(checkpoint, good, good.length - 32));
    }

    /** Reads the first bytes of a content, followed by their sum. */
    private boolean isRead(CheckpointFile checkpoint, byte[] content, int length) throws Exception {
        byte[] body = Arrays.copyOf(content, length);
        byte[] file = Arrays.copyOf(body, length + 32);
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(body);
        System.arraycopy(sum, 0, file, length, sum.length);
        Files.write(file(), file);
        try {
            return checkpoint.resume(state());
        } catch (TrainingException e) {
            assertTrue(e.getMessage(), e.getMessage().contains("cannot be read"));
            return false;
        }
    }

    private static TrainingState state() {
        float[] parameters = {1, 2, 3, 4};
        ParameterBlock block =
                new ParameterBlock("output.weights", ParameterBlock.Role.WEIGHTS, 0, 2, 2, 1);
        return new TrainingState(
                parameters,
                new ParameterAverage(parameters, 0),
                Optimizer.of(OptimizerSpec.adam(), 0, List.of(block), 4),
                new BestEpoch(parameters, true),
                new Metric.Sum(Metric.ACCURACY, 2));
    }

    @Test
    public void intervalsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new CheckpointStore(file(), 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new CheckpointStore(file(), -1, 0));
        assertThrows(
                IllegalArgumentException.class, () -> new CheckpointStore(file(), 1, Double.NaN));
    }
}
