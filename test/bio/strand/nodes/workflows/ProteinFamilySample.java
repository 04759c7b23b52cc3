// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.workflows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Invented protein families as a CSV file: the members of a family descend from one ancestor, keep
 * four fifths of its residues, and are all secreted or all cytosolic. Of the secreted families
 * three in four begin with a greasy stretch as signal peptides do, of the cytosolic ones one in
 * four: so what can be learned about new families is right in three of four cases, while a memory
 * of the families is right about every member. Drawn with a fixed seed, so that the file is always
 * the same.
 */
final class ProteinFamilySample {

    private static final int FAMILIES = 80;
    private static final int MEMBERS = 8;
    private static final int SIGNAL = 18;
    private static final double KEPT = 0.9;
    private static final String RESIDUES = "ARNDCQEGHILKMFPSTWYV";
    private static final String GREASY = "LLLLAAVVIF";

    private final Random random = new Random(20);

    private ProteinFamilySample() {}

    /** The file: a row for each protein, families mixed. */
    static String text() {
        return new ProteinFamilySample().draw();
    }

    private String draw() {
        List<String> rows = new ArrayList<>();
        for (int family = 0; family < FAMILIES; family++) {
            boolean secreted = family % 2 == 0;
            // Of four families of a class in a row, one is an exception.
            boolean signal = secreted == (family / 2 % 4 != 3);
            String ancestor =
                    "M"
                            + letters(signal ? GREASY : RESIDUES, SIGNAL)
                            + letters(RESIDUES, 90 + random.nextInt(21));
            for (int member = 0; member < MEMBERS; member++) {
                rows.add(
                        String.format(
                                Locale.ROOT,
                                "%s,%s",
                                secreted ? "secreted" : "cytosolic",
                                descendant(ancestor)));
            }
        }
        Collections.shuffle(rows, random);
        StringBuilder text = new StringBuilder("id,location,sequence\n");
        for (int i = 0; i < rows.size(); i++) {
            text.append(String.format(Locale.ROOT, "protein%03d,%s\n", i + 1, rows.get(i)));
        }
        return text.toString();
    }

    private String letters(String from, int count) {
        StringBuilder letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            letters.append(from.charAt(random.nextInt(from.length())));
        }
        return letters.toString();
    }

    /** The signal stays greasy where it changes: selection keeps what matters. */
    private String descendant(String ancestor) {
        StringBuilder protein = new StringBuilder(ancestor);
        for (int i = 1; i < protein.length(); i++) {
            if (random.nextDouble() >= KEPT) {
                boolean greasy = i <= SIGNAL && isGreasy(ancestor);
                protein.setCharAt(i, letters(greasy ? GREASY : RESIDUES, 1).charAt(0));
            }
        }
        return protein.toString();
    }

    private static boolean isGreasy(String ancestor) {
        for (int i = 1; i <= SIGNAL; i++) {
            if (GREASY.indexOf(ancestor.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
