// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequences;
import java.util.SplittableRandom;

/** A simple generator of sequences, which a network has to beat to be worth its training. */
public interface SequenceBaseline {

    /**
     * What users know it by.
     *
     * @return a name that differs from those of the other baselines
     */
    String name();

    /**
     * Draws sequences.
     *
     * @param number how many, 0 or more
     * @param random where chance comes from
     * @return a new store
     */
    EncodedSequences generate(int number, SplittableRandom random);
}
