// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import bio.strand.engine.sequence.SequenceFeature.Qualifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects the features of one record from the lines of a feature table, as GenBank, EMBL and
 * (since 2019) UniProt have it: a key and a location, then qualifiers {@code /name="value"}, each
 * over as many lines as it needs.
 */
final class FeatureTable {

    /** Values that are one long word: their lines are joined without a blank. */
    private static final Set<String> WITHOUT_BLANKS = Set.of("translation", "sequence");

    /** What a record may have: whole chromosomes have a tenth, and each takes memory. */
    private static final int MOST_FEATURES = 1_000_000;

    private static final int LONGEST_LOCATION = 1 << 20;

    private static final Pattern QUALIFIER = Pattern.compile("/([^=\\s]+)(=(.*))?", Pattern.DOTALL);

    private final Path file;
    private final List<SequenceFeature> features = new ArrayList<>();
    private final List<Qualifier> qualifiers = new ArrayList<>();
    private final StringBuilder location = new StringBuilder();
    private final StringBuilder qualifier = new StringBuilder();
    private String type;
    private long typeLine;
    private long qualifierLine;
    private boolean quoteOpen;

    /** Where the qualifier's name ends, or -1 while that is open. */
    private int equals = -1;

    private boolean valueQuoted;
    private long quotes;
    private long record;

    FeatureTable(Path file) {
        this.file = file;
    }

    /** Forgets the features of the record before. */
    void begin(long number) {
        features.clear();
        type = null;
        quoteOpen = false;
        qualifier.setLength(0);
        record = number;
    }

    /** Takes a line with a key and the beginning of a location. */
    void addKey(String key, String locationText, long line) throws SequenceFormatException {
        endFeature();
        type = key;
        typeLine = line;
        location.setLength(0);
        location.append(locationText);
        qualifiers.clear();
    }

    /** Takes a line that goes on with a location or holds qualifiers. */
    void addContent(String text, long line) throws SequenceFormatException {
        if (text.isEmpty()) {
            return;
        }
        if (type == null) {
            throw new SequenceFormatException(
                    file,
                    line,
                    record,
                    "the feature table does not begin with a key such as 'gene'",
                    "correct the indentation: keys stand in column 6, qualifiers in column 22");
        }
        if (!quoteOpen && text.charAt(0) == '/') {
            endQualifier();
            qualifierLine = line;
            equals = -1;
            valueQuoted = false;
            quotes = 0;
            appendToQualifier(text);
        } else if (qualifier.isEmpty()) {
            location.append(text);
        } else {
            continueQualifier(text);
        }
    }

    private void continueQualifier(String text) {
        String name = equals > 0 ? qualifier.substring(1, equals) : "";
        boolean atHyphen = qualifier.charAt(qualifier.length() - 1) == '-';
        if (valueQuoted && !atHyphen && !WITHOUT_BLANKS.contains(name)) {
            qualifier.append(' ');
        }
        appendToQualifier(text);
    }

    /** Looks at the new text alone, so that a qualifier of very many lines takes no longer each. */
    private void appendToQualifier(String text) {
        int from = qualifier.length();
        qualifier.append(text);
        if (equals < 0) {
            equals = qualifier.indexOf("=", from);
        }
        if (equals >= from - 1 && equals >= 0) {
            valueQuoted = qualifier.indexOf("\"") == equals + 1;
        }
        // Doubled quotes count twice, so they do not matter.
        quotes += text.chars().filter(c -> c == '"').count();
        quoteOpen = valueQuoted && quotes % 2 == 1;
    }

    private void endQualifier() throws SequenceFormatException {
        if (quoteOpen) {
            throw new SequenceFormatException(
                    file,
                    qualifierLine,
                    record,
                    "a double quote opens here and is never closed",
                    "close it, or double it if it belongs to the text");
        }
        if (qualifier.isEmpty()) {
            return;
        }
        Matcher parts = QUALIFIER.matcher(qualifier);
        if (!parts.matches()) {
            throw new SequenceFormatException(
                    file,
                    qualifierLine,
                    record,
                    "the qualifier '" + qualifier + "' has no name",
                    "write it as /name=\"value\"");
        }
        String value = parts.group(3) == null ? "" : parts.group(3).strip();
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            value = value.substring(1, value.length() - 1).replace("\"\"", "\"");
        }
        qualifiers.add(new Qualifier(parts.group(1), value));
        qualifier.setLength(0);
    }

    /** Adds a feature whose parts are known already. */
    void add(String key, String locationText, List<Qualifier> statements, long line)
            throws SequenceFormatException {
        if (features.size() == MOST_FEATURES || locationText.length() > LONGEST_LOCATION) {
            throw new SequenceFormatException(
                    file,
                    line,
                    record,
                    features.size() == MOST_FEATURES
                            ? "the record has more than %,d features".formatted(MOST_FEATURES)
                            : "the feature's location has more than %,d characters"
                                    .formatted(LONGEST_LOCATION),
                    "check where the file is from; no genome needs so many");
        }
        features.add(new SequenceFeature(key, parse(locationText, line), statements, line));
    }

    private void endFeature() throws SequenceFormatException {
        endQualifier();
        if (type != null) {
            add(type, location.toString(), qualifiers, typeLine);
            type = null;
        }
    }

    private FeatureLocation parse(String text, long line) throws SequenceFormatException {
        try {
            return FeatureLocation.parse(text);
        } catch (IllegalArgumentException e) {
            throw new SequenceFormatException(
                    file, line, record, e.getMessage(), "correct the feature's location", e);
        }
    }

    /** The features of the record, complete. */
    List<SequenceFeature> end() throws SequenceFormatException {
        endFeature();
        return List.copyOf(features);
    }
}
