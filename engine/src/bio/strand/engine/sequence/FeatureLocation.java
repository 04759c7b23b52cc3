// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where a feature lies, in the notation of the DDBJ/EMBL/GenBank Feature Table Definition, section
 * 3.4: {@code 12..78}, {@code complement(join(1..5,8..>10))}, {@code J00194.1:100..202}, {@code
 * 12^13}, {@code (3.5)..20}, {@code one-of(1,4)..20}; and of UniProt: {@code ?..200}, {@code
 * 1..?7}.
 *
 * @param text the location as it stands in the file, without white space
 * @param spans its parts, in the order in which they make up the feature's sequence
 */
public record FeatureLocation(String text, List<Span> spans) {

    /** Stands for a position that the file leaves open. */
    public static final long UNKNOWN = 0;

    /** The strand on which a feature reads. */
    public enum Strand {
        /** As the sequence stands. */
        FORWARD("+"),
        /** The reverse complement. */
        REVERSE("-"),
        /** Parts of it on either strand. */
        BOTH("+-");

        private final String symbol;

        Strand(String symbol) {
            this.symbol = symbol;
        }

        /**
         * The usual sign.
         *
         * @return {@code +}, {@code -} or {@code +-}
         */
        public String symbol() {
            return symbol;
        }
    }

    /**
     * A contiguous part.
     *
     * @param reference the other record on which it lies; empty for the record itself
     * @param start its first position, from 1, inclusive; the outermost of several possible ones;
     *     {@link #UNKNOWN} if the file does not say
     * @param end its last position, inclusive; the outermost of several possible ones
     * @param reverse whether it reads on the reverse strand
     * @param exact whether both ends are known exactly: without {@code <}, {@code >}, {@code ?} and
     *     choices
     * @param between whether it is the place between two neighbours ({@code 12^13}) and so holds no
     *     symbol
     */
    public record Span(
            String reference,
            long start,
            long end,
            boolean reverse,
            boolean exact,
            boolean between) {

        private Span onOtherStrand() {
            return new Span(reference, start, end, !reverse, exact, between);
        }
    }

    /** Copies the parts. */
    public FeatureLocation {
        spans = List.copyOf(spans);
    }

    /**
     * Reads a location.
     *
     * @param text the location; white space in it does not matter
     * @return the location
     * @throws IllegalArgumentException if it is not one; the message says why, in half a sentence
     */
    public static FeatureLocation parse(String text) {
        String plain = withoutBlanks(text);
        Parser parser = new Parser(plain);
        List<Span> spans = parser.location();
        if (parser.position < plain.length()) {
            throw parser.unexpected();
        }
        return new FeatureLocation(plain, spans);
    }

    private static String withoutBlanks(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    /**
     * The first position of the feature on its own record.
     *
     * @return the least start, from 1; {@link #UNKNOWN} if it is not known or every part lies on
     *     another record
     */
    public long start() {
        return spans.stream()
                .filter(span -> span.reference().isEmpty())
                .mapToLong(Span::start)
                .min()
                .orElse(UNKNOWN);
    }

    /**
     * The last position of the feature on its own record.
     *
     * @return the greatest end, inclusive; {@link #UNKNOWN} if it is not known or every part lies
     *     on another record
     */
    public long end() {
        long end = UNKNOWN;
        for (Span span : spans) {
            if (span.reference().isEmpty()) {
                if (span.end() == UNKNOWN) {
                    return UNKNOWN;
                }
                end = Math.max(end, span.end());
            }
        }
        return end;
    }

    /**
     * On which strand the feature reads. Meaningless for proteins, where it is {@link
     * Strand#FORWARD}.
     *
     * @return the strand
     */
    public Strand strand() {
        boolean forward = spans.stream().anyMatch(span -> !span.reverse());
        boolean reverse = spans.stream().anyMatch(Span::reverse);
        return forward && reverse ? Strand.BOTH : reverse ? Strand.REVERSE : Strand.FORWARD;
    }

    /**
     * Whether every end is known exactly.
     *
     * @return false if any part is open, fuzzy or unknown
     */
    public boolean isExact() {
        return spans.stream().allMatch(Span::exact);
    }

    /**
     * Cuts the feature out of the sequence that it annotates: parts in their order, those of the
     * reverse strand as reverse complement. Letters keep their case; the complement of {@code a} is
     * {@code t}, or {@code u} in a sequence that has {@code u} and no {@code t}.
     *
     * @param sequence the whole sequence of the record
     * @return the feature's symbols; nothing if a part lies on another record, reaches beyond the
     *     sequence or has an unknown end, or if no symbol is left
     */
    public Optional<String> cutFrom(String sequence) {
        StringBuilder result = new StringBuilder();
        for (Span span : spans) {
            boolean known = span.start() != UNKNOWN && span.end() != UNKNOWN;
            if (!span.reference().isEmpty() || !known || span.end() > sequence.length()) {
                return Optional.empty();
            }
            if (!span.between()) {
                String part = sequence.substring((int) span.start() - 1, (int) span.end());
                result.append(span.reverse() ? NucleotideComplement.reverse(part, sequence) : part);
            }
        }
        return result.isEmpty() ? Optional.empty() : Optional.of(result.toString());
    }

    @Override
    public String toString() {
        return text;
    }

    /** A recursive descent over the notation. */
    private static final class Parser {

        private static final int MAXIMUM_DEPTH = 100;
        private static final int SHOWN = 40;

        private final String text;
        private int position;
        private int depth;

        Parser(String text) {
            this.text = text;
        }

        IllegalArgumentException unexpected() {
            return new IllegalArgumentException(
                    position < text.length()
                            ? "the location '%s' cannot be read from '%s' on"
                                    .formatted(text, text.substring(position))
                            : "the location '%s' ends too early".formatted(text));
        }

        /** One level of parentheses more, which come from recursion; real ones are two or three. */
        private void descend() {
            depth++;
            if (depth > MAXIMUM_DEPTH) {
                throw new IllegalArgumentException(
                        "the location '%s...' is nested more than %d levels deep"
                                .formatted(text.substring(0, SHOWN), MAXIMUM_DEPTH));
            }
        }

        List<Span> location() {
            descend();
            List<Span> spans = operatorOrSpan();
            depth--;
            return spans;
        }

        private List<Span> operatorOrSpan() {
            if (takes("complement(")) {
                List<Span> inner = location();
                expect(')');
                List<Span> turned = new ArrayList<>();
                inner.forEach(span -> turned.add(span.onOtherStrand()));
                // What comes last on this strand comes first on the other.
                Collections.reverse(turned);
                return turned;
            }
            for (String operator : List.of("join(", "order(", "bond(", "group(")) {
                if (takes(operator)) {
                    List<Span> spans = new ArrayList<>(location());
                    while (takes(",")) {
                        spans.addAll(location());
                    }
                    expect(')');
                    return spans;
                }
            }
            return List.of(span());
        }

        private Span span() {
            String reference = reference();
            Position first = position();
            if (takes("^")) {
                Position second = position();
                return new Span(reference, first.low, second.high, false, true, true);
            }
            if (!text.startsWith("..", position) && takes(".")) {
                // One of the positions from the first to the second.
                Position second = position();
                requireOrder(first, second);
                return new Span(reference, first.low, second.high, false, false, false);
            }
            Position last = takes("..") ? position() : first;
            requireOrder(first, last);
            return new Span(
                    reference, first.low, last.high, false, first.exact && last.exact, false);
        }

        private void requireOrder(Position first, Position last) {
            if (first.low != UNKNOWN && last.high != UNKNOWN && first.low > last.high) {
                throw new IllegalArgumentException(
                        ("the location '%s' ends before it begins (%d..%d); across the origin of a"
                                        + " circular sequence it is written as join(...)")
                                .formatted(text, first.low, last.high));
            }
        }

        /** Accession and colon, if they stand here. */
        private String reference() {
            int end = position;
            while (end < text.length() && isReferenceCharacter(text.charAt(end))) {
                end++;
            }
            if (end == position || end == text.length() || text.charAt(end) != ':') {
                return "";
            }
            String reference = text.substring(position, end);
            position = end + 1;
            return reference;
        }

        private static boolean isReferenceCharacter(char c) {
            return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-' || c == '|';
        }

        private record Position(long low, long high, boolean exact) {}

        private Position position() {
            if (takes("one-of(")) {
                return choice(",");
            }
            if (takes("(")) {
                return choice(".");
            }
            boolean exact = true;
            while (position < text.length() && "<>?".indexOf(text.charAt(position)) >= 0) {
                position++;
                exact = false;
            }
            int end = position;
            while (end < text.length() && Character.isDigit(text.charAt(end))) {
                end++;
            }
            if (end == position) {
                if (!exact && text.charAt(position - 1) == '?') {
                    return new Position(UNKNOWN, UNKNOWN, false);
                }
                throw unexpected();
            }
            if (end - position > 18) {
                throw unexpected();
            }
            long value = Long.parseLong(text.substring(position, end));
            if (value == 0) {
                throw new IllegalArgumentException(
                        "the location '%s' holds position 0; positions begin with 1"
                                .formatted(text));
            }
            position = end;
            return new Position(value, value, exact);
        }

        private Position choice(String separator) {
            descend();
            Position first = position();
            long low = first.low;
            long high = first.high;
            while (takes(separator)) {
                Position next = position();
                low = Math.min(low, next.low);
                high = Math.max(high, next.high);
            }
            expect(')');
            depth--;
            return new Position(low, high, false);
        }

        private boolean takes(String token) {
            boolean here = text.startsWith(token, position);
            if (here) {
                position += token.length();
            }
            return here;
        }

        private void expect(char c) {
            if (!takes(String.valueOf(c))) {
                throw unexpected();
            }
        }
    }
}
