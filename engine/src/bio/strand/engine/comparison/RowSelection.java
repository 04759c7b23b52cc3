// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Rows drawn without replacement, in the order drawn, in parts that do not overlap. */
final class RowSelection {

    private final EncodedSequences rows;
    private final int[] order;
    private int taken;

    RowSelection(EncodedSequences rows, long seed) {
        this.rows = rows;
        order = Draws.permutation(rows.size(), new SplittableRandom(seed));
    }

    int left() {
        return order.length - taken;
    }

    /** The next rows, at most so many. */
    EncodedSequences next(int most) {
        int count = Math.min(most, left());
        EncodedSequences next = new EncodedSequences();
        for (int i = 0; i < count; i++) {
            next.add(rows.get(order[taken++]));
        }
        return next;
    }

    /** Profiles as sequences of one step. */
    static EncodedSequences profiles(float[][] profiles) {
        EncodedSequences rows = new EncodedSequences();
        for (float[] profile : profiles) {
            rows.add(EncodedSequence.ofValues(profile.length, profile));
        }
        return rows;
    }

    /** Profiles from sequences of one step. */
    static float[][] profiles(EncodedSequences rows) {
        float[][] profiles = new float[rows.size()][];
        for (int i = 0; i < profiles.length; i++) {
            profiles[i] = new float[rows.features()];
            rows.copyValues(i, profiles[i], 0);
        }
        return profiles;
    }

    /** At most so many of the numbers 0 to n - 1, evenly spaced. */
    static int[] spread(int n, int most) {
        int count = Math.min(n, most);
        int[] spread = new int[count];
        Arrays.setAll(spread, i -> (int) ((long) i * n / count));
        return spread;
    }
}
