// SPDX-License-Identifier: Apache-2.0
package bio.strand.benchmarks;

import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.network.BatchTargets;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.HeadSpec;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.LossSpec;
import bio.strand.engine.network.Network;
import bio.strand.engine.network.NetworkInput;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.progress.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Our own engine, used as its training loop does: a batch in shards of {@link Kernel#ROWS} rows,
 * each with a network of its own, gradients added in order, then clipping and Adam.
 */
final class StrandContender implements Contender {

    private static final int ROWS = Kernel.ROWS;
    private static final LossSpec LOSS = new LossSpec.CrossEntropy(0);

    private ExecutorService threads = Executors.newFixedThreadPool(1);
    private int threadCount = 1;
    private Workload workload;
    private final List<Shard> shards = new ArrayList<>();
    private float[] parameters;
    private float[] gradient;
    private float[] firstMoment;
    private float[] secondMoment;
    private int step;
    private double loss = Double.NaN;

    /** Rows that are computed together, with a network of their own. */
    private static final class Shard {
        private Network network;
        private BatchTargets targets;
        private float[] gradient;
        private final double[] losses = new double[ROWS];
        private short[][] codes;
        private int[][] wanted;
        private int[] lengths;
        private double unit;

        /** Whether the network has the current parameters; prediction loads them once. */
        private boolean current;
    }

    @Override
    public String name() {
        return "Strand";
    }

    @Override
    public boolean supports(Workload candidate) {
        return true;
    }

    @Override
    public void useThreads(int count) {
        if (count != threadCount) {
            threads.shutdown();
            threads = Executors.newFixedThreadPool(count);
            threadCount = count;
            if (workload != null) {
                float[] kept = parameters;
                prepare(workload);
                parameters = kept;
            }
        }
    }

    @Override
    public void prepare(Workload next) {
        shards.forEach(shard -> shard.network.close());
        shards.clear();
        workload = next;
        step = 0;
        CpuKernel kernel = new CpuKernel(CancellationToken.never(), threads);
        float[][] rows = new float[next.symbols()][next.symbols()];
        for (int c = 0; c < rows.length; c++) {
            rows[c][c] = 1;
        }
        List<LayerSpec> layers = new ArrayList<>();
        for (int hidden : next.hiddenSizes()) {
            if (!layers.isEmpty() && next.dropout() > 0) {
                layers.add(new LayerSpec.Dropout(next.dropout()));
            }
            CellType cell = next.cell() == Workload.Cell.LSTM ? CellType.LSTM : CellType.RNN;
            layers.add(new LayerSpec.Recurrent(cell, hidden, next.bidirectional()));
        }
        HeadSpec head = new HeadSpec.PositionSoftmax(next.classes());
        if (!next.perPosition()) {
            layers.add(new LayerSpec.Aggregation(Pooling.LAST));
            head = new HeadSpec.Softmax(next.classes());
        }
        NetworkSpec spec = new NetworkSpec(layers);
        int[] lengths = next.lengths();
        int[][] codes = next.codes();
        int[][] targets = next.targets();
        double entries = next.perPosition() ? Arrays.stream(lengths).sum() : next.batch();
        for (int from = 0; from < next.batch(); from += ROWS) {
            int count = Math.min(ROWS, next.batch() - from);
            Shard shard = new Shard();
            shard.network =
                    new Network(spec, new NetworkInput.Codes(rows), head, next.steps(), kernel, 0);
            shard.targets = new BatchTargets(head);
            shard.gradient = new float[shard.network.layout().parameterCount()];
            shard.lengths = Arrays.copyOfRange(lengths, from, from + count);
            shard.wanted = Arrays.copyOfRange(targets, from, from + count);
            shard.codes = new short[count][next.steps()];
            for (int b = 0; b < count; b++) {
                for (int t = 0; t < next.steps(); t++) {
                    shard.codes[b][t] = (short) codes[from + b][t];
                }
            }
            shard.unit = 1 / entries;
            shards.add(shard);
        }
        parameters = Network.initialParameters(shards.get(0).network.layout(), 1);
        gradient = new float[parameters.length];
        firstMoment = new float[parameters.length];
        secondMoment = new float[parameters.length];
    }

    /** What is done with each shard on a thread of its own. */
    private interface ShardTask {
        void run(Shard shard, int index);
    }

    private void forShards(ShardTask task) {
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < shards.size(); i++) {
            int index = i;
            futures.add(threads.submit(() -> task.run(shards.get(index), index)));
        }
        try {
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fill(Shard shard) {
        shard.network.begin(workload.steps());
        for (int b = 0; b < shard.lengths.length; b++) {
            shard.network.setRow(b, shard.codes[b], shard.lengths[b]);
        }
    }

    @Override
    public double train() {
        long start = System.nanoTime();
        step++;
        forShards(
                (shard, index) -> {
                    shard.network.load(parameters);
                    shard.current = false;
                    Arrays.fill(shard.gradient, 0f);
                    fill(shard);
                    shard.targets.begin(workload.steps());
                    Arrays.fill(shard.targets.rowWeights(), shard.unit);
                    int[] classes = shard.targets.classes();
                    for (int b = 0; b < shard.lengths.length; b++) {
                        if (workload.perPosition()) {
                            for (int t = 0; t < shard.lengths[b]; t++) {
                                classes[t * ROWS + b] = shard.wanted[b][t];
                            }
                        } else {
                            classes[b] = shard.wanted[b][0];
                        }
                    }
                    long key = step * 1000L + index;
                    shard.network.gradient(shard.targets, LOSS, key, shard.gradient, shard.losses);
                });
        double sum = 0;
        Arrays.fill(gradient, 0f);
        for (Shard shard : shards) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += shard.gradient[i];
            }
            sum += Arrays.stream(shard.losses).sum() * shard.unit;
        }
        loss = sum;
        double squares = 0;
        for (float g : gradient) {
            squares += (double) g * g;
        }
        float factor = (float) Math.min(1, 1 / Math.sqrt(squares));
        double correction = Math.sqrt(1 - Math.pow(0.999, step)) / (1 - Math.pow(0.9, step));
        adam(factor, (float) (1e-3 * correction));
        return (System.nanoTime() - start) * 1e-9;
    }

    private void adam(float factor, float rate) {
        float[] p = parameters;
        float[] m = firstMoment;
        float[] v = secondMoment;
        for (int i = 0; i < p.length; i++) {
            float g = gradient[i] * factor;
            m[i] = 0.9f * m[i] + 0.1f * g;
            v[i] = 0.999f * v[i] + 0.001f * g * g;
            p[i] -= rate * m[i] / ((float) Math.sqrt(v[i]) + 1e-8f);
        }
    }

    @Override
    public double infer() {
        long start = System.nanoTime();
        forShards(
                (shard, index) -> {
                    if (!shard.current) {
                        shard.network.load(parameters);
                        shard.current = true;
                    }
                    fill(shard);
                    shard.network.forward();
                    HeadSpec head = shard.network.head();
                    float[] outputs = shard.network.outputs();
                    double[] probabilities = new double[workload.classes()];
                    int entries = workload.perPosition() ? workload.steps() * ROWS : ROWS;
                    for (int i = 0; i < entries; i++) {
                        head.activate(outputs, i * probabilities.length, probabilities, 0);
                    }
                });
        return (System.nanoTime() - start) * 1e-9;
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public void close() {
        shards.forEach(shard -> shard.network.close());
        shards.clear();
        threads.shutdown();
    }
}
