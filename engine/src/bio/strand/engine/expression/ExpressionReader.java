// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.sequence.DelimitedFormat;
import bio.strand.engine.sequence.SequenceFormatException;
import bio.strand.engine.sequence.SequenceInput;
import bio.strand.engine.sequence.TextDecoder;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldModifier;
import de.siegmar.fastcsv.reader.FieldModifiers;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads an expression matrix row by row: a GEO series matrix, GCT, or a plain matrix, plain or
 * gzip.
 *
 * <p>One row is held at a time (of a plain matrix, the first 200 to see which columns are
 * measurements), and the names of the rows to find repeated ones. Text is UTF-8; bytes that are not
 * are taken as Latin-1. Lines may end as on any system, mixed too. Not measured are an empty cell,
 * {@code NA}, {@code N/A}, {@code NaN}, {@code null}, {@code none}, {@code missing}, {@code nd},
 * {@code ?}, {@code -} and {@code .}, in whatever case. Not safe for use by several threads; a
 * reader that has thrown must be closed and cannot go on.
 *
 * <p>Formats: GEO, <i>Series matrix</i>, as of <a
 * href="https://www.ncbi.nlm.nih.gov/geo/info/download.html">the download page of GEO</a>; Broad
 * Institute, <a href="https://software.broadinstitute.org/software/igv/GCT">GCT</a>.
 */
public final class ExpressionReader implements Closeable {

    private static final int SAMPLED_ROWS = 200;
    private static final int MOST_COLUMNS = 1 << 22;
    private static final int LONGEST_ROW = 1 << 28;
    private static final int LONGEST_FIELD = 1 << 24;

    /**
     * Lines about the samples of a series matrix, and their characters: some hundreds are usual.
     */
    private static final int MOST_SAMPLE_LINES = 1_000;

    private static final long LONGEST_SAMPLE_LINES = 1L << 27;

    private static final String TABLE_BEGIN = "!series_matrix_table_begin";
    private static final String TABLE_END = "!series_matrix_table_end";
    private static final String SAMPLE_PREFIX = "!sample_";
    private static final String ACCESSION = "geo_accession";
    private static final String CHARACTERISTICS = "characteristics_ch";

    /** No text has this character: the decoder refuses it. */
    private static final char NO_QUOTE = '\u0001';

    private static final FieldModifier UNQUOTE = FieldModifiers.modify(ExpressionReader::unquote);

    private final Path file;
    private final ExpressionReadOptions options;
    private final ExpressionFormat format;
    private final char separator;
    private final SequenceInput input;
    private final CsvReader<CsvRecord> parser;
    private final Iterator<CsvRecord> source;
    private final Deque<CsvRecord> ahead = new ArrayDeque<>();
    private final NumberText numbers;
    private final Map<String, Long> lines = new HashMap<>();
    private final Map<String, Integer> suffixes = new HashMap<>();
    private long records;
    private int fieldCount;
    private int nameIndex;
    private int[] textIndices;
    private int[] valueIndices;
    private long statedRows = -1;
    private long lastLine;
    private boolean ended;
    private ExpressionHeader header;

    private ExpressionReader(
            Path file,
            ExpressionReadOptions options,
            ExpressionFile seen,
            CancellationToken cancellation)
            throws IOException {
        this.file = file;
        this.options = options;
        format = seen.format();
        separator = seen.separator();
        numbers = new NumberText(options.decimalComma());
        input = new SequenceInput(file, cancellation);
        // GEO quotes its texts, but does not double the quotes within them.
        boolean quoted = format != ExpressionFormat.SERIES_MATRIX;
        parser =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .quoteCharacter(quoted ? '"' : NO_QUOTE)
                        .acceptCharsAfterQuotes(false)
                        .ignoreDifferentFieldCount(true)
                        .maxBufferSize(LONGEST_FIELD)
                        .build(
                                CsvRecordHandler.of(
                                        limits ->
                                                limits.maxFields(MOST_COLUMNS)
                                                        .maxFieldSize(LONGEST_FIELD)
                                                        .maxRecordSize(LONGEST_ROW)
                                                        .fieldModifier(
                                                                quoted
                                                                        ? FieldModifiers.NOP
                                                                        : UNQUOTE)),
                                quoted
                                        ? new TextDecoder(file, input, separator)
                                        : TextDecoder.withoutQuotes(file, input));
        source = parser.iterator();
    }

    /**
     * Opens a file and reads what stands before its rows.
     *
     * @param file the file, plain or gzip
     * @param options how to read it
     * @param cancellation asked at every block of the file
     * @return the reader at the first row, to be closed
     * @throws SequenceFormatException if the file is missing, a folder, empty, damaged or binary,
     *     or its beginning is not as its format demands
     * @throws IllegalArgumentException if the options name a column that the file does not have
     * @throws IOException if the file cannot be read
     */
    public static ExpressionReader open(
            Path file, ExpressionReadOptions options, CancellationToken cancellation)
            throws IOException {
        ExpressionFile seen = ExpressionFile.detect(file, options);
        ExpressionReader reader = new ExpressionReader(file, options, seen, cancellation);
        boolean ready = false;
        try {
            reader.header =
                    switch (reader.format) {
                        case SERIES_MATRIX -> reader.seriesMatrixHeader();
                        case GCT -> reader.gctHeader();
                        case DELIMITED -> reader.delimitedHeader();
                    };
            ready = true;
            return reader;
        } finally {
            if (!ready) {
                reader.close();
            }
        }
    }

    /**
     * What stands before the rows.
     *
     * @return the same object at each call
     */
    public ExpressionHeader header() {
        return header;
    }

    /**
     * Reads the next row.
     *
     * @return the row, or null after the last one
     * @throws SequenceFormatException if the row is not as it should be, or the file ends too
     *     early; with the line and the remedy
     * @throws IOException if the file cannot be read
     * @throws bio.strand.engine.progress.CancelledException if the caller has asked to stop
     */
    public ExpressionRow next() throws IOException {
        if (ended) {
            return null;
        }
        CsvRecord row = nextRecord();
        boolean tableEnds =
                row != null
                        && format == ExpressionFormat.SERIES_MATRIX
                        && row.getField(0).strip().equalsIgnoreCase(TABLE_END);
        if (row == null || tableEnds) {
            ended = true;
            checkEnd(tableEnds);
            return null;
        }
        records++;
        long line = row.getStartingLineNumber();
        if (statedRows >= 0 && records > statedRows) {
            throw problem(
                    line,
                    "there are more rows than the %d that line 2 states".formatted(statedRows),
                    "correct the number, or remove the rows");
        }
        if (row.getFieldCount() != fieldCount) {
            throw problem(
                    line,
                    "the row has %d columns, the header has %d"
                            .formatted(row.getFieldCount(), fieldCount),
                    separator == ','
                            ? "complete the row; if its numbers have decimal commas, separate the"
                                    + " columns by semicolons or tabs"
                            : "complete the row, or put text with separators in double quotes");
        }
        String name = uniqueName(row.getField(nameIndex).strip(), line);
        String[] texts = new String[textIndices.length];
        for (int i = 0; i < texts.length; i++) {
            String text = row.getField(textIndices[i]).strip();
            texts[i] = text.isEmpty() ? null : text;
        }
        double[] values = new double[valueIndices.length];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = numbers.parse(row.getField(valueIndices[i]));
            } catch (NumberText.Refusal e) {
                throw problem(
                        line,
                        "%s (row '%s', column '%s')"
                                .formatted(e.problem(), name, header.valueColumns().get(i)),
                        e.remedy());
            }
        }
        return new ExpressionRow(name, texts, values, line);
    }

    private String uniqueName(String name, long line) throws SequenceFormatException {
        if (name.isEmpty()) {
            throw problem(
                    line,
                    "the row has no name (column '%s')".formatted(header.nameColumn()),
                    "fill it in or remove the row");
        }
        if (options.repeatedNames() == RepeatedNames.MEAN) {
            return name;
        }
        Long earlier = lines.putIfAbsent(name, line);
        if (earlier == null) {
            return name;
        }
        if (options.repeatedNames() == RepeatedNames.ERROR) {
            throw problem(
                    line,
                    "the name '%s' (column '%s') stands in line %d too"
                            .formatted(name, header.nameColumn(), earlier),
                    "give every row its own name, or let repeated ones be numbered or averaged");
        }
        int suffix = suffixes.getOrDefault(name, 1);
        String candidate;
        do {
            suffix++;
            candidate = name + "_" + suffix;
        } while (lines.putIfAbsent(candidate, line) != null);
        suffixes.put(name, suffix);
        return candidate;
    }

    private void checkEnd(boolean tableEnds) throws SequenceFormatException {
        if (format == ExpressionFormat.SERIES_MATRIX && !tableEnds) {
            throw problem(
                    lastLine,
                    "the file ends here without " + TABLE_END + ", it was truncated",
                    "download it again");
        }
        if (statedRows > records) {
            throw problem(
                    lastLine,
                    "the file ends here after %d rows, line 2 states %d"
                            .formatted(records, statedRows),
                    "copy or download it again, or correct the number");
        }
    }

    /** How many different names occur more than once, where repeated ones are numbered. */
    public int repeatedNames() {
        return suffixes.size();
    }

    private CsvRecord nextRecord() throws IOException {
        CsvRecord row = ahead.poll();
        if (row == null) {
            row = fromSource();
        }
        if (row != null) {
            lastLine = row.getStartingLineNumber();
        }
        return row;
    }

    private CsvRecord fromSource() throws IOException {
        try {
            return source.hasNext() ? source.next() : null;
        } catch (CsvParseException e) {
            throw DelimitedFormat.malformed(file, records + 1, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private CsvRecord require(String what) throws IOException {
        CsvRecord row = nextRecord();
        if (row == null) {
            throw problem(
                    lastLine,
                    "the file ends here, before " + what,
                    "copy or download it again, it may have been truncated");
        }
        return row;
    }

    private SequenceFormatException problem(long line, String problem, String remedy) {
        return new SequenceFormatException(file, line, 0, problem, remedy);
    }

    // --- GEO series matrix

    private static String unquote(String field) {
        String text = field.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : field;
    }

    private ExpressionHeader seriesMatrixHeader() throws IOException {
        List<List<String>> sampleLines = new ArrayList<>();
        long length = 0;
        CsvRecord row = require(TABLE_BEGIN);
        while (!row.getField(0).strip().equalsIgnoreCase(TABLE_BEGIN)) {
            String key = row.getField(0).strip().toLowerCase(Locale.ROOT);
            if (!key.startsWith("!")) {
                throw problem(
                        row.getStartingLineNumber(),
                        "a line that begins with ! was expected before " + TABLE_BEGIN,
                        "check that the file is a series matrix, or set its format");
            }
            if (key.startsWith(SAMPLE_PREFIX)) {
                sampleLines.add(row.getFields());
                length += row.getFields().stream().mapToLong(String::length).sum();
                if (sampleLines.size() > MOST_SAMPLE_LINES || length > LONGEST_SAMPLE_LINES) {
                    throw problem(
                            row.getStartingLineNumber(),
                            "more than %,d lines or %,d characters about the samples stand before the table"
                                    .formatted(MOST_SAMPLE_LINES, LONGEST_SAMPLE_LINES),
                            "check where the file is from, or remove the lines that begin with"
                                    + " !Sample_ and are not needed");
                }
            }
            row = require(TABLE_BEGIN);
        }
        List<String> names = require("the header of the table").getFields();
        fieldCount = names.size();
        nameIndex = 0;
        textIndices = new int[0];
        valueIndices = range(1, fieldCount);
        List<String> samples = uniqueNames(names.subList(1, names.size()));
        return new ExpressionHeader(
                format,
                firstName(names),
                List.of(),
                samples,
                sampleAnnotations(sampleLines, samples),
                renamed(names.subList(1, names.size()), samples));
    }

    private Annotations sampleAnnotations(List<List<String>> sampleLines, List<String> samples)
            throws SequenceFormatException {
        Annotations annotations = new Annotations(samples.size());
        int[] places = places(sampleLines, samples);
        for (List<String> fields : sampleLines) {
            String key = fields.get(0).strip().substring(SAMPLE_PREFIX.length());
            boolean pairs = key.toLowerCase(Locale.ROOT).startsWith(CHARACTERISTICS);
            for (int i = 1; i < fields.size() && i <= places.length; i++) {
                if (places[i - 1] < 0) {
                    continue;
                }
                String text = fields.get(i).strip();
                int colon = text.indexOf(':');
                boolean pair = pairs && colon > 0;
                String field = pair ? text.substring(0, colon).strip() : key;
                if (!annotations.canHold(field)) {
                    throw problem(
                            0,
                            "the samples have too many different characteristics, the last is '%s'"
                                    .formatted(field),
                            "remove the lines that begin with !Sample_characteristics");
                }
                annotations.set(field, places[i - 1], pair ? text.substring(colon + 1) : text);
            }
        }
        removeBoilerplate(annotations, sampleLines);
        return annotations;
    }

    /** Which column of the table each column of the sample lines is about. */
    private static int[] places(List<List<String>> sampleLines, List<String> samples) {
        for (List<String> fields : sampleLines) {
            if (fields.get(0).strip().equalsIgnoreCase(SAMPLE_PREFIX + ACCESSION)) {
                Map<String, Integer> indices = new HashMap<>();
                for (int i = 0; i < samples.size(); i++) {
                    indices.putIfAbsent(samples.get(i), i);
                }
                int[] places = new int[fields.size() - 1];
                for (int i = 0; i < places.length; i++) {
                    places[i] = indices.getOrDefault(fields.get(i + 1).strip(), -1);
                }
                return places;
            }
        }
        return range(0, samples.size());
    }

    /** Addresses and protocols that are the same for all samples say nothing about any of them. */
    private static void removeBoilerplate(Annotations annotations, List<List<String>> sampleLines) {
        if (annotations.items() < 2) {
            return;
        }
        Set<String> keys = new HashSet<>();
        sampleLines.forEach(
                fields -> keys.add(fields.get(0).strip().substring(SAMPLE_PREFIX.length())));
        for (String field : annotations.fields()) {
            boolean telling =
                    !keys.contains(field)
                            || field.equals("title")
                            || field.equals(ACCESSION)
                            || field.startsWith("source_name");
            if (!telling && annotations.isConstant(field)) {
                annotations.remove(field);
            }
        }
    }

    // --- GCT

    private ExpressionHeader gctHeader() throws IOException {
        CsvRecord version = require("the version");
        boolean annotated =
                switch (version.getField(0).strip()) {
                    case "#1.2" -> false;
                    case "#1.3" -> true;
                    default ->
                            throw problem(
                                    version.getStartingLineNumber(),
                                    "'%s' is no version of GCT that can be read"
                                            .formatted(version.getField(0).strip()),
                                    "give a GCT file of version 1.2 or 1.3, or set the format");
                };
        CsvRecord sizes = require("the numbers of rows and columns");
        statedRows = size(sizes, 0, "rows");
        long statedColumns = size(sizes, 1, "columns");
        int rowFields = annotated ? size(sizes, 2, "annotations of rows") : 1;
        int columnFields = annotated ? size(sizes, 3, "annotations of columns") : 0;
        CsvRecord names = require("the header");
        fieldCount = names.getFieldCount();
        if (fieldCount != 1 + rowFields + statedColumns) {
            throw problem(
                    names.getStartingLineNumber(),
                    "the header has %d columns of samples, line 2 states %d"
                            .formatted(Math.max(0, fieldCount - 1 - rowFields), statedColumns),
                    "correct the number, or complete the header");
        }
        nameIndex = 0;
        textIndices = range(1, 1 + rowFields);
        valueIndices = range(1 + rowFields, fieldCount);
        List<String> unique = uniqueNames(names.getFields().subList(1, fieldCount));
        List<String> samples = unique.subList(rowFields, unique.size());
        Annotations annotations = new Annotations(samples.size());
        for (int i = 0; i < columnFields; i++) {
            CsvRecord row = require("the annotations of the columns");
            if (row.getFieldCount() != fieldCount) {
                throw problem(
                        row.getStartingLineNumber(),
                        "the row has %d columns, the header has %d"
                                .formatted(row.getFieldCount(), fieldCount),
                        "complete the row");
            }
            for (int s = 0; s < samples.size(); s++) {
                String text = row.getField(valueIndices[s]);
                annotations.set(row.getField(0).strip(), s, NumberText.isMissing(text) ? "" : text);
            }
        }
        return new ExpressionHeader(
                format,
                firstName(names.getFields()),
                unique.subList(0, rowFields),
                samples,
                annotations,
                renamed(names.getFields().subList(1, fieldCount), unique));
    }

    private int size(CsvRecord sizes, int index, String what) throws SequenceFormatException {
        String text = index < sizes.getFieldCount() ? sizes.getField(index).strip() : "";
        try {
            int size = Integer.parseInt(text);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw badSize(sizes, index, what, text, e);
        }
        throw badSize(sizes, index, what, text, null);
    }

    private SequenceFormatException badSize(
            CsvRecord sizes, int index, String what, String text, Exception cause) {
        return new SequenceFormatException(
                file,
                sizes.getStartingLineNumber(),
                0,
                "'%s' in column %d is not the number of %s".formatted(text, index + 1, what),
                "correct it",
                cause);
    }

    // --- plain matrix

    private ExpressionHeader delimitedHeader() throws IOException {
        CsvRecord first = require("the header");
        while (first.getField(0).startsWith("#")) {
            first = require("the header");
        }
        while (ahead.size() < SAMPLED_ROWS) {
            CsvRecord row = fromSource();
            if (row == null) {
                break;
            }
            ahead.add(row);
        }
        List<String> raw = new ArrayList<>(first.getFields());
        if (!ahead.isEmpty()
                && ahead.stream().allMatch(row -> row.getFieldCount() == raw.size() + 1)) {
            // R writes no name for the column of row names.
            raw.add(0, "");
        }
        List<String> names = new ArrayList<>(uniqueNames(raw));
        if (raw.get(0).isBlank()) {
            names.set(0, "Name");
        }
        fieldCount = names.size();
        nameIndex = options.nameColumn().isEmpty() ? 0 : indexOf(options.nameColumn(), names);
        Set<Integer> asked = new HashSet<>();
        for (String text : options.textColumns()) {
            asked.add(indexOf(text, names));
        }
        List<Integer> texts = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        for (int column = 0; column < fieldCount; column++) {
            if (column == nameIndex || raw.get(column).isBlank() && isBlank(column)) {
                continue;
            }
            (asked.contains(column) || isText(column) ? texts : values).add(column);
        }
        if (values.isEmpty()) {
            throw problem(
                    first.getStartingLineNumber(),
                    "the file has %d columns besides the names, and none holds numbers"
                            .formatted(fieldCount - 1),
                    "check the separator and the decimal separator");
        }
        textIndices = texts.stream().mapToInt(Integer::intValue).toArray();
        valueIndices = values.stream().mapToInt(Integer::intValue).toArray();
        return new ExpressionHeader(
                format,
                names.get(nameIndex),
                texts.stream().map(names::get).toList(),
                values.stream().map(names::get).toList(),
                new Annotations(values.size()),
                renamed(raw, names));
    }

    private static int indexOf(String column, List<String> names) {
        int index = names.indexOf(column.strip());
        if (index < 0) {
            throw new IllegalArgumentException(
                    "There is no column '%s'; the columns are %s."
                            .formatted(
                                    column.strip(),
                                    names.size() > 20
                                            ? String.join(", ", names.subList(0, 20))
                                                    + " and %d more".formatted(names.size() - 20)
                                            : String.join(", ", names)));
        }
        return index;
    }

    private boolean isBlank(int column) {
        return ahead.stream()
                .allMatch(row -> column >= row.getFieldCount() || row.getField(column).isBlank());
    }

    /** Whether more than half of what the first rows say is not a number. */
    private boolean isText(int column) {
        int present = 0;
        int numeric = 0;
        for (CsvRecord row : ahead) {
            String text = column < row.getFieldCount() ? row.getField(column) : "";
            if (!NumberText.isMissing(text)) {
                present++;
                numeric += numbers.looksNumeric(text) ? 1 : 0;
            }
        }
        return numeric * 2 < present;
    }

    private static String firstName(List<String> names) {
        String name = names.get(0).strip();
        return name.isEmpty() ? "Name" : name;
    }

    private static List<String> uniqueNames(List<String> names) {
        Map<String, Integer> taken = new LinkedHashMap<>();
        int column = 0;
        for (String given : names) {
            column++;
            String name = given.strip();
            String base = name.isEmpty() ? "Column " + column : name;
            String candidate = base;
            for (int n = 2; taken.containsKey(candidate); n++) {
                candidate = base + "_" + n;
            }
            taken.put(candidate, column);
        }
        return List.copyOf(taken.keySet());
    }

    private static int renamed(List<String> given, List<String> unique) {
        int count = 0;
        for (int i = 0; i < given.size(); i++) {
            String name = given.get(i).strip();
            count += name.isEmpty() || name.equals(unique.get(i)) ? 0 : 1;
        }
        return count;
    }

    private static int[] range(int from, int to) {
        int[] range = new int[Math.max(0, to - from)];
        Arrays.setAll(range, i -> from + i);
        return range;
    }

    /**
     * How much of the file has been consumed, as stored (before decompression).
     *
     * @return bytes, 0 to {@link #totalBytes()}
     */
    public long bytesRead() {
        return input.bytesRead();
    }

    /**
     * The size of the file as stored.
     *
     * @return bytes
     */
    public long totalBytes() {
        return input.totalBytes();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
