// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.sequence.SequenceFormatException;
import bio.strand.engine.sequence.SequenceInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What an expression file looks like at its beginning: its format and its separator. */
record ExpressionFile(ExpressionFormat format, char separator) {

    private static final int SAMPLE_BYTES = 1 << 18;
    private static final int SAMPLED_LINES = 50;
    private static final String SEPARATORS = "\t;,";

    static ExpressionFile detect(Path file, ExpressionReadOptions options) throws IOException {
        List<String> lines = sample(file);
        ExpressionFormat format = options.format().orElseGet(() -> formatOf(lines.get(0)));
        String first = plain(lines.get(0));
        if (format == ExpressionFormat.DELIMITED && first.startsWith("^")) {
            throw new SequenceFormatException(
                    file,
                    1,
                    0,
                    "this is a SOFT file of the Gene Expression Omnibus",
                    "download the series matrix file of the same series instead");
        }
        char separator = '\t';
        if (format == ExpressionFormat.DELIMITED) {
            separator =
                    options.separator() == ExpressionReadOptions.GUESS
                            ? guessSeparator(file, lines, options.decimalComma())
                            : options.separator();
        }
        return new ExpressionFile(format, separator);
    }

    private static List<String> sample(Path file) throws IOException {
        byte[] bytes;
        try (SequenceInput input = new SequenceInput(file, CancellationToken.never())) {
            bytes = input.readNBytes(SAMPLE_BYTES);
        }
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && (b < '\t' || b > '\r')) {
                throw new SequenceFormatException(
                        file,
                        0,
                        0,
                        bytes[0] == 'P' && bytes[1] == 'K'
                                ? "this is a zip archive or an office document"
                                : "the file is binary or not UTF-8",
                        "name a series matrix, a GCT file or a text file with columns, plain or"
                                + " gzip");
            }
        }
        // Format and separator show in ASCII, whatever the encoding of the rest.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (bytes.length == SAMPLE_BYTES) {
            int end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
            text = end > 0 ? text.substring(0, end) : text;
        }
        List<String> lines =
                text.replace("\u00EF\u00BB\u00BF", "")
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList();
        if (lines.isEmpty()) {
            throw new SequenceFormatException(
                    file, 0, 0, "the file is empty", "name a file with a header and rows");
        }
        return lines;
    }

    private static String plain(String line) {
        return line.strip().replace("\"", "").toLowerCase(Locale.ROOT);
    }

    private static ExpressionFormat formatOf(String line) {
        String plain = plain(line);
        if (plain.startsWith("!series_") || plain.startsWith("!sample_")) {
            return ExpressionFormat.SERIES_MATRIX;
        }
        return plain.matches("#1\\.[23]\\s*") ? ExpressionFormat.GCT : ExpressionFormat.DELIMITED;
    }

    /**
     * The separator that divides all lines into equally many columns; where several do, or none,
     * the one that gives the most.
     */
    private static char guessSeparator(Path file, List<String> lines, boolean decimalComma) {
        List<String> sampled =
                lines.stream()
                        .dropWhile(line -> line.startsWith("#"))
                        .limit(SAMPLED_LINES)
                        .toList();
        char best = file.toString().toLowerCase(Locale.ROOT).contains(".csv") ? ',' : '\t';
        if (best == ',' && decimalComma) {
            best = ';';
        }
        long bestScore = 0;
        for (char candidate : SEPARATORS.toCharArray()) {
            if (candidate == ',' && decimalComma || sampled.isEmpty()) {
                continue;
            }
            int columns = columns(sampled.get(sampled.size() - 1), candidate);
            int inHeader = columns(sampled.get(0), candidate);
            // The header of a matrix written by R lacks the name of the first column.
            boolean headed = inHeader == columns || inHeader == columns - 1;
            long regular =
                    sampled.stream()
                            .skip(1)
                            .filter(line -> columns(line, candidate) == columns)
                            .count();
            boolean clean = headed && regular == sampled.size() - 1;
            long score = columns < 2 ? 0 : (clean ? 1_000_000_000L : 0) + columns + inHeader;
            if (inHeader > 1 && score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static int columns(String line, char separator) {
        int count = 1;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                count++;
            }
        }
        return count;
    }
}
