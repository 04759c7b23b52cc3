// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.CasePolicy;
import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.GapPolicy;
import bio.strand.engine.encoding.InvalidMoleculePolicy;
import bio.strand.engine.encoding.LengthPolicy;
import bio.strand.engine.encoding.Padding;
import bio.strand.engine.encoding.Representation;
import bio.strand.engine.encoding.SequenceEncoder;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.StrandPolicy;
import bio.strand.engine.encoding.SymbolPolicy;
import bio.strand.engine.encoding.Tokenization;
import bio.strand.engine.encoding.TruncationSide;
import bio.strand.engine.encoding.UnknownPolicy;
import bio.strand.engine.encoding.VocabularyBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/**
 * Molecules of a CSV file without quotes for the studies, divided at random into 80, 10 and 10 per
 * cent; tokens are those of the 80 per cent.
 *
 * @param header names of the columns
 * @param fields rows of text fields
 * @param order the rows, shuffled by the seed
 */
record MoleculeRows(List<String> header, List<String[]> fields, int[] order) {

    static MoleculeRows read(Path file, long seed) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> header = Arrays.asList(reader.readLine().split(",", -1));
            List<String[]> rows = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(fields(line));
            }
            return new MoleculeRows(header, rows, shuffled(rows.size(), seed));
        }
    }

    /** Fields of a line; a field in quotes may hold commas. */
    private static String[] fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields.toArray(new String[0]);
    }

    private static int[] shuffled(int count, long seed) {
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    int[] training() {
        return Arrays.copyOfRange(order, 0, order.length * 8 / 10);
    }

    int[] validation() {
        return Arrays.copyOfRange(order, order.length * 8 / 10, order.length * 9 / 10);
    }

    int[] test() {
        return Arrays.copyOfRange(order, order.length * 9 / 10, order.length);
    }

    String smiles(int row) {
        return fields.get(row)[header.indexOf("smiles")].strip();
    }

    double number(int row, String column) {
        String text = fields.get(row)[header.indexOf(column)];
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    /** An encoding whose tokens are those of the training rows that occur at least twice. */
    SequenceEncoding encoding() {
        Tokenization tokens = new Tokenization.SmilesTokens(InvalidMoleculePolicy.UNCHECKED);
        VocabularyBuilder builder =
                new VocabularyBuilder(
                        SequenceEncoding.SMILES,
                        CasePolicy.EXACT,
                        GapPolicy.ERROR,
                        tokens,
                        StrandPolicy.FORWARD);
        for (int row : training()) {
            builder.add(smiles(row));
        }
        return new SequenceEncoding(
                SequenceEncoding.SMILES,
                CasePolicy.EXACT,
                SymbolPolicy.ERROR,
                GapPolicy.ERROR,
                UnknownPolicy.NEUTRAL,
                1,
                LengthPolicy.ERROR,
                0,
                TruncationSide.END,
                tokens,
                builder.vocabulary(2, 1000),
                new Representation.Ordinal(),
                StrandPolicy.FORWARD,
                Padding.NONE);
    }

    List<EncodedSequence> encode(SequenceEncoding encoding, int[] rows) {
        SequenceEncoder encoder = new SequenceEncoder(encoding);
        return Arrays.stream(rows)
                .mapToObj(row -> encoder.encode("row " + row, smiles(row)))
                .toList();
    }
}
