// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import java.util.SplittableRandom;

/**
 * Real sequences with their symbols in random order: composition and length of each are kept,
 * everything else is lost. Each row is a shuffled copy of a row drawn at random, unknown symbols
 * included.
 */
public final class ShuffledSequences implements SequenceBaseline {

    private final EncodedSequences rows;

    /**
     * Takes the sequences to shuffle.
     *
     * @param rows the sequences, at least one; kept, not copied
     * @throws IllegalArgumentException if there is none
     */
    public ShuffledSequences(EncodedSequences rows) {
        if (rows.size() == 0) {
            throw new IllegalArgumentException("There is no sequence to shuffle.");
        }
        this.rows = rows;
    }

    @Override
    public String name() {
        return "Shuffled";
    }

    @Override
    public EncodedSequences generate(int number, SplittableRandom random) {
        EncodedSequences generated = new EncodedSequences();
        for (int i = 0; i < number; i++) {
            int row = random.nextInt(rows.size());
            int[] order = Draws.permutation(rows.length(row), random);
            int[] codes = new int[order.length];
            for (int t = 0; t < codes.length; t++) {
                codes[t] = rows.code(row, order[t]);
            }
            generated.add(EncodedSequence.ofCodes(codes));
        }
        return generated;
    }
}
