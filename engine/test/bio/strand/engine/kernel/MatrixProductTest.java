// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import static org.junit.Assert.assertEquals;

import bio.strand.engine.backend.Nd4jBackend;
import java.util.Random;
import org.junit.BeforeClass;
import org.junit.Test;

/** Against three loops in double precision. */
public class MatrixProductTest {

    private static final int[][] SHAPES = {
        {1, 1, 1}, {32, 128, 128}, {32, 512, 133}, {33, 65, 1000}, {256, 48, 17}, {5, 700, 300}
    };

    @BeforeClass
    public static void loadLibrary() {
        Nd4jBackend.load();
    }

    private static float[] fill(NativeFloats memory, Random random) {
        float[] values = new float[memory.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        memory.write(0, values, 0, values.length);
        return values;
    }

    /** Multiplies with strides wider than the matrices and checks that nothing else changes. */
    private static void check(int m, int n, int k, boolean transposeLeft, boolean accumulate) {
        Random random = new Random(m * 31L + n * 7L + k);
        int rowsA = transposeLeft ? k : m;
        int columnsA = transposeLeft ? m : k;
        int strideA = columnsA + 3;
        int strideB = n + 5;
        int strideC = n + 1;
        try (NativeFloats a = new NativeFloats(2 + rowsA * strideA);
                NativeFloats b = new NativeFloats(1 + k * strideB);
                NativeFloats c = new NativeFloats(4 + m * strideC)) {
            float[] left = fill(a, random);
            float[] right = fill(b, random);
            float[] before = fill(c, random);
            var blockA = new MatrixProduct.Block(a, 2, rowsA, columnsA, strideA);
            var blockB = new MatrixProduct.Block(b, 1, k, n, strideB);
            var blockC = new MatrixProduct.Block(c, 4, m, n, strideC);
            MatrixProduct product =
                    transposeLeft
                            ? MatrixProduct.ofTransposedLeft(blockA, blockB, blockC, accumulate)
                            : MatrixProduct.of(blockA, blockB, blockC, accumulate);
            product.run();
            float[] after = new float[c.length()];
            c.read(0, after, 0, after.length);
            for (int i = 0; i < after.length; i++) {
                int row = (i - 4) / strideC;
                int column = (i - 4) % strideC;
                if (i < 4 || column >= n) {
                    assertEquals(before[i], after[i], 0f);
                    continue;
                }
                double sum = accumulate ? before[i] : 0;
                for (int p = 0; p < k; p++) {
                    int at = transposeLeft ? p * strideA + row : row * strideA + p;
                    sum += (double) left[2 + at] * right[1 + p * strideB + column];
                }
                assertEquals(sum, after[i], 1e-6 * (k + 10));
            }
        }
    }

    @Test
    public void productsEqualTheDefinition() {
        for (int[] s : SHAPES) {
            check(s[0], s[1], s[2], false, false);
            check(s[0], s[1], s[2], false, true);
        }
    }

    @Test
    public void productsWithTransposedLeftEqualTheDefinition() {
        for (int[] s : SHAPES) {
            check(s[0], s[1], s[2], true, false);
            check(s[0], s[1], s[2], true, true);
        }
    }
}
