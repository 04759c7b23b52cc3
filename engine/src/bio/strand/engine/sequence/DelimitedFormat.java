// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a file of delimited text (RFC 4180, with any separator) is laid out: its separator, its
 * header and the columns that matter.
 *
 * @param separator what separates the columns: comma, tab, semicolon or any other character but the
 *     double quote and line ends
 * @param header the names of the columns, all different
 * @param idColumn the index of the column with the identifiers; {@link #NONE} to number the rows
 *     instead ({@code Row0}, {@code Row1}, ...)
 * @param sequenceColumn the index of the column with the sequences; {@link #NONE} when it could not
 *     be guessed and has yet to be chosen
 * @param labelColumn the index of the column with the class labels; {@link #NONE} if there is none
 */
public record DelimitedFormat(
        char separator, List<String> header, int idColumn, int sequenceColumn, int labelColumn) {

    /** Stands for "no column". */
    public static final int NONE = -1;

    private static final String SEPARATORS = ",\t;|";
    private static final int SAMPLED_ROWS = 200;
    private static final int SMALLEST_FIELD_LIMIT = 1 << 20;
    private static final int LARGEST_FIELD_LIMIT = 1 << 28;
    private static final int SAMPLED_FIELD_LIMIT = 1 << 24;
    private static final int SHORTEST_TELLING_SEQUENCE = 15;
    private static final int MOST_GUESSED_CLASSES = 20;

    private static final List<String> ID_NAMES =
            List.of(
                    "id",
                    "name",
                    "accession",
                    "identifier",
                    "sequenceid",
                    "seqid",
                    "sequencename",
                    "seqname",
                    "rowid",
                    "rownames",
                    "proteinid",
                    "geneid",
                    "entry",
                    "compoundid",
                    "molid");
    private static final List<String> SEQUENCE_NAMES =
            List.of(
                    "sequence",
                    "seq",
                    "dna",
                    "rna",
                    "protein",
                    "peptide",
                    "smiles",
                    "dnasequence",
                    "rnasequence",
                    "proteinsequence",
                    "peptidesequence",
                    "promoter",
                    "nucleotides",
                    "residues",
                    "primarysequence");
    private static final List<String> LABEL_NAMES =
            List.of(
                    "class",
                    "label",
                    "target",
                    "classlabel",
                    "category",
                    "type",
                    "family",
                    "localization",
                    "localisation",
                    "y");

    /**
     * Checks the layout.
     *
     * @throws IllegalArgumentException if the separator cannot be one, the header is empty or names
     *     a column twice, or a column does not exist
     */
    public DelimitedFormat {
        if (separator == '"' || separator == '\n' || separator == '\r') {
            throw new IllegalArgumentException(
                    "The character " + Alphabet.describe(separator) + " cannot separate columns.");
        }
        header = List.copyOf(header);
        if (header.isEmpty()) {
            throw new IllegalArgumentException("The header has no columns.");
        }
        if (new HashSet<>(header).size() < header.size()) {
            throw new IllegalArgumentException("The header names a column twice: " + header);
        }
        for (int column : new int[] {idColumn, sequenceColumn, labelColumn}) {
            if (column < NONE || column >= header.size()) {
                throw new IllegalArgumentException(
                        "There is no column %d; the file has %d columns."
                                .formatted(column + 1, header.size()));
            }
        }
    }

    /**
     * Looks at the beginning of a file and guesses everything: the separator, then the columns by
     * their names, then those still missing by their content.
     *
     * @param file the file, plain or gzip
     * @return the layout
     * @throws SequenceFormatException if the file is missing, empty, damaged or binary, a quote is
     *     not closed, or its first row looks like data
     * @throws IOException if the file cannot be read
     */
    public static DelimitedFormat detect(Path file) throws IOException {
        char best = fallbackSeparator(file);
        int bestScore = 0;
        for (char candidate : SEPARATORS.toCharArray()) {
            int score = separatorScore(file, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return detect(file, best);
    }

    private static char fallbackSeparator(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.contains(".tsv") || name.contains(".tab") ? '\t' : ',';
    }

    /** How well a separator explains the first rows; 0 when it separates nothing. */
    private static int separatorScore(Path file, char separator) throws IOException {
        List<List<String>> rows;
        try {
            rows = sample(file, separator);
        } catch (SequenceFormatException e) {
            if (e.line() == 0) {
                throw e;
            }
            // A wrong separator may cut through quotes; the right one reports what is amiss.
            return 0;
        }
        int columns = rows.get(0).size();
        if (columns < 2) {
            return 0;
        }
        long regular = rows.stream().filter(row -> row.size() == columns).count();
        return (int) (regular * 1000 / rows.size()) * 1000 + Math.min(columns, 999);
    }

    /**
     * Looks at the beginning of a file and guesses the columns, for a known separator.
     *
     * @param file the file, plain or gzip
     * @param separator what separates the columns
     * @return the layout
     * @throws SequenceFormatException as {@link #detect(Path)} does
     * @throws IOException if the file cannot be read
     */
    public static DelimitedFormat detect(Path file, char separator) throws IOException {
        List<List<String>> rows = sample(file, separator);
        List<String> header = uniqueNames(rows.get(0));
        List<List<String>> data =
                rows.subList(1, rows.size()).stream()
                        .filter(row -> row.size() == header.size())
                        .toList();
        int id = byName(header, ID_NAMES, Set.of());
        int sequence = byName(header, SEQUENCE_NAMES, id == NONE ? Set.of() : Set.of(id));
        if (sequence == NONE) {
            sequence = longestWords(data, header.size(), id);
            if (sequence != NONE && looksLikeSequence(header.get(sequence))) {
                throw new SequenceFormatException(
                        file,
                        1,
                        0,
                        "the first row seems to be data, not column names",
                        "put a row of column names on top");
            }
        }
        int label = byName(header, LABEL_NAMES, new HashSet<>(List.of(id, sequence)));
        if (label == NONE) {
            label = fewValues(data, header.size(), id, sequence);
        }
        if (id == NONE) {
            id = allDifferent(data, header.size(), sequence, label);
        }
        return new DelimitedFormat(separator, header, id, sequence, label);
    }

    /** The first rows, the header among them. */
    private static List<List<String>> sample(Path file, char separator) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (SequenceInput input = new SequenceInput(file, CancellationToken.never());
                TextDecoder text = new TextDecoder(file, input, separator);
                CsvReader<CsvRecord> parser = parser(text, separator, SAMPLED_FIELD_LIMIT)) {
            for (CsvRecord row : parser) {
                rows.add(row.getFields());
                if (rows.size() > SAMPLED_ROWS) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            throw malformed(file, 0, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (rows.isEmpty()) {
            throw new SequenceFormatException(
                    file, 0, 0, "the file is empty", "name a file with a header and rows");
        }
        return rows;
    }

    /**
     * The parser; a field of more characters than the limit, as an open quote makes it, is an
     * error.
     */
    static CsvReader<CsvRecord> parser(TextDecoder text, char separator, int fieldLimit) {
        int limit = Math.min(Math.max(fieldLimit, SMALLEST_FIELD_LIMIT), LARGEST_FIELD_LIMIT);
        return CsvReader.builder()
                .fieldSeparator(separator)
                .acceptCharsAfterQuotes(false)
                .ignoreDifferentFieldCount(true)
                .maxBufferSize(limit)
                .ofCsvRecord(text);
    }

    /**
     * What the parser of delimited text has to say, with the line at which the row began.
     *
     * @param file the file
     * @param record the record that was being read, 1 for the first; 0 if unknown
     * @param e what the parser threw
     * @return the exception to throw
     * @throws CancelledException instead, if that is what the parser wrapped
     */
    public static SequenceFormatException malformed(Path file, long record, CsvParseException e) {
        if (e.getCause() instanceof CancelledException cancelled) {
            // The parser wraps whatever its source throws.
            throw cancelled;
        }
        long line = 0;
        String message = e.getMessage();
        int at = message.lastIndexOf("in line ");
        if (at >= 0) {
            String digits = message.substring(at + "in line ".length());
            line = digits.chars().allMatch(Character::isDigit) ? Long.parseLong(digits) : 0;
        }
        String reason = e.getCause() == null ? message : e.getCause().getMessage();
        return new SequenceFormatException(
                file,
                line,
                record,
                "the row cannot be read (" + reason + ")",
                "check the double quotes in it",
                e);
    }

    /** The names of a header row, blank ones filled in and repeated ones numbered. */
    static List<String> uniqueNames(List<String> names) {
        List<String> unique = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip();
            String base = name.isEmpty() ? "Column " + (i + 1) : name;
            String candidate = base;
            for (int n = 1; !taken.add(candidate); n++) {
                candidate = base + " (#" + n + ")";
            }
            unique.add(candidate);
        }
        return unique;
    }

    /**
     * Whether a column is called as columns with class labels usually are.
     *
     * @param name the column's name
     * @return true for class, label, target and the like
     */
    public static boolean isLabelName(String name) {
        return LABEL_NAMES.contains(plain(name));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static int byName(List<String> header, List<String> names, Set<Integer> taken) {
        for (String name : names) {
            for (int i = 0; i < header.size(); i++) {
                if (plain(header.get(i)).equals(name) && !taken.contains(i)) {
                    return i;
                }
            }
        }
        return NONE;
    }

    /** The column whose cells are all single words of letters, the longest on average. */
    private static int longestWords(List<List<String>> data, int columns, int id) {
        int best = NONE;
        long bestLength = 0;
        for (int i = 0; i < columns; i++) {
            long length = 0;
            boolean words = i != id;
            for (List<String> row : data) {
                String cell = row.get(i).strip();
                words &= cell.chars().allMatch(c -> Character.isLetter(c) || "-.*".indexOf(c) >= 0);
                length += cell.length();
            }
            if (words && length > bestLength) {
                best = i;
                bestLength = length;
            }
        }
        return best;
    }

    private static boolean looksLikeSequence(String name) {
        return name.length() >= SHORTEST_TELLING_SEQUENCE
                && name.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')
                && (name.equals(name.toUpperCase(Locale.ROOT))
                        || name.equals(name.toLowerCase(Locale.ROOT)));
    }

    /** The last column with 2 to 20 different words, each on average in at least two rows. */
    private static int fewValues(List<List<String>> data, int columns, int id, int sequence) {
        for (int i = columns - 1; i >= 0; i--) {
            if (i == id || i == sequence) {
                continue;
            }
            Set<String> values = new HashSet<>();
            boolean words = true;
            for (List<String> row : data) {
                values.add(row.get(i));
                words &= !isNumber(row.get(i)) && !row.get(i).isBlank();
            }
            if (words
                    && values.size() >= 2
                    && values.size() <= MOST_GUESSED_CLASSES
                    && values.size() * 2 <= data.size()) {
                return i;
            }
        }
        return NONE;
    }

    private static boolean isNumber(String cell) {
        return cell.strip().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    }

    /** The first column in which no two rows agree and none is blank. */
    private static int allDifferent(List<List<String>> data, int columns, int sequence, int label) {
        for (int i = 0; i < columns; i++) {
            Set<String> values = new HashSet<>();
            boolean different = i != sequence && i != label && !data.isEmpty();
            for (List<String> row : data) {
                String cell = row.get(i);
                different &= !cell.isBlank() && cell.indexOf('.') < 0 && values.add(cell);
            }
            if (different) {
                return i;
            }
        }
        return NONE;
    }

    /**
     * The index of a column.
     *
     * @param name its name
     * @return its index in the header
     * @throws IllegalArgumentException if the header has no such column; the message lists the
     *     columns there are
     */
    public int indexOf(String name) {
        int index = header.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "There is no column '"
                            + name
                            + "'; the columns are "
                            + String.join(", ", header)
                            + ".");
        }
        return index;
    }

    /**
     * This layout with another identifier column.
     *
     * @param name a column, or null to number the rows
     * @return the changed layout
     * @throws IllegalArgumentException as {@link #indexOf} does
     */
    public DelimitedFormat withIdColumn(String name) {
        return new DelimitedFormat(
                separator,
                header,
                name == null ? NONE : indexOf(name),
                sequenceColumn,
                labelColumn);
    }

    /**
     * This layout with another sequence column.
     *
     * @param name a column
     * @return the changed layout
     * @throws IllegalArgumentException as {@link #indexOf} does
     */
    public DelimitedFormat withSequenceColumn(String name) {
        return new DelimitedFormat(separator, header, idColumn, indexOf(name), labelColumn);
    }

    /**
     * This layout with another label column.
     *
     * @param name a column, or null for none
     * @return the changed layout
     * @throws IllegalArgumentException as {@link #indexOf} does
     */
    public DelimitedFormat withLabelColumn(String name) {
        return new DelimitedFormat(
                separator, header, idColumn, sequenceColumn, name == null ? NONE : indexOf(name));
    }
}
