// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

/** How training rows are varied each time they are read; validation rows never are. */
public sealed interface Augmentation {

    /** Rows are read as they are. */
    record None() implements Augmentation {}

    /**
     * Each time a row is read, chance decides whether it is read or its reverse complement, since
     * either strand may carry what is learned. Labels by position are reversed with the sequence.
     *
     * @param probability of the reverse complement, above 0, at most 1
     */
    record ReverseComplement(double probability) implements Augmentation {
        /** Checks the range. */
        public ReverseComplement {
            Ranges.require(
                    "probability of the reverse complement", probability, Double.MIN_VALUE, 1);
        }
    }

    /**
     * Each time a row is read, it begins at a random position, all equally likely, and goes on to
     * its end. A network that forecasts can then not learn by heart what each position of the
     * training series looks like.
     *
     * @param minimumSteps positions that are left at least, 2 to 1,000,000; rows that are shorter
     *     are read whole
     */
    record RandomStart(int minimumSteps) implements Augmentation {
        /** Checks the range. */
        public RandomStart {
            Ranges.require("smallest number of positions", minimumSteps, 2, 1_000_000);
        }
    }

    /**
     * No variation.
     *
     * @return the choice
     */
    static Augmentation none() {
        return new None();
    }
}
