// SPDX-License-Identifier: Apache-2.0
package bio.strand.benchmarks;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.recurrent.RNN;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** PyTorch's own layers, gradients and Adam, by way of DJL. */
final class DjlContender implements Contender {

    private final Engine engine = Engine.getEngine("PyTorch");
    private NDManager manager;
    private Workload workload;
    private NDArray input;
    private NDArray mask;
    private NDArray targets;
    private final List<Layer> layers = new ArrayList<>();
    private final List<NDArray> parameters = new ArrayList<>();
    private final List<NDArray> firstMoments = new ArrayList<>();
    private final List<NDArray> secondMoments = new ArrayList<>();
    private NDArray headWeight;
    private NDArray headBias;
    private int step;
    private double loss = Double.NaN;

    /** Consecutive layers of one width, which PyTorch computes in one call. */
    private record Layer(int count, int hiddenSize, NDList parameters, NDList states) {}

    @Override
    public String name() {
        return "PyTorch " + engine.getVersion() + " (DJL)";
    }

    @Override
    public boolean supports(Workload candidate) {
        return true;
    }

    @Override
    public void useThreads(int threads) {
        JniUtils.setNumThreads(threads);
    }

    @Override
    public void prepare(Workload next) {
        close();
        workload = next;
        step = 0;
        manager = engine.newBaseManager(Device.cpu());
        int batch = next.batch();
        int steps = next.steps();
        input = manager.create(next.oneHot(), new Shape(steps, batch, next.symbols()));
        if (next.perPosition()) {
            float[] weights = new float[steps * batch];
            long[] wanted = new long[steps * batch];
            int[] lengths = next.lengths();
            float sum = 0;
            for (int length : lengths) {
                sum += length;
            }
            for (int b = 0; b < batch; b++) {
                for (int t = 0; t < lengths[b]; t++) {
                    weights[t * batch + b] = 1 / sum;
                    wanted[t * batch + b] = next.targets()[b][t];
                }
            }
            mask = manager.create(weights, new Shape(steps * batch, 1));
            targets = manager.create(wanted, new Shape(steps * batch, 1));
        } else {
            long[] wanted = new long[batch];
            for (int b = 0; b < batch; b++) {
                wanted[b] = next.targets()[b][0];
            }
            targets = manager.create(wanted, new Shape(batch, 1));
        }
        int directions = next.bidirectional() ? 2 : 1;
        int size = next.symbols();
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < next.hiddenSizes().size(); ) {
            int hidden = next.hiddenSizes().get(i);
            int count = 1;
            while (next.dropout() == 0
                    && i + count < next.hiddenSizes().size()
                    && next.hiddenSizes().get(i + count) == hidden) {
                count++;
            }
            layers.add(layer(count, size, hidden, directions, random));
            size = hidden * directions;
            i += count;
        }
        headWeight = parameter(new Shape(next.classes(), size), 0.05, random);
        headBias = parameter(new Shape(next.classes()), 0, random);
    }

    private Layer layer(
            int count, int inputSize, int hidden, int directions, SplittableRandom random) {
        int gates = workload.cell() == Workload.Cell.LSTM ? 4 : 1;
        NDList own = new NDList();
        int size = inputSize;
        for (int l = 0; l < count; l++) {
            for (int d = 0; d < directions; d++) {
                own.add(parameter(new Shape(gates * hidden, size), 0.08, random));
                own.add(parameter(new Shape(gates * hidden, hidden), 0.08, random));
                own.add(parameter(new Shape(gates * hidden), 0, random));
                own.add(parameter(new Shape(gates * hidden), 0, random));
            }
            size = hidden * directions;
        }
        Shape state = new Shape(count * directions, workload.batch(), hidden);
        return new Layer(
                count, hidden, own, new NDList(manager.zeros(state), manager.zeros(state)));
    }

    private NDArray parameter(Shape shape, double scale, SplittableRandom random) {
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * scale);
        }
        NDArray parameter = manager.create(values, shape);
        parameter.setRequiresGradient(true);
        parameters.add(parameter);
        firstMoments.add(manager.zeros(shape));
        secondMoments.add(manager.zeros(shape));
        return parameter;
    }

    /** Log-probabilities, {@code [rows][classes]}. */
    private NDArray forward(boolean training) {
        boolean both = workload.bidirectional();
        NDArray flowing = input;
        for (Layer layer : layers) {
            NDArrayEx operations = flowing.getNDArrayInternal();
            if (layer != layers.get(0) && training && workload.dropout() > 0) {
                flowing =
                        operations
                                .dropout(flowing, (float) workload.dropout(), true)
                                .singletonOrThrow();
            }
            flowing =
                    workload.cell() == Workload.Cell.LSTM
                            ? operations
                                    .lstm(
                                            flowing,
                                            layer.states(),
                                            layer.parameters(),
                                            true,
                                            layer.count(),
                                            0,
                                            training,
                                            both,
                                            false)
                                    .get(0)
                            : operations
                                    .rnn(
                                            flowing,
                                            layer.states().get(0),
                                            layer.parameters(),
                                            true,
                                            layer.count(),
                                            RNN.Activation.TANH,
                                            0,
                                            training,
                                            both,
                                            false)
                                    .get(0);
        }
        int hidden = layers.get(layers.size() - 1).hiddenSize();
        if (workload.perPosition()) {
            flowing = flowing.reshape(-1, (both ? 2L : 1L) * hidden);
        } else if (both) {
            NDArray ahead = flowing.get((workload.steps() - 1) + ",:,0:" + hidden);
            flowing = ahead.concat(flowing.get("0,:," + hidden + ":"), 1);
        } else {
            flowing = flowing.get(workload.steps() - 1);
        }
        return flowing.matMul(headWeight.transpose()).add(headBias).logSoftmax(-1);
    }

    @Override
    public double train() {
        long start = System.nanoTime();
        try (NDManager scope = manager.newSubManager()) {
            scope.tempAttachAll(input);
            NDArray total;
            try (GradientCollector collector = engine.newGradientCollector()) {
                collector.zeroGradients();
                NDArray own = forward(true).gather(targets, 1).neg();
                total = mask == null ? own.mean() : own.mul(mask).sum();
                collector.backward(total);
            }
            loss = total.getFloat();
            update();
        }
        return (System.nanoTime() - start) * 1e-9;
    }

    private void update() {
        step++;
        NDList squares = new NDList();
        List<NDArray> gradients = new ArrayList<>();
        for (NDArray parameter : parameters) {
            NDArray gradient = parameter.getGradient();
            gradients.add(gradient);
            squares.add(gradient.square().sum());
        }
        double norm = Math.sqrt(ai.djl.ndarray.NDArrays.stack(squares).sum().getFloat());
        float factor = (float) Math.min(1, 1 / (norm + 1e-6));
        double correction = Math.sqrt(1 - Math.pow(0.999, step)) / (1 - Math.pow(0.9, step));
        for (int i = 0; i < parameters.size(); i++) {
            NDArray parameter = parameters.get(i);
            parameter
                    .getNDArrayInternal()
                    .adamUpdate(
                            new NDList(
                                    parameter,
                                    gradients.get(i),
                                    firstMoments.get(i),
                                    secondMoments.get(i)),
                            new NDList(parameter),
                            (float) (1e-3 * correction),
                            (float) (1e-3 * correction),
                            0f,
                            factor,
                            -1f,
                            0.9f,
                            0.999f,
                            1e-8f,
                            false,
                            false);
        }
        gradients.forEach(NDArray::close);
    }

    @Override
    public double infer() {
        long start = System.nanoTime();
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try (NDManager scope = manager.newSubManager()) {
            scope.tempAttachAll(input);
            forward(false).exp().toFloatArray();
        } finally {
            JniUtils.setGradMode(before);
        }
        return (System.nanoTime() - start) * 1e-9;
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public void close() {
        if (manager != null) {
            manager.close();
            manager = null;
        }
        layers.clear();
        parameters.clear();
        firstMoments.clear();
        secondMoments.clear();
        mask = null;
    }
}
