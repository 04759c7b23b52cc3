// SPDX-License-Identifier: Apache-2.0
package bio.strand.benchmarks;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.model.ModelReader;
import bio.strand.engine.model.Predictor;
import bio.strand.engine.model.SequenceModel;
import bio.strand.engine.progress.CancellationToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Predicts random sequences with the bare engine on one thread, for comparison with the LSTM
 * Predictor node.
 *
 * <p>Arguments: a .strand file, number of sequences (default 200,000), length (default 200).
 */
public final class PredictionSpeed {

    private static final int TOGETHER = 1024;

    private PredictionSpeed() {}

    /**
     * Measures three times.
     *
     * @param arguments see the class comment
     * @throws IOException if the model cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200_000;
        int length = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        SequenceModel model;
        try (InputStream in = Files.newInputStream(Path.of(arguments[0]))) {
            model = ModelReader.read(in, arguments[0]);
        }
        SplittableRandom random = new SplittableRandom(1);
        byte[] codes = new byte[length];
        List<EncodedSequence> sequences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (int t = 0; t < length; t++) {
                codes[t] = (byte) random.nextInt(4);
            }
            sequences.add(EncodedSequence.of(codes));
        }
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            double sum = 0;
            try (Predictor predictor = model.predictor(CancellationToken.never())) {
                for (int from = 0; from < count; from += TOGETHER) {
                    int to = Math.min(count, from + TOGETHER);
                    for (float[] row : predictor.predict(sequences.subList(from, to))) {
                        sum += row[0];
                    }
                }
            }
            System.out.printf(
                    "%,d sequences of %d: %.1f s (mean of the first output %.4f)%n",
                    count, length, (System.nanoTime() - start) * 1e-9, sum / count);
        }
        System.exit(0);
    }
}
