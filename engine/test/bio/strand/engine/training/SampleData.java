// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.sequence.Alphabet;
import java.util.List;
import java.util.SplittableRandom;

/** Small labelled sequences for tests. */
record SampleData(EncodedSequences sequences, int[] targets) {

    static final SequenceEncoding ENCODING = SequenceEncoding.of(Alphabet.DNA);
    static final List<String> LABELS = List.of("background", "motif");

    /** Random sequences; every second one has TATAAT somewhere. */
    static SampleData motifs(int rows, int minimumLength, int maximumLength, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EncodedSequences sequences = new EncodedSequences();
        int[] targets = new int[rows];
        byte[] motif = {3, 0, 3, 0, 0, 3};
        for (int i = 0; i < rows; i++) {
            byte[] codes = new byte[random.nextInt(minimumLength, maximumLength + 1)];
            for (int t = 0; t < codes.length; t++) {
                codes[t] = (byte) random.nextInt(4);
            }
            targets[i] = i % 2;
            if (targets[i] == 1) {
                int at = random.nextInt(codes.length - motif.length + 1);
                System.arraycopy(motif, 0, codes, at, motif.length);
            }
            sequences.add(codes, 0, codes.length);
        }
        return new SampleData(sequences, targets);
    }

    TrainingData toTrainingData() {
        return new TrainingData(sequences, new Targets.Classes(LABELS, targets));
    }

    /** Random sequences with random labels: nothing can be learned. */
    static SampleData noise(int rows, long seed) {
        SampleData data = motifs(rows, 12, 12, seed);
        SplittableRandom random = new SplittableRandom(seed + 1);
        for (int i = 0; i < rows; i++) {
            data.targets[i] = i < 2 ? i : random.nextInt(2);
        }
        return data;
    }
}
