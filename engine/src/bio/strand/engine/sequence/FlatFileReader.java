// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import bio.strand.engine.progress.CancellationToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the readers of GenBank, EMBL and UniProt text have in common: records that begin with a line
 * of their own, end with {@code //}, and hold a feature table and a sequence with numbers beside
 * it.
 */
abstract sealed class FlatFileReader implements SequenceReader
        permits GenBankReader, EmblReader, UniProtReader {

    /** Release files begin with some lines about themselves. */
    private static final int LONGEST_PREAMBLE = 100;

    private static final int LONGEST_LINE = 1 << 24;

    /**
     * What a record may hold beside its sequence, in characters. Whole chromosomes hold less; what
     * holds more is made to fill the memory.
     */
    private static final int LONGEST_ANNOTATION = 1 << 27;

    private static final int KEY_COLUMN = 5;
    private static final long UNKNOWN_LENGTH = -1;

    private final Path file;
    private final SequenceReadOptions options;
    private final String kind;
    private final String firstWord;
    private final LineReader lines;
    private final SequenceText symbols;
    private final FeatureTable features;
    private final UniqueIdentifiers identifiers;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private long records;
    private long recordLine;
    private long statedLength;
    private long annotation;

    FlatFileReader(
            Path file,
            SequenceReadOptions options,
            CancellationToken cancellation,
            String kind,
            String firstWord,
            UniqueIdentifiers.Reopening reopening)
            throws IOException {
        this.file = file;
        this.options = options;
        this.kind = kind;
        this.firstWord = firstWord;
        symbols = new SequenceText(file, options.maximumLength());
        features = new FeatureTable(file);
        identifiers = options.requiresUniqueIds() ? new UniqueIdentifiers(file, reopening) : null;
        lines = new LineReader(file, kind, LONGEST_LINE, cancellation);
        boolean ready = false;
        try {
            if (!toRecord()) {
                throw new SequenceFormatException(
                        file,
                        0,
                        0,
                        lines.line() == 0
                                ? "the file is empty"
                                : "no line begins with '%s', the file is not %s"
                                        .formatted(firstWord.strip(), kind),
                        "name a %s file with at least one record".formatted(kind));
            }
            lines.repeat();
            ready = true;
        } finally {
            if (!ready) {
                lines.close();
            }
        }
    }

    /** Forgets the record before; the present line is the first of a new one. */
    abstract void beginRecord() throws SequenceFormatException;

    /** Takes the present line, which is neither the first nor the last of the record. */
    abstract void takeLine() throws SequenceFormatException;

    /** The record is complete, as far as its lines go. */
    void endRecord() throws SequenceFormatException {
        // Most formats have nothing left over.
    }

    /** The identifier, as far as it is known; empty if it is not. */
    abstract String id();

    /** The description of the complete record. */
    abstract String description();

    /** States the attributes of the complete record by {@link #attribute}. */
    abstract void stateAttributes();

    final LineReader lines() {
        return lines;
    }

    final FeatureTable features() {
        return features;
    }

    final void attribute(String name, CharSequence value) {
        attributes.put(name, value.toString().strip());
    }

    final void appendNumberedSymbols(boolean numberFirst) throws SequenceFormatException {
        symbols.appendNumbered(lines, numberFirst, id(), recordLine, records);
    }

    /** What stands between semicolons, without white space around it; at least one, maybe empty. */
    static String[] fields(String text) {
        String[] fields = text.split(";");
        for (int i = 0; i < fields.length; i++) {
            fields[i] = fields[i].strip();
        }
        // Of nothing but semicolons nothing is left.
        return fields.length == 0 ? new String[] {""} : fields;
    }

    /** Refuses a record without symbols, where the format has no such. */
    final void requireSymbols() throws SequenceFormatException {
        if (symbols.length() == 0) {
            throw new SequenceFormatException(
                    file,
                    recordLine,
                    records,
                    "the record '%s' has no sequence".formatted(id()),
                    "copy or download the file again, or remove the record");
        }
    }

    /** The number of symbols that the record's first line promises. */
    final void stateLength(String digits) {
        boolean number = !digits.isEmpty() && digits.length() < 19;
        statedLength =
                number && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                        ? Long.parseLong(digits)
                        : UNKNOWN_LENGTH;
    }

    /** Takes a line of the feature table; the column is the same in all of these formats. */
    final void takeFeatureLine() throws SequenceFormatException {
        int key = lines.at(KEY_COLUMN);
        String text = lines.text(KEY_COLUMN);
        if (key != ' ' && key != 0) {
            int end = HeaderAttributes.wordEnd(text, 0);
            features.addKey(text.substring(0, end), text.substring(end).strip(), lines.line());
        } else {
            features.addContent(text, lines.line());
        }
    }

    /** The present line does not belong into a record of this format. */
    final void refuseLine() throws SequenceFormatException {
        String line = lines.text(0);
        throw new SequenceFormatException(
                file,
                lines.line(),
                records,
                "the line '%s' does not belong into a record of %s"
                        .formatted(line.length() > 40 ? line.substring(0, 40) + "..." : line, kind),
                "check that the whole file is " + kind);
    }

    /** Joins the lines of a text by blanks. */
    static void join(StringBuilder text, String more) {
        if (!text.isEmpty() && !more.isEmpty()) {
            text.append(' ');
        }
        text.append(more);
    }

    /** The text without the full stop that ends it in flat files. */
    static String withoutStop(CharSequence text) {
        String plain = text.toString().strip();
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1).strip() : plain;
    }

    private boolean toRecord() throws IOException {
        while (lines.next()) {
            if (lines.startsWith(firstWord)) {
                return true;
            }
            if (!lines.isBlank() && (records > 0 || lines.line() > LONGEST_PREAMBLE)) {
                throw new SequenceFormatException(
                        file,
                        lines.line(),
                        records + 1,
                        "a line that begins with '%s' should stand here"
                                .formatted(firstWord.strip()),
                        "check that the whole file is " + kind);
            }
        }
        return false;
    }

    @Override
    public final SequenceRecord next() throws IOException {
        if (!toRecord()) {
            return null;
        }
        records++;
        recordLine = lines.line();
        statedLength = UNKNOWN_LENGTH;
        symbols.clear();
        attributes.clear();
        annotation = 0;
        features.begin(records);
        beginRecord();
        while (true) {
            if (!lines.next() || lines.startsWith(firstWord)) {
                throw new SequenceFormatException(
                        file,
                        recordLine,
                        records,
                        "the record '%s' has no end mark //".formatted(id()),
                        "copy or download the file again, it may have been truncated; or add the"
                                + " line //");
            }
            if (lines.startsWith("//")) {
                break;
            }
            int before = symbols.length();
            takeLine();
            if (symbols.length() == before) {
                addToAnnotation(lines.length());
            }
        }
        return complete();
    }

    private void addToAnnotation(int length) throws SequenceFormatException {
        annotation += length;
        if (annotation > LONGEST_ANNOTATION) {
            throw new SequenceFormatException(
                    file,
                    lines.line(),
                    records,
                    "the record '%s' holds more than %,d characters beside its sequence"
                            .formatted(id(), LONGEST_ANNOTATION),
                    "check where the file is from; no genome needs so many");
        }
    }

    private SequenceRecord complete() throws IOException {
        endRecord();
        String id = id();
        if (id.isEmpty()) {
            throw new SequenceFormatException(
                    file,
                    recordLine,
                    records,
                    "the record has no identifier",
                    "give it an accession");
        }
        if (symbols.length() > 0
                && statedLength != UNKNOWN_LENGTH
                && statedLength != symbols.length()) {
            throw new SequenceFormatException(
                    file,
                    recordLine,
                    records,
                    "the record '%s' says that it has %d symbols, but %d are there"
                            .formatted(id, statedLength, symbols.length()),
                    "copy or download the file again, or correct the number");
        }
        if (identifiers != null) {
            identifiers.check(id, "", recordLine, records);
        }
        if (options.keepsAttributes()) {
            stateAttributes();
        }
        return new SequenceRecord(
                id,
                description(),
                symbols.toString(),
                attributes,
                "",
                List.copyOf(features.end()),
                recordLine);
    }

    @Override
    public final long bytesRead() {
        return lines.bytesRead();
    }

    @Override
    public final long totalBytes() {
        return lines.totalBytes();
    }

    @Override
    public final void close() throws IOException {
        lines.close();
    }
}
