// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the pairs {@code key=value} of a FASTA or FASTQ header. */
final class HeaderAttributes {

    private static final Pattern UNIPROT_PAIR =
            Pattern.compile("(?<=^|\\s)([A-Z]{2})=(.*?)(?=\\s[A-Z]{2}=|$)");

    private HeaderAttributes() {}

    /**
     * Finds the pairs.
     *
     * @param id the header's first word
     * @param description the rest of it
     * @return the pairs in their order, to be kept by the caller; a repeated key has its last value
     */
    static Map<String, String> of(String id, String description) {
        if (description.indexOf('=') < 0) {
            return Map.of();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        if (id.startsWith("sp|") || id.startsWith("tr|")) {
            Matcher pairs = UNIPROT_PAIR.matcher(description);
            while (pairs.find()) {
                attributes.put(pairs.group(1), pairs.group(2).stripTrailing());
            }
            return attributes;
        }
        int from = 0;
        while (from < description.length()) {
            int to = pairEnd(description, from);
            if (to > from) {
                int equals = description.indexOf('=', from);
                boolean quoted = to - equals > 2 && description.charAt(equals + 1) == '"';
                attributes.put(
                        description.substring(from, equals),
                        quoted
                                ? description.substring(equals + 2, to - 1)
                                : description.substring(equals + 1, to));
            }
            from = wordEnd(description, to);
            while (from < description.length()
                    && Character.isWhitespace(description.charAt(from))) {
                from++;
            }
        }
        return attributes;
    }

    /** Where the pair that begins here ends; {@code from} if none begins here. */
    private static int pairEnd(String text, int from) {
        int equals = from;
        while (equals < text.length() && isKeyCharacter(text.charAt(equals), equals == from)) {
            equals++;
        }
        if (equals == from || equals == text.length() || text.charAt(equals) != '=') {
            return from;
        }
        if (equals + 1 < text.length() && text.charAt(equals + 1) == '"') {
            int end = text.indexOf('"', equals + 2) + 1;
            boolean closed =
                    end > 0 && (end == text.length() || Character.isWhitespace(text.charAt(end)));
            return closed ? end : from;
        }
        return wordEnd(text, equals + 1);
    }

    private static boolean isKeyCharacter(char c, boolean first) {
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        return letter || !first && (c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.');
    }

    /**
     * Where a word ends.
     *
     * @param text the text
     * @param from where the word begins
     * @return the index of the first white space from there on, or the text's length
     */
    static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
