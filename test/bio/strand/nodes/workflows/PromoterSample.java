// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.workflows;

import java.util.Locale;
import java.util.Random;

/**
 * Invented promoters of E. coli as a CSV file: 50 bases each, aligned at the -10 box, with the -35
 * box 16 to 18 bases before it, both with the published consensus and about its conservation in
 * strong promoters, in DNA that is richer in A and T than the genome. Drawn with a fixed seed, so
 * that the file is always the same.
 */
final class PromoterSample {

    private static final int PROMOTERS = 1500;
    private static final int LENGTH = 50;
    private static final int MINUS_10 = 36;
    private static final String MINUS_35_BOX = "TTGACA";
    private static final String MINUS_10_BOX = "TATAAT";
    private static final double CONSERVATION = 0.85;

    private final Random random = new Random(35);

    private PromoterSample() {}

    /** The file: a name and a sequence a row. */
    static String text() {
        PromoterSample sample = new PromoterSample();
        StringBuilder text = new StringBuilder("id,sequence\n");
        for (int i = 1; i <= PROMOTERS; i++) {
            text.append(String.format(Locale.ROOT, "promoter%04d,%s\n", i, sample.draw()));
        }
        return text.toString();
    }

    private String draw() {
        char[] bases = new char[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            bases[t] = "AAATTTCG".charAt(random.nextInt(8));
        }
        put(bases, MINUS_10, MINUS_10_BOX);
        // 17 bases between the boxes in half of the promoters, 16 or 18 in the others.
        int spacing = 17 + (random.nextBoolean() ? 0 : random.nextBoolean() ? 1 : -1);
        put(bases, MINUS_10 - spacing - MINUS_35_BOX.length(), MINUS_35_BOX);
        return new String(bases);
    }

    private void put(char[] bases, int start, String box) {
        for (int t = 0; t < box.length(); t++) {
            bases[start + t] =
                    random.nextDouble() < CONSERVATION
                            ? box.charAt(t)
                            : "ACGT".charAt(random.nextInt(4));
        }
    }
}
