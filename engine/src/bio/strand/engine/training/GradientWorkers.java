// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.network.BatchTargets;
import bio.strand.engine.network.LossSpec;
import bio.strand.engine.network.Network;
import bio.strand.engine.network.NetworkLayout;
import bio.strand.engine.progress.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Computes gradients, losses and scores of many rows on several threads, with results that do not
 * depend on how many.
 *
 * <p>Rows are cut into shards of {@link Kernel#ROWS}; of a mini-batch, shard i belongs to lane i
 * modulo the number of gradient lanes; a lane works its shards off in order and has a network and a
 * gradient of its own; the lanes' gradients are added in order. Gradient lanes depend on the batch
 * size alone. Threads only decide how many lanes run at the same time. What is computed row by row
 * (losses, scores) is put at the row's place and added up in that order.
 */
final class GradientWorkers implements AutoCloseable {

    private static final int ROWS = Kernel.ROWS;

    /** More would cost memory for parameters and gradients and gain little. */
    private static final int MAXIMUM_LANES = 8;

    private final LossSpec loss;
    private final CancellationToken cancellation;
    private final List<Lane> lanes = new ArrayList<>();
    private final int gradientLanes;
    private final ExecutorService threads;
    private final int[] complements;
    private volatile boolean stopped;

    /**
     * What a pass over some rows gave.
     *
     * @param loss the sum of the weighted losses of all known targets
     * @param entries how many targets are known
     * @param parts the parts of the rows' scores, {@link Objective#parts} a row
     */
    record Totals(double loss, long entries, double[] parts) {}

    /**
     * Starts the threads.
     *
     * @param networks makes a network on a kernel
     * @param complements the complement of each code; null when rows are never complemented
     */
    GradientWorkers(
            Function<Kernel, Network> networks,
            LossSpec loss,
            int[] complements,
            int batchSize,
            int workers,
            CancellationToken cancellation) {
        this.loss = loss;
        this.complements = complements;
        this.cancellation = cancellation;
        gradientLanes = Math.min(MAXIMUM_LANES, (batchSize + ROWS - 1) / ROWS);
        int wanted = workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
        // Evaluation can use lanes beyond those of a batch, since it adds nothing up in lanes.
        int count = Math.max(gradientLanes, Math.min(MAXIMUM_LANES, wanted));
        threads =
                Executors.newFixedThreadPool(
                        wanted,
                        task -> {
                            Thread thread = new Thread(task, "strand-training");
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            // Threads without a lane of their own compute second directions.
            Kernel kernel =
                    Kernel.forLoadedBackend(() -> stopped || cancellation.isCancelled(), threads);
            for (int i = 0; i < count; i++) {
                lanes.add(new Lane(networks.apply(kernel)));
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    NetworkLayout layout() {
        return lanes.get(0).network.layout();
    }

    /**
     * Computes the gradient of some rows' loss.
     *
     * @param samples the rows of a mini-batch
     * @param unit factor of every known target's weighted loss
     * @param key decides the dropout masks
     * @param gradient the gradient is added here
     */
    Totals gradient(
            float[] parameters,
            Objective objective,
            Sample[] samples,
            double unit,
            long key,
            float[] gradient) {
        Sample[] ordered = byLength(samples);
        double[] losses = new double[ordered.length];
        double[] parts = new double[ordered.length * objective.parts()];
        forLanes(
                gradientLanes,
                ordered.length,
                (lane, first) -> {
                    lane.network.load(parameters);
                    if (lane.gradient.length == 0) {
                        lane.gradient = new float[parameters.length];
                    }
                    Arrays.fill(lane.gradient, 0f);
                    for (int s = first; s * ROWS < ordered.length; s += gradientLanes) {
                        lane.fill(objective, ordered, s * ROWS);
                        Arrays.fill(lane.targets.rowWeights(), unit);
                        lane.network.gradient(
                                lane.targets,
                                loss,
                                Seeds.derive(key, s),
                                lane.gradient,
                                lane.losses);
                        lane.measure(objective, ordered, s * ROWS, losses, parts);
                    }
                });
        int used = Math.min(gradientLanes, (ordered.length + ROWS - 1) / ROWS);
        for (int i = 0; i < used; i++) {
            add(gradient, lanes.get(i).gradient);
        }
        return totals(objective, ordered, losses, parts);
    }

    private static void add(float[] target, float[] source) {
        for (int i = 0; i < target.length; i++) {
            target[i] += source[i];
        }
    }

    private static Totals totals(
            Objective objective, Sample[] samples, double[] losses, double[] parts) {
        long entries = 0;
        for (Sample sample : samples) {
            entries += objective.entries(sample);
        }
        return new Totals(Arrays.stream(losses).sum(), entries, parts);
    }

    /** The losses and scores of some rows without dropout. */
    Totals evaluate(float[] parameters, Objective objective, int[] rows) {
        Sample[] samples = new Sample[rows.length];
        Arrays.setAll(samples, i -> objective.whole(rows[i]));
        Sample[] ordered = byLength(samples);
        double[] losses = new double[ordered.length];
        double[] parts = new double[ordered.length * objective.parts()];
        forLanes(
                lanes.size(),
                ordered.length,
                (lane, first) -> {
                    lane.network.load(parameters);
                    for (int s = first; s * ROWS < ordered.length; s += lanes.size()) {
                        lane.fill(objective, ordered, s * ROWS);
                        lane.network.evaluate(lane.targets, loss, lane.losses);
                        lane.measure(objective, ordered, s * ROWS, losses, parts);
                    }
                });
        return totals(objective, ordered, losses, parts);
    }

    /** Longest first, equal lengths in the order given, so that shards hold little padding. */
    private static Sample[] byLength(Sample[] samples) {
        long[] keys = new long[samples.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((long) (Integer.MAX_VALUE - samples[i].length()) << 32) | i;
        }
        Arrays.sort(keys);
        Sample[] ordered = new Sample[samples.length];
        Arrays.setAll(ordered, i -> samples[(int) keys[i]]);
        return ordered;
    }

    /** What a lane does, from its first shard on. */
    private interface LaneTask {
        void run(Lane lane, int first);
    }

    private void forLanes(int count, int rows, LaneTask task) {
        cancellation.throwIfCancelled();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < count && i * ROWS < rows; i++) {
            int index = i;
            tasks.add(
                    () -> {
                        task.run(lanes.get(index), index);
                        return null;
                    });
        }
        List<Future<Void>> futures = new ArrayList<>();
        tasks.forEach(t -> futures.add(threads.submit(t)));
        Lanes.await(futures, () -> stopped = true);
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdown();
        lanes.forEach(lane -> lane.network.close());
    }

    /** A network with its own memory, used by one thread at a time. */
    private final class Lane {

        private final Network network;
        private final BatchTargets targets;
        private final double[] losses = new double[ROWS];
        private short[] codes = {};
        private short[] part = {};
        private float[] values = {};
        private float[] gradient = {};

        Lane(Network network) {
            this.network = network;
            targets = new BatchTargets(network.head());
        }

        void fill(Objective objective, Sample[] samples, int from) {
            int rows = Math.min(ROWS, samples.length - from);
            int steps = 1;
            for (int b = 0; b < rows; b++) {
                steps = Math.max(steps, objective.inputLength(samples[from + b]));
            }
            network.begin(steps);
            targets.begin(steps);
            targets.setOutputWeights(objective.outputWeights());
            for (int b = 0; b < rows; b++) {
                Sample sample = samples[from + b];
                int length = objective.inputLength(sample);
                if (objective.sequences().hasValues()) {
                    setValues(b, objective.sequences(), sample, length);
                } else {
                    setCodes(b, objective.sequences(), sample, length);
                }
                objective.fill(sample, b, targets);
            }
        }

        private void setCodes(int b, EncodedSequences sequences, Sample sample, int length) {
            int whole = sequences.length(sample.row());
            if (codes.length < whole) {
                codes = new short[whole];
                part = new short[whole];
            }
            sequences.copyCodes(sample.row(), codes, 0);
            if (sample.complemented()) {
                for (int t = 0; t < length; t++) {
                    part[t] = (short) complements[codes[length - 1 - t] & 0xFFFF];
                }
            } else {
                System.arraycopy(codes, sample.from(), part, 0, length);
            }
            network.setRow(b, part, length);
        }

        private void setValues(int b, EncodedSequences sequences, Sample sample, int length) {
            int features = sequences.features();
            int count = sequences.length(sample.row()) * features;
            values = values.length < count ? new float[count] : values;
            sequences.copyValues(sample.row(), values, 0);
            if (sample.from() > 0) {
                System.arraycopy(values, sample.from() * features, values, 0, length * features);
            }
            network.setRow(b, values, length);
        }

        void measure(
                Objective objective,
                Sample[] samples,
                int from,
                double[] allLosses,
                double[] parts) {
            float[] outputs = network.outputs();
            for (int b = 0; b < Math.min(ROWS, samples.length - from); b++) {
                allLosses[from + b] = losses[b];
                objective.measure(
                        samples[from + b], b, outputs, parts, (from + b) * objective.parts());
            }
        }
    }
}
