// SPDX-License-Identifier: Apache-2.0
package bio.strand.benchmarks;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.engine.training.SequenceTrainer;
import bio.strand.engine.training.Targets;
import bio.strand.engine.training.TrainingData;
import bio.strand.engine.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Trains one epoch on random sequences of 200 nt and prints the largest memory that the process
 * had, Java heap, native libraries and all.
 *
 * <p>Arguments: number of sequences (default 1,000,000), hidden size (default 16).
 */
public final class TrainingMemory {

    private static final int LENGTH = 200;

    private TrainingMemory() {}

    /**
     * Measures.
     *
     * @param arguments see the class comment
     * @throws IOException if the system does not tell the memory of a process
     */
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int hiddenSize = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 16;
        SplittableRandom random = new SplittableRandom(1);
        EncodedSequences sequences = new EncodedSequences();
        int[] classes = new int[count];
        byte[] codes = new byte[LENGTH];
        for (int i = 0; i < count; i++) {
            for (int t = 0; t < LENGTH; t++) {
                codes[t] = (byte) random.nextInt(4);
            }
            sequences.add(EncodedSequence.of(codes));
            classes[i] = random.nextInt(2);
        }
        NetworkSpec network =
                new NetworkSpec(
                        List.of(
                                new LayerSpec.Recurrent(CellType.LSTM, hiddenSize, false),
                                new LayerSpec.Aggregation(Pooling.LAST)));
        long start = System.nanoTime();
        SequenceTrainer.train(
                new TrainingData(sequences, new Targets.Classes(List.of("a", "b"), classes)),
                SequenceEncoding.of(Alphabet.DNA),
                network,
                TrainingSpec.defaults().withEpochs(1).withBatchSize(256),
                ProgressSink.none(),
                CancellationToken.never());
        System.out.printf(
                "%,d sequences of %d nt, LSTM %d: one epoch in %.0f s, at most %s resident%n",
                count, LENGTH, hiddenSize, (System.nanoTime() - start) * 1e-9, peak());
        System.exit(0);
    }

    /** The kernel's account of the largest resident memory. */
    private static String peak() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                long kilobytes = Long.parseLong(line.replaceAll("[^0-9]", ""));
                return "%.2f GiB".formatted(kilobytes / 1048576.0);
            }
        }
        throw new IOException("/proc/self/status does not tell VmHWM");
    }
}
