// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;

/**
 * Where short words occur in a set of sequences.
 *
 * <p>Words are spaced (Ma, Tromp and Li, Bioinformatics 18:440-445, 2002), so that neighbouring
 * words share less and a conserved stretch is missed more rarely. Those of proteins are read in a
 * reduced alphabet of ten groups of exchangeable amino acids (Murphy, Wallqvist and Levy, Protein
 * Eng. 13:149-152, 2000): at 30 % identity a word of groups is conserved about twice as often as a
 * word of residues that is as frequent by chance.
 *
 * <p>The sequences stand one after the other in one long text, each followed by a separator.
 * Memory: five bytes a position and four bytes for each of the hundred thousand possible words.
 */
final class SeedIndex {

    private static final String PROTEIN_GROUPS = "LVIM C A G ST P FYW EDNQ KR H";

    private final byte[] text;
    private final int[] offsets;
    private final int[] groups;
    private final int radix;
    private final int[] shape;
    private final int[] starts;
    private final int[] positions;

    SeedIndex(SequenceKind kind, int[] shape, byte[][] sequences, CancellationToken cancellation) {
        this.shape = shape;
        groups = groups(kind);
        radix = Arrays.stream(groups).max().orElseThrow() + 1;
        offsets = new int[sequences.length + 1];
        for (int i = 0; i < sequences.length; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], sequences[i].length + 1);
        }
        text = new byte[offsets[sequences.length]];
        for (int i = 0; i < sequences.length; i++) {
            System.arraycopy(sequences[i], 0, text, offsets[i], sequences[i].length);
            text[offsets[i + 1] - 1] = (byte) (kind.letters() + 1);
        }
        int words = (int) Math.pow(radix, shape.length);
        starts = new int[words + 1];
        forEachWord(cancellation, (word, position) -> starts[word + 1]++);
        for (int word = 0; word < words; word++) {
            starts[word + 1] += starts[word];
        }
        positions = new int[starts[words]];
        int[] next = Arrays.copyOf(starts, words);
        forEachWord(cancellation, (word, position) -> positions[next[word]++] = position);
    }

    /** The places that make up a word, found best by trial on simulated families. */
    static int[] shape(SequenceKind kind) {
        return kind == SequenceKind.PROTEIN
                ? new int[] {0, 1, 3, 5, 6}
                : new int[] {0, 1, 3, 6, 7, 9, 10, 11};
    }

    private interface WordVisitor {
        void visit(int word, int position);
    }

    private void forEachWord(CancellationToken cancellation, WordVisitor visitor) {
        int span = span();
        for (int s = 0; s + 1 < offsets.length; s++) {
            if ((s & 255) == 0) {
                cancellation.throwIfCancelled();
            }
            for (int position = offsets[s]; position + span < offsets[s + 1]; position++) {
                int word = word(text, position);
                if (word >= 0) {
                    visitor.visit(word, position);
                }
            }
        }
    }

    private static int[] groups(SequenceKind kind) {
        int[] groups = new int[kind.letters() + 1];
        groups[kind.letters()] = -1;
        if (kind == SequenceKind.NUCLEOTIDE) {
            for (int base = 0; base < kind.letters(); base++) {
                groups[base] = base;
            }
            return groups;
        }
        int group = 0;
        for (String letters : PROTEIN_GROUPS.split(" ")) {
            for (byte code : kind.encode(letters)) {
                groups[code] = group;
            }
            group++;
        }
        return groups;
    }

    /** How many letters a word stretches over. */
    int span() {
        return shape[shape.length - 1] + 1;
    }

    /** The length of the text. */
    int length() {
        return text.length;
    }

    /** A letter of the text; the separator is the code after the unknown letter's. */
    byte letter(int position) {
        return text[position];
    }

    /** Where a sequence begins in the text. */
    int offset(int sequence) {
        return offsets[sequence];
    }

    /** The sequence at a position of the text. */
    int sequenceAt(int position) {
        int found = Arrays.binarySearch(offsets, position);
        return found >= 0 ? found : -found - 2;
    }

    /** The number of the word at a position of a sequence; negative if it has an unknown letter. */
    int word(byte[] sequence, int position) {
        int word = 0;
        for (int place : shape) {
            int group = groups[sequence[position + place]];
            if (group < 0) {
                return -1;
            }
            word = word * radix + group;
        }
        return word;
    }

    /** The first index of a word's occurrences for {@link #position}. */
    int first(int word) {
        return starts[word];
    }

    /** The index after a word's last occurrence. */
    int end(int word) {
        return starts[word + 1];
    }

    /** A position of the text; those of one word ascend. */
    int position(int occurrence) {
        return positions[occurrence];
    }
}
