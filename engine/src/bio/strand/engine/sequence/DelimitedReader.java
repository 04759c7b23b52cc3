// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import bio.strand.engine.progress.CancellationToken;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads sequences from delimited text with a header (RFC 4180, with any separator), plain or gzip.
 *
 * <p>White space in and around sequences is dropped, white space around identifiers too. Every
 * other column, the label column included, becomes an attribute named as in the header; its text is
 * kept as it stands. Text is UTF-8; bytes that are not are taken as Latin-1. Blank lines are
 * skipped.
 */
public final class DelimitedReader implements SequenceReader {

    private final Path file;
    private final DelimitedFormat format;
    private final SequenceReadOptions options;
    private final SequenceInput input;
    private final CsvReader<CsvRecord> parser;
    private final Iterator<CsvRecord> rows;
    private final UniqueIdentifiers identifiers;
    private final String place;
    private long records;

    /**
     * Opens a file.
     *
     * @param file the file, plain or gzip
     * @param format its layout; the header must be that of the file
     * @param options how to read it
     * @param cancellation asked at every block of the file
     * @throws SequenceFormatException if the file is missing, a folder, empty, damaged or binary,
     *     or its header is not that of the layout
     * @throws IllegalArgumentException if the layout names no sequence column
     * @throws IOException if the file cannot be read
     */
    public DelimitedReader(
            Path file,
            DelimitedFormat format,
            SequenceReadOptions options,
            CancellationToken cancellation)
            throws IOException {
        if (format.sequenceColumn() == DelimitedFormat.NONE) {
            throw new IllegalArgumentException(
                    "Choose the sequence column; the columns are "
                            + String.join(", ", format.header())
                            + ".");
        }
        this.file = file;
        this.format = format;
        this.options = options;
        boolean numbered = format.idColumn() == DelimitedFormat.NONE;
        place = numbered ? "" : " (column '%s')".formatted(format.header().get(format.idColumn()));
        identifiers =
                options.requiresUniqueIds() && !numbered
                        ? new UniqueIdentifiers(
                                file,
                                () ->
                                        new DelimitedReader(
                                                file, format, options.plain(), cancellation))
                        : null;
        input = new SequenceInput(file, cancellation);
        parser =
                DelimitedFormat.parser(
                        new TextDecoder(file, input, format.separator()),
                        format.separator(),
                        options.maximumLength());
        rows = parser.iterator();
        boolean ready = false;
        try {
            checkHeader();
            ready = true;
        } finally {
            if (!ready) {
                parser.close();
            }
        }
    }

    private void checkHeader() throws IOException {
        CsvRecord header = nextRow();
        if (header == null) {
            throw new SequenceFormatException(
                    file, 0, 0, "the file is empty", "name a file with a header and rows");
        }
        List<String> names = DelimitedFormat.uniqueNames(header.getFields());
        if (!names.equals(format.header())) {
            throw new SequenceFormatException(
                    file,
                    header.getStartingLineNumber(),
                    0,
                    "the columns are %s where %s were expected"
                            .formatted(
                                    String.join(", ", names), String.join(", ", format.header())),
                    "choose the columns again");
        }
    }

    private CsvRecord nextRow() throws IOException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException e) {
            throw DelimitedFormat.malformed(file, records + 1, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public SequenceRecord next() throws IOException {
        CsvRecord row = nextRow();
        if (row == null) {
            return null;
        }
        records++;
        long line = row.getStartingLineNumber();
        int columns = format.header().size();
        if (row.getFieldCount() != columns) {
            throw new SequenceFormatException(
                    file,
                    line,
                    records,
                    "the row has %d columns, the header has %d"
                            .formatted(row.getFieldCount(), columns),
                    "complete the row, or put text with separators in double quotes");
        }
        String id = identifier(row, line);
        String sequence = withoutBlanks(row.getField(format.sequenceColumn()));
        if (sequence.isEmpty()) {
            throw new SequenceFormatException(
                    file,
                    line,
                    records,
                    "the sequence of '%s' (column '%s') is empty"
                            .formatted(id, format.header().get(format.sequenceColumn())),
                    "fill it in or remove the row");
        }
        if (sequence.length() > options.maximumLength()) {
            throw new SequenceFormatException(
                    file,
                    line,
                    records,
                    "the sequence of '%s' is longer than %d symbols"
                            .formatted(id, options.maximumLength()),
                    "split it or raise the maximum length");
        }
        if (identifiers != null) {
            identifiers.check(id, place, line, records);
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        if (options.keepsAttributes()) {
            for (int i = 0; i < columns; i++) {
                if (i != format.idColumn() && i != format.sequenceColumn()) {
                    attributes.put(format.header().get(i), row.getField(i));
                }
            }
        }
        return new SequenceRecord(id, "", sequence, attributes, line);
    }

    private String identifier(CsvRecord row, long line) throws SequenceFormatException {
        if (format.idColumn() == DelimitedFormat.NONE) {
            return "Row" + (records - 1);
        }
        String id = row.getField(format.idColumn()).strip();
        if (id.isEmpty()) {
            throw new SequenceFormatException(
                    file,
                    line,
                    records,
                    "the identifier (column '%s') is empty"
                            .formatted(format.header().get(format.idColumn())),
                    "fill it in, or let the rows be numbered");
        }
        return id;
    }

    private static String withoutBlanks(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                StringBuilder rest = new StringBuilder(text.length());
                text.chars()
                        .filter(c -> !Character.isWhitespace(c))
                        .forEach(c -> rest.append((char) c));
                return rest.toString();
            }
        }
        return text;
    }

    @Override
    public long bytesRead() {
        return input.bytesRead();
    }

    @Override
    public long totalBytes() {
        return input.totalBytes();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
