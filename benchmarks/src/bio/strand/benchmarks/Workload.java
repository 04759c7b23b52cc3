// SPDX-License-Identifier: Apache-2.0
package bio.strand.benchmarks;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A network, the size of its batches, and made-up data for it.
 *
 * @param name how the table calls it
 * @param cell the recurrent cell
 * @param hiddenSizes width of each recurrent layer
 * @param bidirectional whether the layers read in both directions
 * @param dropout rate between the layers
 * @param perPosition whether every position gets a class, not every sequence
 * @param classes number of classes
 * @param symbols size of the alphabet; the input is one-hot
 * @param steps length of the longest sequence
 * @param batch sequences in a batch
 * @param shortest length of the shortest sequence
 */
record Workload(
        String name,
        Cell cell,
        List<Integer> hiddenSizes,
        boolean bidirectional,
        double dropout,
        boolean perPosition,
        int classes,
        int symbols,
        int steps,
        int batch,
        int shortest) {

    /** Recurrent cells that are measured. */
    enum Cell {
        RNN,
        LSTM
    }

    static final List<Workload> ALL =
            List.of(
                    new Workload(
                            "W1", Cell.LSTM, List.of(128), false, 0, false, 2, 4, 200, 64, 200),
                    new Workload(
                            "W2", Cell.LSTM, List.of(128, 64), false, 0.3, false, 2, 4, 60, 64, 60),
                    new Workload("W3", Cell.LSTM, List.of(128), true, 0, true, 3, 21, 300, 32, 150),
                    new Workload("W4", Cell.RNN, List.of(128), false, 0, false, 2, 4, 200, 64, 200),
                    new Workload(
                            "W6",
                            Cell.LSTM,
                            List.of(256, 256),
                            true,
                            0,
                            false,
                            2,
                            20,
                            500,
                            32,
                            500));

    /** Lengths of the sequences, evenly spread from the shortest to the longest. */
    int[] lengths() {
        int[] lengths = new int[batch];
        for (int b = 0; b < batch; b++) {
            lengths[b] = steps - (steps - shortest) * b / Math.max(1, batch - 1);
        }
        return lengths;
    }

    /** Random symbols {@code [batch][steps]}, the same at every call. */
    int[][] codes() {
        SplittableRandom random = new SplittableRandom(7);
        int[][] codes = new int[batch][steps];
        for (int[] row : codes) {
            for (int t = 0; t < steps; t++) {
                row[t] = random.nextInt(symbols);
            }
        }
        return codes;
    }

    /** Random classes {@code [batch][steps]}, of which the first counts for a whole sequence. */
    int[][] targets() {
        SplittableRandom random = new SplittableRandom(8);
        int[][] targets = new int[batch][steps];
        for (int[] row : targets) {
            for (int t = 0; t < steps; t++) {
                row[t] = random.nextInt(classes);
            }
        }
        return targets;
    }

    /** One-hot input, time-major {@code [steps][batch][symbols]}, zero beyond the end. */
    float[] oneHot() {
        int[][] codes = codes();
        int[] lengths = lengths();
        float[] values = new float[steps * batch * symbols];
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < lengths[b]; t++) {
                values[(t * batch + b) * symbols + codes[b][t]] = 1f;
            }
        }
        return values;
    }
}
