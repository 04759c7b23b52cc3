// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.kernel.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Every combination of cell, direction, stack, aggregation, head and loss, with sequences of
 * different lengths beside each other and unknown targets among the known; and fronts, inputs, full
 * lengths, recurrent dropout and parts. The chain of evidence: central differences in double
 * confirm the reference's gradient to 1e-6, and the reference confirms each kernel to 1e-5.
 */
@RunWith(Parameterized.class)
public class NetworkGradientTest {

    private static final int MAXIMUM_LENGTH = 7;
    private static final int[] LENGTHS = {MAXIMUM_LENGTH, 1, 4, 6};
    private static final int[] FULL_LENGTHS = {MAXIMUM_LENGTH, MAXIMUM_LENGTH, MAXIMUM_LENGTH};
    private static final int[] BATCH_ROWS = {3, 10, 11, Kernel.ROWS - 1};
    private static final long KEY = 77;

    /** Four symbols, an ambiguity code and the neutral code. */
    private static final NetworkInput SYMBOLS =
            new NetworkInput.Codes(
                    new float[][] {
                        {1, 0, 0, 0},
                        {0, 1, 0, 0},
                        {0, 0, 1, 0},
                        {0, 0, 0, 1},
                        {0.5f, 0, 0.5f, 0},
                        {0, 0, 0, 0}
                    });

    /** Rows without zeros, as scales of amino acids have them. */
    private static final NetworkInput SCALES =
            new NetworkInput.Codes(
                    new float[][] {{1, -0.25f}, {-4, 0.5f}, {0.125f, 2}, {-1, -1}, {3, 0.75f}});

    private static final NetworkInput TOKENS = new NetworkInput.Tokens(9);
    private static final NetworkInput VALUES = new NetworkInput.Values(3);

    private record Goal(HeadSpec head, LossSpec loss) {}

    private static final List<Goal> SEQUENCE_GOALS =
            List.of(
                    new Goal(new HeadSpec.Softmax(3), new LossSpec.CrossEntropy(0)),
                    new Goal(new HeadSpec.Softmax(4), new LossSpec.CrossEntropy(0.1)),
                    new Goal(new HeadSpec.Sigmoid(3), new LossSpec.BinaryCrossEntropy()),
                    new Goal(new HeadSpec.Linear(1), new LossSpec.SquaredError()),
                    new Goal(new HeadSpec.Linear(2), new LossSpec.AbsoluteError()),
                    new Goal(new HeadSpec.Linear(2), new LossSpec.Huber(0.5)));

    private static final List<Goal> POSITION_GOALS =
            List.of(
                    new Goal(new HeadSpec.PositionSoftmax(3), new LossSpec.CrossEntropy(0)),
                    new Goal(new HeadSpec.PositionSoftmax(2), new LossSpec.CrossEntropy(0.2)),
                    new Goal(new HeadSpec.PositionLinear(3), new LossSpec.SquaredError()),
                    new Goal(new HeadSpec.PositionLinear(2), new LossSpec.AbsoluteError()),
                    new Goal(new HeadSpec.PositionLinear(1), new LossSpec.Huber(0.7)));

    /**
     * What is checked.
     *
     * @param parts positions computed together; 0 for whole sequences
     */
    private record Case(NetworkSpec spec, NetworkInput input, Goal goal, int[] lengths, int parts) {
        @Override
        public String toString() {
            StringBuilder name = new StringBuilder();
            for (LayerSpec layer : spec.layers()) {
                name.append(layer.toString().replaceAll("[a-zA-Z]+=|[\\[\\]]", " ")).append(' ');
            }
            name.append(goal.head).append(' ').append(goal.loss);
            name.append(' ').append(input.getClass().getSimpleName()).append(input.features());
            name.append(lengths == FULL_LENGTHS ? " full" : "");
            return name.append(parts > 0 ? " parts of " + parts : "").toString();
        }
    }

    @Parameters(name = "{0}")
    public static List<Object[]> cases() {
        List<Object[]> all = new ArrayList<>();
        for (LayerSpec.Recurrent cell : cells(0)) {
            for (int stack = 1; stack <= 2; stack++) {
                List<LayerSpec> layers = new ArrayList<>();
                for (int i = 0; i < stack; i++) {
                    layers.add(resized(cell, 3 - i));
                }
                boolean causal = !cell.bidirectional();
                for (Pooling pooling : Pooling.values()) {
                    for (Goal goal : SEQUENCE_GOALS) {
                        add(all, layers, pooling, SYMBOLS, goal, LENGTHS, 0);
                    }
                    add(all, layers, pooling, SYMBOLS, SEQUENCE_GOALS.get(0), FULL_LENGTHS, 0);
                    if (causal && pooling != Pooling.ALL) {
                        add(all, layers, pooling, SYMBOLS, SEQUENCE_GOALS.get(0), LENGTHS, 3);
                    }
                }
                for (Goal goal : POSITION_GOALS) {
                    boolean forecast = goal.head instanceof HeadSpec.PositionLinear;
                    NetworkInput input = forecast ? VALUES : SYMBOLS;
                    if (causal || !forecast) {
                        add(all, layers, null, input, goal, LENGTHS, 0);
                        add(all, layers, null, input, goal, FULL_LENGTHS, 0);
                    }
                    if (causal) {
                        add(all, layers, null, input, goal, LENGTHS, 2);
                    }
                }
            }
        }
        addFrontsAndInputs(all);
        addRecurrentDropout(all);
        return all;
    }

    private static List<LayerSpec.Recurrent> cells(double recurrentDropout) {
        List<LayerSpec.Recurrent> cells = new ArrayList<>();
        for (boolean both : new boolean[] {false, true}) {
            for (CellType cell : CellType.values()) {
                cells.add(
                        new LayerSpec.Recurrent(
                                cell, 3, both, recurrentDropout, CellActivation.TANH));
            }
            cells.add(
                    new LayerSpec.Recurrent(
                            CellType.RNN, 3, both, recurrentDropout, CellActivation.RELU));
        }
        return cells;
    }

    private static LayerSpec.Recurrent resized(LayerSpec.Recurrent cell, int size) {
        return new LayerSpec.Recurrent(
                cell.cell(),
                size,
                cell.bidirectional(),
                cell.recurrentDropout(),
                cell.activation());
    }

    private static void addFrontsAndInputs(List<Object[]> all) {
        Goal classes = SEQUENCE_GOALS.get(0);
        Goal labels = POSITION_GOALS.get(0);
        LayerSpec pooled = new LayerSpec.Convolution(4, 5, 2);
        List<List<LayerSpec>> fronts =
                List.of(
                        List.of(new LayerSpec.Convolution(3, 3, 1)),
                        List.of(pooled, new LayerSpec.Convolution(3, 3, 2)));
        for (NetworkInput input : List.of(SYMBOLS, SCALES, TOKENS, VALUES)) {
            for (LayerSpec.Recurrent cell : cells(0)) {
                for (List<LayerSpec> front : fronts) {
                    List<LayerSpec> layers = embedded(input);
                    layers.addAll(front);
                    layers.add(cell);
                    add(all, layers, Pooling.ATTENTION, input, classes, LENGTHS, 0);
                    if (front.size() == 1) {
                        add(all, layers, null, input, labels, LENGTHS, 0);
                    }
                }
                List<LayerSpec> bare = embedded(input);
                bare.add(cell);
                add(all, bare, Pooling.LAST, input, classes, LENGTHS, 0);
            }
            for (Pooling pooling : Pooling.values()) {
                List<LayerSpec> layers = embedded(input);
                layers.addAll(fronts.get(1));
                add(all, layers, pooling, input, classes, LENGTHS, 0);
                add(all, embedded(input), pooling, input, classes, LENGTHS, 0);
            }
            List<LayerSpec> dense = embedded(input);
            dense.add(new LayerSpec.Dense(4));
            all.add(of(new NetworkSpec(dense), input, labels, LENGTHS, 0));
            add(all, embedded(input), null, input, labels, LENGTHS, 0);
            List<LayerSpec> mixed = embedded(input);
            mixed.add(new LayerSpec.Recurrent(CellType.GRU, 3, true));
            mixed.add(pooled);
            mixed.add(new LayerSpec.Recurrent(CellType.LSTM, 3, false));
            mixed.add(new LayerSpec.Aggregation(Pooling.MEAN));
            mixed.add(new LayerSpec.Dense(5));
            all.add(of(new NetworkSpec(mixed), input, SEQUENCE_GOALS.get(2), LENGTHS, 0));
        }
    }

    private static List<LayerSpec> embedded(NetworkInput input) {
        List<LayerSpec> layers = new ArrayList<>();
        if (input != VALUES && input != SYMBOLS) {
            layers.add(new LayerSpec.Embedding(3));
        }
        return layers;
    }

    private static void addRecurrentDropout(List<Object[]> all) {
        for (LayerSpec.Recurrent cell : cells(0.4)) {
            List<LayerSpec> layers = List.of(cell, resized(cell, 2));
            add(all, layers, Pooling.MEAN, SYMBOLS, SEQUENCE_GOALS.get(0), LENGTHS, 0);
            add(all, layers, null, SYMBOLS, POSITION_GOALS.get(0), LENGTHS, 0);
            if (!cell.bidirectional()) {
                add(all, layers, Pooling.ATTENTION, VALUES, SEQUENCE_GOALS.get(3), LENGTHS, 3);
            }
        }
    }

    private static void add(
            List<Object[]> all,
            List<LayerSpec> layers,
            Pooling pooling,
            NetworkInput input,
            Goal goal,
            int[] lengths,
            int parts) {
        List<LayerSpec> complete = new ArrayList<>(layers);
        if (pooling != null) {
            complete.add(new LayerSpec.Aggregation(pooling));
        }
        all.add(of(new NetworkSpec(complete), input, goal, lengths, parts));
    }

    private static Object[] of(
            NetworkSpec spec, NetworkInput input, Goal goal, int[] lengths, int parts) {
        return new Object[] {new Case(spec, input, goal, lengths, parts)};
    }

    private final Case it;
    private final HeadSpec head;
    private final List<ReferenceNetwork.Row> rows = new ArrayList<>();
    private final double[] outputWeights;
    private final float[] parameters;

    public NetworkGradientTest(Case it) {
        this.it = it;
        head = it.goal.head;
        SplittableRandom random = new SplittableRandom(it.toString().hashCode());
        for (int i = 0; i < it.lengths.length; i++) {
            rows.add(row(i, it.lengths[i], random));
        }
        outputWeights = random.doubles(head.outputs(), 0.5, 2).toArray();
        int count = new NetworkLayout(it.spec, it.input, head, MAXIMUM_LENGTH).parameterCount();
        parameters = new float[count];
        for (int i = 0; i < count; i++) {
            parameters[i] = (float) (1.2 * random.nextDouble() - 0.6);
        }
    }

    private ReferenceNetwork.Row row(int index, int length, SplittableRandom random) {
        int[] codes = null;
        double[][] values = null;
        if (it.input instanceof NetworkInput.Values) {
            values = new double[length][it.input.features()];
            for (double[] step : values) {
                Arrays.setAll(step, f -> (float) random.nextDouble(-1, 1));
                step[random.nextInt(step.length)] = Double.NaN;
            }
        } else {
            int count =
                    it.input instanceof NetworkInput.Codes table
                            ? table.rows().length
                            : it.input.features();
            codes = random.ints(length, 0, count).toArray();
        }
        int entries = head.isPerPosition() ? length : 1;
        int[] classes = random.ints(entries, 0, head.outputs()).toArray();
        double[] targets = new double[entries * head.outputs()];
        for (int i = 0; i < targets.length; i++) {
            boolean yesOrNo = head instanceof HeadSpec.Sigmoid;
            targets[i] = yesOrNo ? random.nextInt(2) : (float) random.nextDouble(-2, 2);
        }
        if (index != 1) {
            // Unknown: one class of the third row, one value of all rows but the second.
            classes[index % entries] = index == 2 ? -1 : classes[index % entries];
            targets[index % targets.length] = Double.NaN;
        }
        double weight = random.nextDouble(0.25, 2);
        return new ReferenceNetwork.Row(
                BATCH_ROWS[index],
                codes,
                values,
                head.isSoftmax() ? classes : null,
                head.isSoftmax() ? null : targets,
                weight);
    }

    private ReferenceNetwork reference(boolean training) {
        ReferenceNetwork network =
                new ReferenceNetwork(it.spec, it.input, head, MAXIMUM_LENGTH)
                        .withParts(training ? it.parts : 0);
        List<LayerSpec> layers = it.spec.layers();
        for (int i = 0; i < layers.size() && training; i++) {
            if (layers.get(i) instanceof LayerSpec.Recurrent recurrent
                    && recurrent.recurrentDropout() > 0) {
                float[] factors = Stage.OfRecurrence.stateFactors(recurrent, KEY, i);
                network.withStateFactors(i, factors);
            }
        }
        return network;
    }

    private double[] values() {
        double[] values = new double[parameters.length];
        Arrays.setAll(values, i -> parameters[i]);
        return values;
    }

    private ReferenceNetwork.Result run(ReferenceNetwork network, double[] values) {
        return network.run(values, rows, it.goal.loss, outputWeights);
    }

    @Test
    public void referenceGradientEqualsCentralDifferences() {
        if (it.parts > 0) {
            // A truncated gradient is not the derivative of the loss; of parts, the whole is
            // checked.
            return;
        }
        ReferenceNetwork network = reference(true);
        double[] values = values();
        double[] gradient = run(network, values).gradient();
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        assertTrue(largest > 1e-3);
        double h = 1e-5;
        // Every eleventh parameter, by another start in each case, keeps this in seconds.
        for (int i = Math.floorMod(it.toString().hashCode(), 11); i < values.length; i += 11) {
            double saved = values[i];
            values[i] = saved + h;
            double above = run(network, values).loss();
            values[i] = saved - h;
            double below = run(network, values).loss();
            values[i] = saved;
            double numeric = (above - below) / (2 * h);
            double scale = Math.max(Math.abs(numeric), 1e-2 * largest);
            assertEquals("parameter " + i, numeric, gradient[i], 1e-6 * scale);
        }
    }

    @Test
    public void kernelsEqualTheReference() {
        ReferenceNetwork.Result calm = run(reference(false), values());
        ReferenceNetwork.Result trained = run(reference(true), values());
        for (Kernel kernel : TestKernels.all()) {
            try (Network network =
                    new Network(it.spec, it.input, head, MAXIMUM_LENGTH, kernel, it.parts)) {
                network.load(parameters);
                // Twice: nothing may be left over from the first time. Kernels beside the CPU's are
                // slow; an eighth of the cases shows the same.
                boolean twice = kernel instanceof CpuKernel || it.toString().hashCode() % 8 == 0;
                for (int repetition = 0; repetition < (twice ? 2 : 1); repetition++) {
                    BatchTargets targets = fill(network);
                    check(network, targets, calm);
                    checkGradient(network, targets, trained);
                }
            }
        }
    }

    private BatchTargets fill(Network network) {
        BatchTargets targets = new BatchTargets(head);
        targets.begin(MAXIMUM_LENGTH);
        targets.setOutputWeights(outputWeights);
        network.begin(MAXIMUM_LENGTH);
        for (ReferenceNetwork.Row row : rows) {
            int b = row.row();
            if (row.codes() != null) {
                short[] codes = new short[row.length()];
                for (int t = 0; t < codes.length; t++) {
                    codes[t] = (short) row.codes()[t];
                }
                network.setRow(b, codes, codes.length);
            } else {
                int size = it.input.features();
                float[] values = new float[row.length() * size];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) row.values()[i / size][i % size];
                }
                network.setRow(b, values, row.length());
            }
            targets.rowWeights()[b] = row.weight();
            int outputs = head.outputs();
            int entries = head.isPerPosition() ? row.length() : 1;
            for (int t = 0; t < entries; t++) {
                int entry = t * Kernel.ROWS + b;
                if (head.isSoftmax()) {
                    targets.classes()[entry] = row.classes()[t];
                } else {
                    for (int k = 0; k < outputs; k++) {
                        targets.values()[entry * outputs + k] =
                                (float) row.targets()[t * outputs + k];
                    }
                }
            }
        }
        return targets;
    }

    private void check(Network network, BatchTargets targets, ReferenceNetwork.Result expected) {
        double[] losses = new double[Kernel.ROWS];
        network.evaluate(targets, it.goal.loss, losses);
        assertEquals(expected.loss(), total(losses), 1e-5 * expected.loss());
        for (int i = 0; i < rows.size(); i++) {
            int b = rows.get(i).row();
            double[] outputs = expected.outputs().get(i);
            for (int n = 0; n < outputs.length; n++) {
                int t = n / head.outputs();
                int at = (t * Kernel.ROWS + b) * head.outputs() + n % head.outputs();
                double scale = Math.max(1, Math.abs(outputs[n]));
                assertEquals(outputs[n], network.outputs()[at], 1e-5 * scale);
            }
            if (!expected.attention().isEmpty()) {
                double[] weights = expected.attention().get(i);
                for (int t = 0; t < weights.length; t++) {
                    float own = network.attention()[t * Kernel.ROWS + b];
                    assertEquals(weights[t], own, 1e-5);
                }
            }
        }
    }

    private double total(double[] losses) {
        double total = 0;
        for (ReferenceNetwork.Row row : rows) {
            total += losses[row.row()] * row.weight();
        }
        return total;
    }

    private void checkGradient(
            Network network, BatchTargets targets, ReferenceNetwork.Result expected) {
        float[] gradient = new float[parameters.length];
        double[] losses = new double[Kernel.ROWS];
        network.gradient(targets, it.goal.loss, KEY, gradient, losses);
        assertEquals(expected.loss(), total(losses), 1e-5 * expected.loss());
        double largest = Arrays.stream(expected.gradient()).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < gradient.length; i++) {
            assertEquals("parameter " + i, expected.gradient()[i], gradient[i], 1e-5 * largest);
        }
    }
}
