// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.network.BatchTargets;
import bio.strand.engine.network.HeadSpec;
import bio.strand.engine.network.LossSpec;
import bio.strand.engine.network.Network;
import bio.strand.engine.network.NetworkInput;
import bio.strand.engine.network.NetworkLayout;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Computes gradients and losses of many rows on several threads, with results that do not depend on
 * how many.
 *
 * <p>Rows are cut into shards of {@link Kernel#ROWS}; shard i belongs to lane i modulo the number
 * of lanes; a lane works its shards off in order and has a network and a gradient of its own; the
 * lanes' gradients are added in order. Lanes depend on the batch size alone. Threads only decide
 * how many lanes run at the same time.
 */
final class GradientWorkers implements AutoCloseable {

    private static final int ROWS = Kernel.ROWS;
    private static final LossSpec LOSS = new LossSpec.CrossEntropy(0);

    /** More would cost memory for parameters and gradients and gain little. */
    private static final int MAXIMUM_LANES = 8;

    private final EncodedSequences sequences;
    private final int[] targets;
    private final int classes;
    private final CancellationToken cancellation;
    private final List<Lane> lanes = new ArrayList<>();
    private final ExecutorService threads;
    private volatile boolean stopped;

    /** What a pass over some rows gave. */
    record Totals(double loss, int correct) {}

    GradientWorkers(
            NetworkSpec spec,
            NetworkInput input,
            int maximumLength,
            int classes,
            EncodedSequences sequences,
            int[] targets,
            TrainingSpec training,
            CancellationToken cancellation) {
        this.sequences = sequences;
        this.targets = targets;
        this.classes = classes;
        this.cancellation = cancellation;
        CpuKernel kernel = new CpuKernel(() -> stopped || cancellation.isCancelled());
        int count = Math.min(MAXIMUM_LANES, (training.batchSize() + ROWS - 1) / ROWS);
        int workers =
                training.workers() == 0
                        ? Runtime.getRuntime().availableProcessors()
                        : training.workers();
        threads =
                Executors.newFixedThreadPool(
                        Math.min(count, workers),
                        task -> {
                            Thread thread = new Thread(task, "strand-training");
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            for (int i = 0; i < count; i++) {
                lanes.add(
                        new Lane(
                                new Network(
                                        spec,
                                        input,
                                        new HeadSpec.Softmax(classes),
                                        maximumLength,
                                        kernel,
                                        0)));
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
     * Computes the mean gradient of some rows' loss.
     *
     * @param rows the rows of a mini-batch
     * @param classWeights factor of each class in the loss
     * @param key decides the dropout masks
     * @param gradient is overwritten with the gradient
     * @return the sum of the rows' weighted losses, and how many were classified right
     */
    Totals gradient(
            float[] parameters, int[] rows, double[] classWeights, long key, float[] gradient) {
        double weightSum = 0;
        for (int row : rows) {
            weightSum += classWeights[targets[row]];
        }
        double unit = 1 / weightSum;
        int[] ordered = byLength(rows);
        double[] losses = new double[ordered.length];
        int correct =
                forAllLanes(
                        (lane, index) -> {
                            if (index * ROWS >= ordered.length) {
                                return 0;
                            }
                            lane.network.load(parameters);
                            if (lane.gradient.length == 0) {
                                lane.gradient = new float[parameters.length];
                            }
                            Arrays.fill(lane.gradient, 0f);
                            int right = 0;
                            for (int s = index; s * ROWS < ordered.length; s += lanes.size()) {
                                lane.fill(ordered, s * ROWS);
                                for (int b = 0; b < lane.filled; b++) {
                                    int target = targets[ordered[s * ROWS + b]];
                                    lane.targets.classes()[b] = target;
                                    lane.targets.rowWeights()[b] = classWeights[target] * unit;
                                }
                                right +=
                                        lane.network.gradient(
                                                lane.targets,
                                                LOSS,
                                                Seeds.derive(key, s),
                                                lane.gradient,
                                                lane.losses);
                                for (int b = 0; b < lane.filled; b++) {
                                    losses[s * ROWS + b] =
                                            lane.losses[b]
                                                    * classWeights[lane.targets.classes()[b]];
                                }
                            }
                            return right;
                        });
        System.arraycopy(lanes.get(0).gradient, 0, gradient, 0, gradient.length);
        int used = Math.min(lanes.size(), (ordered.length + ROWS - 1) / ROWS);
        for (int i = 1; i < used; i++) {
            add(gradient, lanes.get(i).gradient);
        }
        return new Totals(Arrays.stream(losses).sum(), correct);
    }

    private static void add(float[] target, float[] source) {
        for (int i = 0; i < target.length; i++) {
            target[i] += source[i];
        }
    }

    /** The sum of the weighted losses of some rows without dropout, and how many are right. */
    Totals evaluate(float[] parameters, int[] rows, double[] classWeights) {
        int[] ordered = byLength(rows);
        double[] losses = new double[ordered.length];
        int correct =
                forAllLanes(
                        (lane, index) -> {
                            if (index * ROWS >= ordered.length) {
                                return 0;
                            }
                            lane.network.load(parameters);
                            int right = 0;
                            for (int s = index; s * ROWS < ordered.length; s += lanes.size()) {
                                lane.fill(ordered, s * ROWS);
                                for (int b = 0; b < lane.filled; b++) {
                                    lane.targets.classes()[b] = targets[ordered[s * ROWS + b]];
                                }
                                right += lane.network.evaluate(lane.targets, LOSS, lane.losses);
                                for (int b = 0; b < lane.filled; b++) {
                                    losses[s * ROWS + b] =
                                            lane.losses[b]
                                                    * classWeights[lane.targets.classes()[b]];
                                }
                            }
                            return right;
                        });
        return new Totals(Arrays.stream(losses).sum(), correct);
    }

    /** Longest first, equal lengths in the order given, so that shards hold little padding. */
    private int[] byLength(int[] rows) {
        int[] ordered = rows.clone();
        if (sequences.minimumLength() == sequences.maximumLength()) {
            return ordered;
        }
        long[] keys = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            keys[i] = ((long) (Integer.MAX_VALUE - sequences.length(rows[i])) << 32) | i;
        }
        Arrays.sort(keys);
        for (int i = 0; i < rows.length; i++) {
            ordered[i] = rows[(int) keys[i]];
        }
        return ordered;
    }

    /** What a lane does; returns a count. */
    private interface LaneTask {
        int run(Lane lane, int index);
    }

    private int forAllLanes(LaneTask task) {
        cancellation.throwIfCancelled();
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            int index = i;
            tasks.add(() -> task.run(lanes.get(index), index));
        }
        List<Future<Integer>> futures = new ArrayList<>();
        tasks.forEach(t -> futures.add(threads.submit(t)));
        int sum = 0;
        Throwable failure = null;
        boolean interrupted = false;
        // All lanes are awaited even when one fails: their memory must not be freed under them.
        for (int i = 0; i < futures.size(); ) {
            try {
                sum += futures.get(i).get();
                i++;
            } catch (ExecutionException e) {
                stopped = true;
                failure = first(failure, e.getCause());
                i++;
            } catch (InterruptedException e) {
                stopped = true;
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return sum;
    }

    /** The first failure that is not the mere echo of another one's stop. */
    private static Throwable first(Throwable known, Throwable next) {
        return known == null || known instanceof CancelledException ? next : known;
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
        private final BatchTargets targets = new BatchTargets(new HeadSpec.Softmax(classes));
        private final double[] losses = new double[ROWS];
        private float[] gradient = {};
        private int filled;

        Lane(Network network) {
            this.network = network;
        }

        void fill(int[] rows, int from) {
            filled = Math.min(ROWS, rows.length - from);
            int steps = 1;
            for (int b = 0; b < filled; b++) {
                steps = Math.max(steps, sequences.length(rows[from + b]));
            }
            targets.begin(steps);
            network.begin(steps);
            for (int b = 0; b < filled; b++) {
                int row = rows[from + b];
                network.setRow(b, sequences, row, 0, sequences.length(row));
            }
        }
    }
}
