// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.encoding.MissingValuePolicy;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.engine.encoding.SeriesScaling;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.Network;
import bio.strand.engine.network.NetworkLayout;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.sequence.Alphabet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Small untrained models and random sequences for tests. */
final class TestModels {

    private TestModels() {}

    static final SequenceEncoding ENCODING = SequenceEncoding.of(Alphabet.DNA);

    static final SeriesEncoding SERIES =
            new SeriesEncoding(
                    List.of("a", "b"),
                    true,
                    true,
                    1,
                    MissingValuePolicy.KEEP,
                    SeriesScaling.NONE,
                    List.of(),
                    0);

    static final Task CLASSES = new Task.Classification(List.of("no", "yes", "maybe"));

    static SequenceModel untrained(int maximumLength, LayerSpec... layers) {
        return untrained(CLASSES, ENCODING, maximumLength, layers);
    }

    static SequenceModel untrained(
            Task task, Encoding encoding, int maximumLength, LayerSpec... layers) {
        NetworkSpec spec = new NetworkSpec(List.of(layers));
        NetworkLayout layout = SequenceModel.layout(spec, encoding, task, maximumLength);
        Provenance provenance =
                new Provenance(
                        "1.0.0",
                        "none",
                        Long.MIN_VALUE + 1,
                        "00",
                        80,
                        20,
                        new TreeMap<>(Map.of("epochs", "2")),
                        Provenance.ACCURACY,
                        List.of(
                                new EpochRecord(1, 1.25, 0.5, Double.NaN, Double.NaN),
                                new EpochRecord(2, 0.1, 1, 1e-3, 0.75)),
                        2);
        return new SequenceModel(
                spec,
                encoding,
                task,
                maximumLength,
                Network.initialParameters(layout, 5),
                provenance);
    }

    static List<EncodedSequence> sequences(
            int count, int minimumLength, int maximumLength, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<EncodedSequence> sequences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] codes = new byte[random.nextInt(minimumLength, maximumLength + 1)];
            for (int t = 0; t < codes.length; t++) {
                codes[t] = (byte) random.nextInt(ENCODING.codes());
            }
            sequences.add(EncodedSequence.of(codes));
        }
        return sequences;
    }

    static List<EncodedSequence> series(
            int count, int minimumLength, int maximumLength, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<EncodedSequence> series = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int features = SERIES.features();
            float[] values = new float[random.nextInt(minimumLength, maximumLength + 1) * features];
            for (int n = 0; n < values.length; n++) {
                values[n] = (float) random.nextDouble(-1, 1);
            }
            series.add(EncodedSequence.ofValues(features, values));
        }
        return series;
    }
}
