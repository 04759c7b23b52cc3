// SPDX-License-Identifier: Apache-2.0
package bio.strand.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How the time of a training step grows with the length of the sequences, the size of the batch and
 * the width of the layer: each against the size before, in turns. Growth no worse than linear is a
 * ratio of at most 2 when length or batch doubles.
 *
 * <p>Argument: rounds (default 9).
 */
public final class GrowthTable {

    private GrowthTable() {}

    /**
     * Measures.
     *
     * @param arguments see the class comment
     */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        System.out.println("LSTM, 4 symbols, 1 thread; unless it grows: 200 steps, batch 64, 128");
        for (int steps = 100; steps <= 1600; steps *= 2) {
            row("steps", steps, workload(steps, 64, 128), workload(2 * steps, 64, 128), rounds);
        }
        for (int batch = 32; batch <= 256; batch *= 2) {
            row("batch", batch, workload(200, batch, 128), workload(200, 2 * batch, 128), rounds);
        }
        for (int size = 32; size <= 256; size *= 2) {
            row("hidden size", size, workload(200, 64, size), workload(200, 64, 2 * size), rounds);
        }
        System.exit(0);
    }

    private static Workload workload(int steps, int batch, int size) {
        return new Workload(
                "growth",
                Workload.Cell.LSTM,
                List.of(size),
                false,
                0,
                false,
                2,
                4,
                steps,
                batch,
                steps);
    }

    private static void row(String what, int size, Workload smaller, Workload larger, int rounds) {
        double[] times = new double[rounds];
        double[] ratios = new double[rounds];
        try (StrandContender first = new StrandContender();
                StrandContender second = new StrandContender()) {
            first.prepare(smaller);
            second.prepare(larger);
            for (int round = -3; round < rounds; round++) {
                double before = first.train();
                double after = second.train();
                if (round >= 0) {
                    times[round] = before;
                    ratios[round] = after / before;
                }
            }
        }
        Arrays.sort(times);
        Arrays.sort(ratios);
        System.out.printf(
                "%-12s %5d: %8.1f ms; twice as large takes %.2f times as long (%.2f-%.2f)%n",
                what,
                size,
                1e3 * times[rounds / 2],
                ratios[rounds / 2],
                ratios[0],
                ratios[rounds - 1]);
    }
}
