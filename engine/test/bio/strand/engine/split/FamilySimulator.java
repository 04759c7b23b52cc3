// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Families of proteins that descend from a common ancestor, so that who belongs together is known.
 * Residues are replaced as BLOSUM62 has it: the target frequencies are those of the background
 * times exp(lambda * score). Insertions and deletions have geometric lengths.
 */
final class FamilySimulator {

    private static final String LETTERS = "ARNDCQEGHILKMFPSTWYV";

    /** Background of Robinson and Robinson (PNAS 88:8880-8884, 1991), in the order of LETTERS. */
    private static final double[] BACKGROUND = {
        .0780, .0512, .0448, .0536, .0192, .0426, .0629, .0738, .0219, .0514, .0901, .0574, .0224,
        .0385, .0520, .0711, .0584, .0132, .0321, .0644
    };

    private final Random random;
    private final double[][] replacements = new double[20][20];

    FamilySimulator(long seed) {
        random = new Random(seed);
        for (int a = 0; a < 20; a++) {
            for (int b = 0; b < 20; b++) {
                replacements[a][b] =
                        a == b
                                ? 0
                                : BACKGROUND[b]
                                        * Math.exp(.318 * SequenceKind.PROTEIN.scores[a][b]);
            }
        }
    }

    /** Sequences and the family of each. */
    record Families(List<String> sequences, int[] family) {}

    /**
     * Draws families and shuffles their members.
     *
     * @param count how many sequences
     * @param meanSize the mean number of members; sizes are 1 to 2 * mean - 1, equally likely
     * @param length the mean length; lengths are 2/3 to 4/3 of it
     * @param identity expected share of residues that two members have in common by descent
     * @param indels insertions and deletions a residue
     */
    Families families(int count, int meanSize, int length, double identity, double indels) {
        List<String> sequences = new ArrayList<>();
        int[] family = new int[count];
        for (int f = 0; sequences.size() < count; f++) {
            String ancestor = unrelated(length * 2 / 3 + random.nextInt(length * 2 / 3 + 1));
            int size = 1 + random.nextInt(2 * meanSize - 1);
            for (int i = 0; i < size && sequences.size() < count; i++) {
                family[sequences.size()] = f;
                sequences.add(descendant(ancestor, Math.sqrt(identity), indels));
            }
        }
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            String sequence = sequences.set(i, sequences.get(j));
            sequences.set(j, sequence);
            int f = family[i];
            family[i] = family[j];
            family[j] = f;
        }
        return new Families(sequences, family);
    }

    String unrelated(int length) {
        StringBuilder sequence = new StringBuilder();
        for (int i = 0; i < length; i++) {
            sequence.append(LETTERS.charAt(draw(BACKGROUND)));
        }
        return sequence.toString();
    }

    /** A sequence that keeps each residue with a probability. */
    String descendant(String ancestor, double kept, double indels) {
        StringBuilder sequence = new StringBuilder();
        for (int i = 0; i < ancestor.length(); i++) {
            if (random.nextDouble() < indels) {
                int length = 1;
                while (random.nextDouble() < 0.6) {
                    length++;
                }
                if (random.nextBoolean()) {
                    sequence.append(unrelated(length));
                } else {
                    i += length - 1;
                    continue;
                }
            }
            char residue = ancestor.charAt(i);
            sequence.append(
                    random.nextDouble() < kept
                            ? residue
                            : LETTERS.charAt(draw(replacements[LETTERS.indexOf(residue)])));
        }
        return sequence.toString();
    }

    private int draw(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double at = random.nextDouble() * sum;
        int drawn = 0;
        while (drawn < weights.length - 1 && (at -= weights[drawn]) >= 0) {
            drawn++;
        }
        return drawn;
    }
}
