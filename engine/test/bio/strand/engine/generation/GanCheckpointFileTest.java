// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.training.TrainingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class GanCheckpointFileTest {

    private static final int DIGEST_BYTES = 32;

    /** Where the numbers lie: behind letters, version and fingerprint; steps, sums and so on. */
    private static final int STATE = 8 + 4 + DIGEST_BYTES;

    private static final int SECONDS = STATE + 5 * 4;
    private static final int CHECKS = SECONDS + 4 * 8 + 2 * 8 + 4;
    private static final int SAMPLES = CHECKS + 4 + 4 + 7 * 8 + 1;
    private static final int CODES = SAMPLES + 4 + 2 * 4 + 8;
    private static final int VALUES = CODES + 4 + 2 * 2;
    private static final int SPECTRAL = VALUES + 4 + 4;
    private static final int GENERATOR = SPECTRAL + 2 * (4 + 4);

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private Path file() {
        return folder.getRoot().toPath().resolve("gan.checkpoint");
    }

    private GanCheckpointFile checkpoint() {
        return new GanCheckpointFile(new GanCheckpoints(file(), 1, 0), "run");
    }

    private static GanState fresh() {
        return new GanState(
                new float[] {1, 2, 3}, new float[] {4, 5}, new float[] {6}, GanSpec.defaults());
    }

    private static GanState later() {
        GanState state = fresh();
        state.iteration = 7;
        state.criticStep = 1;
        state.generatorSteps = 2;
        state.criticSteps = 3;
        state.bestCheck = 1;
        state.seconds = 0.1 + 0.2;
        state.sums[1] = -0.0;
        state.history.add(new GanCheck(5, 1, 2, 3, Double.NaN, 0.5, 0, 0.25, true));
        state.samples.add(
                new GanState.Sample(5, 0, new short[] {0, 3}, new float[] {Float.MIN_VALUE}, 0.5));
        state.generatorOptimizer.step(state.generator, new float[] {1, 2, 3}, 0.1);
        state.average.add(state.generator);
        state.spectral[0] = 9;
        state.bestSpectral[0] = 8;
        state.bestCritic[1] = 7;
        return state;
    }

    @Test
    public void aStateSurvivesWritingAndReadingBitForBit() {
        GanState state = later();
        GanState read = fresh();
        assertFalse(checkpoint().resume(read));
        checkpoint().write(state);
        assertTrue(checkpoint().resume(read));
        assertEquals(7, read.iteration);
        assertEquals(1, read.criticStep);
        assertEquals(2, read.generatorSteps);
        assertEquals(3, read.criticSteps);
        assertEquals(state.seconds, read.seconds, 0);
        assertArrayEquals(state.sums, read.sums, 0);
        assertEquals(state.history, read.history);
        assertEquals(state.history.get(0), read.best());
        assertArrayEquals(state.samples.get(0).codes(), read.samples.get(0).codes());
        assertArrayEquals(state.samples.get(0).values(), read.samples.get(0).values(), 0);
        assertArrayEquals(state.generator, read.generator, 0);
        assertArrayEquals(state.average.values(), read.average.values(), 0);
        assertEquals(1, read.generatorOptimizer.steps());
        assertArrayEquals(
                state.generatorOptimizer.slots()[1], read.generatorOptimizer.slots()[1], 0);
        assertArrayEquals(state.spectral, read.spectral, 0);
        assertArrayEquals(state.bestSpectral, read.bestSpectral, 0);
        assertArrayEquals(state.bestCritic, read.bestCritic, 0);
    }

    /** With a sum that fits, as a stranger can make one: only what it says is wrong. */
    @Test
    public void impossibleNumbersAndSurplusAreRefusedWithoutTakingMemoryForThem() throws Exception {
        checkpoint().write(later());
        byte[] good = Files.readAllBytes(file());
        int body = good.length - DIGEST_BYTES;
        assertEquals("", reason(good, body));
        for (int place = STATE; place < SECONDS; place += 4) {
            assertEquals("it holds an impossible number", reason(with(good, place, -1), body));
        }
        int bestCheck = SECONDS - 4;
        assertEquals("it holds an impossible number", reason(with(good, bestCheck, 2), body));
        for (int place : new int[] {CHECKS, SAMPLES, CODES, VALUES, SPECTRAL, GENERATOR}) {
            for (int number : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 30}) {
                assertEquals(
                        "it holds an impossible number", reason(with(good, place, number), body));
            }
        }
        byte[] timeless = good.clone();
        ByteBuffer.wrap(timeless).putDouble(SECONDS, Double.NaN);
        assertEquals("it holds an impossible number", reason(timeless, body));
        assertEquals(
                "it holds more than a checkpoint of this run",
                reason(Arrays.copyOf(good, good.length + 1), body + 1));
        for (int length = STATE; length < body; length++) {
            assertFalse("cut at " + length, reason(good, length).isEmpty());
        }
    }

    @Test
    public void aStateOfNetworksOfAnotherSizeIsRefused() throws Exception {
        checkpoint().write(later());
        byte[] good = Files.readAllBytes(file());
        int body = good.length - DIGEST_BYTES;
        assertEquals(
                "it belongs to networks of another size", reason(with(good, SPECTRAL, 0), body));
        assertEquals(
                "it belongs to networks of another size", reason(with(good, GENERATOR, 2), body));
    }

    @Test
    public void foreignFilesAndThoseThatAreCutAreRefusedByName() throws IOException {
        checkpoint().write(later());
        byte[] good = Files.readAllBytes(file());
        for (byte[] bad :
                new byte[][] {new byte[0], new byte[100], Arrays.copyOf(good, good.length - 1)}) {
            Files.write(file(), bad);
            String message =
                    assertThrows(TrainingException.class, () -> checkpoint().resume(fresh()))
                            .getMessage();
            assertTrue(message, message.contains("gan.checkpoint cannot be read (it"));
            assertTrue(message, message.contains("Delete it, or choose another file"));
        }
    }

    private static byte[] with(byte[] good, int place, int number) {
        byte[] bad = good.clone();
        ByteBuffer.wrap(bad).putInt(place, number);
        return bad;
    }

    /** Why the first bytes of a content, followed by their sum, are refused; empty if not. */
    private String reason(byte[] content, int length) throws Exception {
        byte[] body = Arrays.copyOf(content, length);
        byte[] file = Arrays.copyOf(body, length + DIGEST_BYTES);
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(body);
        System.arraycopy(sum, 0, file, length, sum.length);
        Files.write(file(), file);
        try {
            checkpoint().resume(fresh());
            return "";
        } catch (TrainingException e) {
            String message = e.getMessage();
            assertTrue(message, message.contains("gan.checkpoint cannot be read"));
            return message.substring(message.indexOf('(') + 1, message.lastIndexOf(')'));
        }
    }
}
