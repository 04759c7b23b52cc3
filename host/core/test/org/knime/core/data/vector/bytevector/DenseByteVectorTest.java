// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.vector.bytevector;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** Vectors of counts from 0 to 255. */
public class DenseByteVectorTest {
    private static DenseByteVector vector(final int... counts) {
        final DenseByteVector vector = new DenseByteVector(counts.length);
        for (int i = 0; i < counts.length; i++) {
            vector.set(i, counts[i]);
        }
        return vector;
    }

    @Test
    public void countsAreUnsigned() {
        assertEquals(255, vector(0, 255).get(1));
        assertEquals(256, vector(1, 255).sumOfAllCounts());
        assertThrows(IllegalArgumentException.class, () -> vector(256));
        assertThrows(IllegalArgumentException.class, () -> vector(-1));
    }

    @Test
    public void countsAndZerosAreFound() {
        final DenseByteVector vector = vector(0, 0, 3, 0, 1);

        assertEquals(2, vector.cardinality());
        assertEquals(2, vector.nextCountIndex(0));
        assertEquals(4, vector.nextCountIndex(3));
        assertEquals(3, vector.nextZeroIndex(2));
        assertEquals(-1, vector.nextZeroIndex(4));
        assertTrue(vector(0, 0).isEmpty());
    }

    @Test
    public void vectorsAreCutAndConcatenated() {
        assertEquals(vector(1, 2, 3), vector(1).concatenate(vector(2, 3)));
        assertEquals(vector(2, 3), vector(1, 2, 3, 4).subSequence(1, 3));
    }

    @Test
    public void cellsAreEqualIfTheirVectorsAre() {
        final DenseByteVectorCell cell =
                new DenseByteVectorCellFactory(vector(1, 2)).createDataCell();

        assertEquals(cell, new DenseByteVectorCellFactory(vector(1, 2)).createDataCell());
        assertNotEquals(cell, new DenseByteVectorCellFactory(vector(2, 1)).createDataCell());
        assertEquals(2, cell.length());
    }
}
