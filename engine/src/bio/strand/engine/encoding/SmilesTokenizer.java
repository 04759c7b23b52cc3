// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import java.util.Arrays;

/** Divides SMILES into the tokens that {@link Tokenization.SmilesTokens} describes. */
final class SmilesTokenizer {

    private SmilesTokenizer() {}

    /**
     * Where the tokens begin. Text that is no SMILES is divided, too: an open bracket and a lone
     * percent sign are tokens by themselves, as every other character is.
     *
     * @return the index of each token's first character, and the length of the text last
     */
    static int[] starts(CharSequence smiles) {
        int[] starts = new int[smiles.length() + 1];
        int tokens = 0;
        int at = 0;
        while (at < smiles.length()) {
            starts[tokens++] = at;
            at += lengthAt(smiles, at);
        }
        starts[tokens] = at;
        return Arrays.copyOf(starts, tokens + 1);
    }

    private static int lengthAt(CharSequence smiles, int at) {
        char next = at + 1 < smiles.length() ? smiles.charAt(at + 1) : 0;
        return switch (smiles.charAt(at)) {
            case '[' -> bracketLength(smiles, at);
            case 'C' -> next == 'l' ? 2 : 1;
            case 'B' -> next == 'r' ? 2 : 1;
            case '%' -> ringClosureLength(smiles, at, next);
            default -> 1;
        };
    }

    private static int bracketLength(CharSequence smiles, int at) {
        for (int i = at + 1; i < smiles.length(); i++) {
            if (smiles.charAt(i) == ']') {
                return i + 1 - at;
            }
        }
        return 1;
    }

    /** A percent sign and two digits, or more digits in parentheses as OpenSMILES allows. */
    private static int ringClosureLength(CharSequence smiles, int at, char next) {
        if (next == '(') {
            int i = at + 2;
            while (i < smiles.length() && isDigit(smiles.charAt(i))) {
                i++;
            }
            boolean closed = i > at + 2 && i < smiles.length() && smiles.charAt(i) == ')';
            return closed ? i + 1 - at : 1;
        }
        boolean twoDigits =
                at + 2 < smiles.length() && isDigit(next) && isDigit(smiles.charAt(at + 2));
        return twoDigits ? 3 : 1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
