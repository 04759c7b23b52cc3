// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import bio.strand.engine.sequence.Alphabet;
import java.util.SplittableRandom;

/**
 * Encodes and stores a million sequences of 200 nt. Run it with {@code java -Xmx256m}: it ends with
 * an error if they do not fit. Not a unit test because it needs a virtual machine of its own.
 */
public final class MillionSequencesMain {

    private static final int SEQUENCES = 1_000_000;
    private static final int LENGTH = 200;

    private MillionSequencesMain() {}

    /**
     * Stores the sequences and prints what they take.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        SplittableRandom random = new SplittableRandom(1);
        SequenceEncoder encoder = new SequenceEncoder(SequenceEncoding.of(Alphabet.DNA));
        EncodedSequences sequences = new EncodedSequences();
        char[] text = new char[LENGTH];
        long checksum = 0;
        for (int i = 0; i < SEQUENCES; i++) {
            for (int t = 0; t < LENGTH; t++) {
                text[t] = "ACGT".charAt(random.nextInt(4));
            }
            EncodedSequence encoded = encoder.encode("s", new String(text));
            checksum = checksum * 31 + encoded.hashCode();
            sequences.add(encoded);
        }
        long stored = 0;
        for (int i = 0; i < sequences.size(); i++) {
            stored = stored * 31 + sequences.get(i).hashCode();
        }
        if (stored != checksum) {
            throw new AssertionError("The stored sequences differ from those that were added.");
        }
        System.out.printf(
                "%d sequences of %d nt: %.1f MB stored, heap limit %.1f MB%n",
                sequences.size(),
                LENGTH,
                sequences.memoryBytes() / 1e6,
                Runtime.getRuntime().maxMemory() / 1e6);
    }
}
