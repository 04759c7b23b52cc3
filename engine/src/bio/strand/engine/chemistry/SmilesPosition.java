// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.chemistry;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Places within a SMILES, counted from 1, for messages. Works on texts that are no valid SMILES,
 * too: it looks at brackets, digits and letters only.
 */
final class SmilesPosition {

    private SmilesPosition() {}

    /**
     * Where an atom is written.
     *
     * @param smiles a SMILES
     * @param atom the index of the atom in the order of writing, from 0
     * @return the position of its letter or bracket; the length if there are fewer atoms
     */
    static int ofAtom(String smiles, int atom) {
        int seen = 0;
        for (int i = 0; i < smiles.length(); i++) {
            char c = smiles.charAt(i);
            int at = i;
            if (c == '[') {
                int end = smiles.indexOf(']', i);
                i = end < 0 ? smiles.length() : end;
            } else if (c != '*' && !Character.isLetter(c)) {
                continue;
            } else if (smiles.startsWith("Cl", i) || smiles.startsWith("Br", i)) {
                i++;
            }
            if (seen++ == atom) {
                return at + 1;
            }
        }
        return smiles.length();
    }

    /**
     * Refuses what the parser lets pass or stumbles over: a bracket that stays open, and a bond
     * that leads to no atom.
     *
     * @param smiles a text without blanks
     * @throws InvalidMoleculeException if there is such a place
     */
    static void checkEnds(String smiles) throws InvalidMoleculeException {
        int bond = -1;
        for (int i = 0; i < smiles.length(); i++) {
            char c = smiles.charAt(i);
            if (c == '[') {
                int end = smiles.indexOf(']', i);
                if (end < 0) {
                    throw new InvalidMoleculeException(
                            "the bracket opened at position " + (i + 1) + " is not closed");
                }
                i = end;
                bond = -1;
            } else if ("-=#$:/\\.".indexOf(c) >= 0) {
                bond = i;
            } else if (c == ')' && bond >= 0) {
                break;
            } else {
                bond = -1;
            }
        }
        if (bond >= 0) {
            throw new InvalidMoleculeException(
                    String.format(
                            Locale.ROOT,
                            "no atom follows '%c' at position %d",
                            smiles.charAt(bond),
                            bond + 1));
        }
    }

    /**
     * Whether a message of the parser is about nothing but the geometry of a double bond.
     *
     * @param message the parser's message
     * @return whether the text can be read without such marks
     */
    static boolean isContradictoryDoubleBond(String message) {
        return message.contains("invalid Cis/Trans");
    }

    /**
     * Turns a message of the parser into a clause with a position.
     *
     * @param smiles the text that was refused
     * @param message the parser's message: the reason in its first line and, mostly, the text and a
     *     caret below the place in two more
     * @return the clause
     */
    static String explain(String smiles, String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("unclosed ring")) {
            return openRing(smiles);
        }
        if (lower.contains("unclosed branch")) {
            return "the branch opened at position " + openBranch(smiles) + " is not closed";
        }
        if (lower.contains("kekul")) {
            return "no pattern of single and double bonds fits its aromatic (lower-case) atoms;"
                    + " a nitrogen may lack its hydrogen, written [nH]";
        }
        String firstLine = message.lines().findFirst().orElse(message);
        String quoted = "'" + smiles + "', ";
        int start = firstLine.indexOf(quoted);
        String reason = start < 0 ? firstLine : firstLine.substring(start + quoted.length());
        reason = reason.replace(", SMILES may be truncated", "").replaceAll("[:!.\\s]+$", "");
        if (reason.startsWith("invalid bracket atom")) {
            reason = "unreadable bracket atom";
        }
        reason = reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
        String lastLine = message.lines().reduce((first, second) -> second).orElse("");
        int caret = lastLine.indexOf('^');
        if (caret < 0) {
            return reason;
        }
        int position = Math.min(caret + 1, smiles.length());
        return reason
                + " at position "
                + position
                + (caret >= smiles.length() ? ", the end" : " ('" + smiles.charAt(caret) + "')");
    }

    private static String openRing(String smiles) {
        Map<String, Integer> open = new HashMap<>();
        for (int i = 0; i < smiles.length(); i++) {
            char c = smiles.charAt(i);
            int at = i;
            String ring;
            if (c == '[') {
                int end = smiles.indexOf(']', i);
                i = end < 0 ? smiles.length() : end;
                continue;
            } else if (c == '%' && i + 2 < smiles.length()) {
                ring = String.valueOf(Integer.parseInt("0" + digits(smiles, i + 1)));
                i += 2;
            } else if (Character.isDigit(c)) {
                ring = String.valueOf(c);
            } else {
                continue;
            }
            if (open.remove(ring) == null) {
                open.put(ring, at + 1);
            }
        }
        return open.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(
                        e ->
                                "the ring bond "
                                        + e.getKey()
                                        + " opened at position "
                                        + e.getValue()
                                        + " is not closed")
                .orElse("a ring bond is not closed");
    }

    private static String digits(String smiles, int from) {
        return smiles.substring(from, from + 2).replaceAll("\\D", "");
    }

    private static int openBranch(String smiles) {
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < smiles.length(); i++) {
            if (smiles.charAt(i) == '(') {
                open.push(i + 1);
            } else if (smiles.charAt(i) == ')' && !open.isEmpty()) {
                open.pop();
            }
        }
        return open.isEmpty() ? smiles.length() : open.pop();
    }
}
