// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

/**
 * Phred scores of a read: Q = -10 log10 of the probability that the base is wrong (Ewing and Green,
 * Genome Res. 8:186-194, 1998).
 */
public final class PhredQuality {

    /** What is added to a score to get its character in {@link SequenceRecord#quality}. */
    public static final int OFFSET = 33;

    private PhredQuality() {}

    /**
     * The arithmetic mean of the scores.
     *
     * @param quality one character a base, as in {@link SequenceRecord#quality}
     * @return the mean, 0 to 93; NaN if there are no characters
     */
    public static double mean(String quality) {
        long sum = 0;
        for (int i = 0; i < quality.length(); i++) {
            sum += quality.charAt(i) - OFFSET;
        }
        return quality.isEmpty() ? Double.NaN : (double) sum / quality.length();
    }

    /**
     * The lowest score.
     *
     * @param quality one character a base, not empty
     * @return the score, 0 to 93
     * @throws IllegalArgumentException if there are no characters
     */
    public static int minimum(String quality) {
        return quality.chars()
                        .min()
                        .orElseThrow(() -> new IllegalArgumentException("There are no qualities."))
                - OFFSET;
    }
}
