// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.Test;

/** Sequences and stores of wide codes and of values. */
public class EncodedSequenceTest {

    @Test
    public void codesAreTakenInTheNarrowestForm() {
        assertEquals(EncodedSequence.of((byte) 3, (byte) 255), EncodedSequence.ofCodes(3, 255));
        EncodedSequence wide = EncodedSequence.ofCodes(3, 65535);
        assertEquals(65535, wide.codeAt(1));
        assertFalse(wide.hasValues());
        assertEquals("2 codes: 3 65535", wide.toString());
        assertThrows(IllegalStateException.class, wide::toByteArray);
        short[] target = new short[3];
        wide.copyCodes(target, 1);
        assertArrayEquals(new short[] {0, 3, -1}, target);
        assertThrows(IllegalArgumentException.class, () -> EncodedSequence.ofCodes(65536));
        assertThrows(IllegalArgumentException.class, () -> EncodedSequence.ofCodes(-1));
    }

    @Test
    public void valuesAreKeptStepByStep() {
        EncodedSequence values = EncodedSequence.ofValues(2, 1, 2, 3, Float.NaN);
        assertTrue(values.hasValues());
        assertEquals(2, values.length());
        assertEquals(2, values.features());
        assertEquals(3, values.valueAt(1, 0), 0);
        assertTrue(Float.isNaN(values.valueAt(1, 1)));
        assertEquals(values, EncodedSequence.ofValues(2, 1, 2, 3, Float.NaN));
        assertNotEquals(values, EncodedSequence.ofValues(1, 1, 2, 3, Float.NaN));
        assertThrows(IllegalStateException.class, () -> values.codeAt(0));
        assertThrows(IndexOutOfBoundsException.class, () -> values.valueAt(0, 2));
        assertThrows(IllegalArgumentException.class, () -> EncodedSequence.ofValues(2, 1, 2, 3));
        assertThrows(
                IllegalArgumentException.class,
                () -> EncodedSequence.ofValues(1, Float.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> EncodedSequence.ofValues(0));
    }

    @Test
    public void aStoreGrowsFromNarrowToWideCodes() {
        SplittableRandom random = new SplittableRandom(7);
        EncodedSequences store = new EncodedSequences();
        List<EncodedSequence> expected = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            int[] codes = new int[random.nextInt(400)];
            int bound = i < 2000 ? 256 : 65536;
            for (int p = 0; p < codes.length; p++) {
                codes[p] = random.nextInt(bound);
            }
            expected.add(EncodedSequence.ofCodes(codes));
            store.add(expected.get(i));
        }
        short[] target = new short[500];
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), store.get(i));
            int length = store.copyCodes(i, target, 3);
            assertEquals(expected.get(i).length(), length);
            if (length > 0) {
                assertEquals(expected.get(i).codeAt(length - 1), target[length + 2] & 0xFFFF);
                assertEquals(expected.get(i).codeAt(0), store.code(i, 0));
            }
        }
        assertThrows(IllegalStateException.class, () -> store.copyInto(0, new byte[500], 0));
    }

    @Test
    public void aStoreOfValuesRefusesAnythingElse() {
        EncodedSequences store = new EncodedSequences();
        assertFalse(store.hasValues());
        store.add(EncodedSequence.ofValues(3, 1, 2, 3, 4, 5, 6));
        store.add(EncodedSequence.ofValues(3));
        store.add(EncodedSequence.ofValues(3, 7, 8, 9));
        assertTrue(store.hasValues());
        assertEquals(3, store.features());
        assertEquals(3, store.positions());
        assertEquals(2, store.length(0));
        assertEquals(0, store.minimumLength());
        assertEquals(2, store.maximumLength());
        assertEquals(6, store.value(0, 1, 2), 0);
        assertEquals(EncodedSequence.ofValues(3, 7, 8, 9), store.get(2));
        float[] target = new float[4];
        assertEquals(3, store.copyValues(2, target, 1));
        assertArrayEquals(new float[] {0, 7, 8, 9}, target, 0);
        assertThrows(IllegalArgumentException.class, () -> store.add(EncodedSequence.of((byte) 1)));
        assertThrows(
                IllegalArgumentException.class, () -> store.add(EncodedSequence.ofValues(2, 1, 2)));
        assertThrows(IllegalStateException.class, () -> store.code(0, 0));
        assertEquals("what was refused is not there", 3, store.size());
        EncodedSequences codes = new EncodedSequences();
        codes.add(EncodedSequence.of((byte) 1));
        assertThrows(
                IllegalArgumentException.class, () -> codes.add(EncodedSequence.ofValues(1, 1)));
        assertThrows(IllegalStateException.class, () -> codes.value(0, 0, 0));
    }

    @Test
    public void valuesCrossTheBlocksOfAStore() {
        EncodedSequences store = new EncodedSequences();
        SplittableRandom random = new SplittableRandom(11);
        List<EncodedSequence> expected = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            float[] values = new float[3 * (5000 + random.nextInt(100))];
            for (int v = 0; v < values.length; v++) {
                values[v] = random.nextInt();
            }
            expected.add(EncodedSequence.ofValues(3, values));
            store.add(expected.get(i));
        }
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), store.get(i));
        }
    }
}
