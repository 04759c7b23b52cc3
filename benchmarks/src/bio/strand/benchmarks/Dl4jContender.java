// SPDX-License-Identifier: Apache-2.0
package bio.strand.benchmarks;

import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.nd4j.nativeblas.NativeOpsHolder;

/** DL4J's stock layers. Its clipping is by layer, which is as much work. */
final class Dl4jContender implements Contender {

    private MultiLayerNetwork network;
    private INDArray input;
    private INDArray labels;
    private INDArray mask;
    private int threads = 1;

    @Override
    public String name() {
        return "DL4J 1.0.0-M2.1";
    }

    @Override
    public boolean supports(Workload workload) {
        return true;
    }

    @Override
    public void useThreads(int count) {
        threads = count;
    }

    @Override
    public void prepare(Workload w) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder()
                        .seed(1)
                        .updater(new Adam(1e-3))
                        .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                        .gradientNormalizationThreshold(1)
                        .list();
        int layers = w.hiddenSizes().size();
        for (int i = 0; i < layers; i++) {
            Layer layer = recurrent(w, i);
            list.layer(!w.perPosition() && i == layers - 1 ? new LastTimeStep(layer) : layer);
        }
        list.layer(
                w.perPosition()
                        ? new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .nOut(w.classes())
                                .activation(Activation.SOFTMAX)
                                .build()
                        : new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .nOut(w.classes())
                                .activation(Activation.SOFTMAX)
                                .build());
        network =
                new MultiLayerNetwork(
                        list.setInputType(InputType.recurrent(w.symbols(), RNNFormat.NCW)).build());
        network.init();
        fill(w);
    }

    private static Layer recurrent(Workload w, int index) {
        BaseRecurrentLayer.Builder<?> builder =
                w.cell() == Workload.Cell.LSTM ? new LSTM.Builder() : new SimpleRnn.Builder();
        builder.nOut(w.hiddenSizes().get(index)).activation(Activation.TANH);
        if (index > 0 && w.dropout() > 0) {
            builder.dropOut(1 - w.dropout());
        }
        Layer layer = builder.build();
        return w.bidirectional() ? new Bidirectional(Bidirectional.Mode.CONCAT, layer) : layer;
    }

    private void fill(Workload w) {
        int batch = w.batch();
        int steps = w.steps();
        int[] lengths = w.lengths();
        input = Nd4j.create(batch, w.symbols(), steps);
        mask = null;
        if (w.perPosition()) {
            labels = Nd4j.create(batch, w.classes(), steps);
            mask = Nd4j.create(batch, steps);
        } else {
            labels = Nd4j.create(batch, w.classes());
        }
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < lengths[b]; t++) {
                input.putScalar(b, w.codes()[b][t], t, 1f);
                if (w.perPosition()) {
                    labels.putScalar(b, w.targets()[b][t], t, 1f);
                    mask.putScalar(b, t, 1f);
                }
            }
            if (!w.perPosition()) {
                labels.putScalar(b, w.targets()[b][0], 1f);
            }
        }
    }

    /** The number of BLAS threads belongs to the process; Strand's contender needs one. */
    private static void setLibraryThreads(int count) {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(count);
        Nd4j.factory().blas().setMaxThreads(count);
    }

    @Override
    public double train() {
        setLibraryThreads(threads);
        try {
            long start = System.nanoTime();
            network.fit(input, labels, null, mask);
            network.score();
            return (System.nanoTime() - start) * 1e-9;
        } finally {
            setLibraryThreads(1);
        }
    }

    @Override
    public double infer() {
        setLibraryThreads(threads);
        try {
            long start = System.nanoTime();
            network.output(input).getFloat(0);
            return (System.nanoTime() - start) * 1e-9;
        } finally {
            setLibraryThreads(1);
        }
    }

    @Override
    public double loss() {
        return Double.NaN;
    }

    @Override
    public void close() {
        network = null;
    }
}
