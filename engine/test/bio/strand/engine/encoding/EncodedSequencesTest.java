// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class EncodedSequencesTest {

    private static byte[] randomCodes(Random random, int length) {
        byte[] codes = new byte[length];
        random.nextBytes(codes);
        return codes;
    }

    @Test
    public void givesBackWhatWasAddedWhateverTheLengths() {
        Random random = new Random(11);
        List<byte[]> truth = new ArrayList<>();
        EncodedSequences sequences = new EncodedSequences();
        for (int i = 0; i < 3000; i++) {
            // Some span several blocks, some are empty, most are short.
            int length =
                    i % 1000 == 500
                            ? 700_000 + random.nextInt(1000)
                            : i % 100 == 7 ? 0 : random.nextInt(400);
            byte[] codes = randomCodes(random, length);
            truth.add(codes);
            sequences.add(EncodedSequence.of(codes));
        }
        assertEquals(truth.size(), sequences.size());
        assertEquals(truth.stream().mapToLong(codes -> codes.length).sum(), sequences.positions());
        assertEquals(0, sequences.minimumLength());
        assertTrue(sequences.maximumLength() >= 700_000);
        for (int i = 0; i < truth.size(); i++) {
            byte[] codes = truth.get(i);
            assertEquals(codes.length, sequences.length(i));
            assertEquals(EncodedSequence.of(codes), sequences.get(i));
            byte[] target = new byte[codes.length + 3];
            assertEquals(codes.length, sequences.copyInto(i, target, 2));
            assertArrayEquals(codes, Arrays.copyOfRange(target, 2, 2 + codes.length));
            if (codes.length > 0) {
                int t = random.nextInt(codes.length);
                assertEquals(codes[t] & 0xFF, sequences.code(i, t));
            }
        }
    }

    @Test
    public void addsARangeOfAnArray() {
        EncodedSequences sequences = new EncodedSequences();
        sequences.add(new byte[] {9, 1, 2, 9}, 1, 2);
        assertEquals(EncodedSequence.of((byte) 1, (byte) 2), sequences.get(0));
    }

    @Test
    public void refusesWhatIsOutOfRange() {
        EncodedSequences sequences = new EncodedSequences();
        assertEquals(0, sequences.minimumLength());
        assertEquals(0, sequences.maximumLength());
        assertThrows(IndexOutOfBoundsException.class, () -> sequences.length(0));
        sequences.add(EncodedSequence.of((byte) 1, (byte) 2));
        sequences.add(EncodedSequence.of((byte) 3));
        for (int index : new int[] {-1, 2}) {
            assertThrows(IndexOutOfBoundsException.class, () -> sequences.length(index));
            assertThrows(IndexOutOfBoundsException.class, () -> sequences.code(index, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> sequences.get(index));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> sequences.code(0, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> sequences.code(0, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> sequences.copyInto(0, new byte[2], 1));
        assertThrows(IndexOutOfBoundsException.class, () -> sequences.add(new byte[2], 1, 2));
        assertEquals(2, sequences.size());
    }

    /** The promise of the architecture: a million sequences of 200 nt within 256 MB. */
    @Test
    public void accountsForAMillionSequencesWithin256Megabytes() {
        // A tenth of it, for which the fixed parts weigh more, scaled up.
        EncodedSequences sequences = new EncodedSequences();
        byte[] codes = new byte[200];
        for (int i = 0; i < 100_000; i++) {
            sequences.add(codes, 0, codes.length);
        }
        assertTrue(sequences.memoryBytes() >= 200L * 100_000);
        assertTrue("" + sequences.memoryBytes(), 10 * sequences.memoryBytes() < 256_000_000L);
    }
}
