// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import java.util.List;
import java.util.SplittableRandom;

/** Sequences for the tests of this package. */
final class SequenceSamples {

    private SequenceSamples() {}

    /** DNA as codes; letters other than A, C, G, T become the unknown code 4. */
    static EncodedSequences dna(String... rows) {
        EncodedSequences sequences = new EncodedSequences();
        for (String row : rows) {
            int[] codes =
                    row.chars()
                            .map(c -> "ACGT".indexOf(c))
                            .map(code -> code < 0 ? 4 : code)
                            .toArray();
            sequences.add(EncodedSequence.ofCodes(codes));
        }
        return sequences;
    }

    static EncodedSequences dna(List<String> rows) {
        return dna(rows.toArray(String[]::new));
    }

    /** Independent symbols, all equally frequent. */
    static EncodedSequences uniform(int rows, int length, int symbols, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EncodedSequences sequences = new EncodedSequences();
        for (int i = 0; i < rows; i++) {
            sequences.add(EncodedSequence.ofCodes(random.ints(length, 0, symbols).toArray()));
        }
        return sequences;
    }
}
