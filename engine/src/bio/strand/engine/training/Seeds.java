// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

/** Independent seeds from one, so that no two uses of randomness share a stream. */
public final class Seeds {

    static final int SPLIT = 1;
    static final int INITIALIZATION = 2;
    static final int SHUFFLE = 3;
    static final int DROPOUT = 4;
    static final int AUGMENTATION = 5;

    private Seeds() {}

    /**
     * A seed for one use of a seed: SplitMix64's step and finaliser (Steele et al., 2014).
     *
     * @param seed the seed of the whole
     * @param use a number for each use
     * @return the seed of that use
     */
    public static long derive(long seed, long use) {
        long z = seed + (use + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
