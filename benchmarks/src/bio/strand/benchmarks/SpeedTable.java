// SPDX-License-Identifier: Apache-2.0
package bio.strand.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Measures training steps and predictions of all contenders in turns, and prints one table.
 *
 * <p>Every round times each contender once, ours first; a ratio compares two times of the same
 * round, so that a busy moment of the machine counts for both. Who takes more than four times as
 * long as we do takes part in every fifth round only. The table has the median of these ratios with
 * the smallest and the largest, and medians of the times.
 *
 * <p>Arguments: {@code --rounds N} (default 15), {@code --only W1,W2}, {@code --script PATH} of
 * {@code torch_contender.py}, {@code --without NAME} to leave out contenders whose name begins so.
 */
public final class SpeedTable {

    private enum Mode {
        TRAIN_1("train, 1 thread", 1, true),
        TRAIN_2("train, 2 threads", 2, true),
        INFER_1("inference, 1 thread", 1, false);

        private final String label;
        private final int threads;
        private final boolean training;

        Mode(String label, int threads, boolean training) {
            this.label = label;
            this.threads = threads;
            this.training = training;
        }

        /** Seconds of one step. */
        double run(Contender contender) {
            return training ? contender.train() : contender.infer();
        }

        /** What the ratio to the faster PyTorch may be at most. */
        double gate(Workload workload) {
            boolean small = workload.name().equals("W1") || workload.name().equals("W2");
            if (training) {
                return small ? 0.70 : 0.85;
            }
            return small ? 1.0 : 1.1;
        }
    }

    private SpeedTable() {}

    /**
     * Measures.
     *
     * @param arguments see the class comment
     */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        int rounds = 15;
        List<String> only = List.of();
        List<String> without = new ArrayList<>();
        Path script = Path.of("torch_contender.py");
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--only" -> only = List.of(value.split(","));
                case "--script" -> script = Path.of(value);
                case "--without" -> without.add(value);
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new StrandContender());
        contenders.add(new DjlContender());
        PythonContender.start(script).ifPresent(contenders::add);
        contenders.add(new Dl4jContender());
        contenders.removeIf(c -> without.stream().anyMatch(c.name()::startsWith));
        System.out.printf(
                "%-3s %-20s %-24s %10s %18s %s%n",
                "", "", "", "median ms", "Strand takes", "of its time (smallest-largest)");
        boolean met = true;
        boolean measured = false;
        for (Workload workload : Workload.ALL) {
            if (only.isEmpty() || only.contains(workload.name())) {
                measured = true;
                for (Mode mode : Mode.values()) {
                    met &= measure(workload, mode, contenders, rounds);
                }
            }
        }
        contenders.forEach(Contender::close);
        if (measured) {
            System.out.println(met ? "All gates are met." : "Not all gates are met.");
        }
        System.exit(0);
    }

    private static boolean measure(
            Workload workload, Mode mode, List<Contender> contenders, int rounds) {
        Map<Contender, double[]> times =
                new TreeMap<>(
                        (a, b) -> Integer.compare(contenders.indexOf(a), contenders.indexOf(b)));
        for (Contender contender : contenders) {
            if (contender.supports(workload)) {
                contender.prepare(workload);
                contender.useThreads(mode.threads);
                times.put(contender, new double[rounds]);
            }
        }
        warmUp(mode, times.keySet());
        Map<Contender, Integer> every = strides(mode, times.keySet(), rounds);
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<Contender, double[]> entry : times.entrySet()) {
                boolean takesPart = round % every.get(entry.getKey()) == 0;
                entry.getValue()[round] = takesPart ? mode.run(entry.getKey()) : Double.NaN;
            }
        }
        double[] own = times.get(contenders.get(0));
        Contender fastest = null;
        for (Contender contender : times.keySet()) {
            boolean torch = contender.name().startsWith("PyTorch");
            if (torch
                    && (fastest == null
                            || median(times.get(contender)) < median(times.get(fastest)))) {
                fastest = contender;
            }
        }
        boolean met = true;
        for (Map.Entry<Contender, double[]> entry : times.entrySet()) {
            Contender contender = entry.getKey();
            double[] all = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                all[i] = own[i] / entry.getValue()[i];
            }
            double[] ratios = known(all);
            String verdict = "";
            if (contender == fastest) {
                boolean ok = median(ratios) <= mode.gate(workload);
                met = ok;
                verdict = "gate %.2f %s".formatted(mode.gate(workload), ok ? "met" : "MISSED");
            }
            String ratio =
                    contender == contenders.get(0)
                            ? ""
                            : "%.2f (%.2f-%.2f)"
                                    .formatted(
                                            median(ratios), ratios[0], ratios[ratios.length - 1]);
            System.out.printf(
                    "%-3s %-20s %-24s %10.1f %18s %s%n",
                    workload.name(),
                    mode.label,
                    contender.name(),
                    1e3 * median(entry.getValue()),
                    ratio,
                    verdict);
        }
        return met;
    }

    /** Compilers, caches and allocators settle. */
    private static void warmUp(Mode mode, Set<Contender> contenders) {
        long start = System.nanoTime();
        for (int round = 0; round < 3 || round < 30 && elapsed(start) < 4; round++) {
            for (Contender contender : contenders) {
                if (round == 0 || elapsed(start) < 20) {
                    mode.run(contender);
                }
            }
        }
    }

    private static double elapsed(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }

    /** Who takes more than four times as long as the first takes part in every fifth round only. */
    private static Map<Contender, Integer> strides(
            Mode mode, Set<Contender> contenders, int rounds) {
        Map<Contender, Integer> strides = new HashMap<>();
        double own = 0;
        for (Contender contender : contenders) {
            double seconds = mode.run(contender);
            own = own == 0 ? seconds : own;
            strides.put(contender, seconds > 4 * own && rounds > 5 ? 5 : 1);
        }
        return strides;
    }

    /** Median of the values that are there. */
    private static double median(double[] values) {
        double[] sorted = known(values);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double[] known(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    }
}
