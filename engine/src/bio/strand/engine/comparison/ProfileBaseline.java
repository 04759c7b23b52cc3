// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import java.util.SplittableRandom;

/** A simple generator of profiles, which a network has to beat to be worth its training. */
public interface ProfileBaseline {

    /**
     * What users know it by.
     *
     * @return a name that differs from those of the other baselines
     */
    String name();

    /**
     * Draws profiles.
     *
     * @param number how many, 0 or more
     * @param random where chance comes from
     * @return {@code [row][gene]}
     */
    float[][] generate(int number, SplittableRandom random);
}
