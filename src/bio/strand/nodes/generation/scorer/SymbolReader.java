// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.scorer;

import bio.strand.engine.comparison.SequenceComparisonData;
import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.Padding;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.Tokenization;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.tables.ColumnRole;
import bio.strand.nodes.tables.RowView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

/**
 * Brings the sequences of all tables to the same codes. Where all columns hold sequences that are
 * encoded alike, the tokens of their encoding are compared; else the sequences are read as text,
 * and their symbols are those of DNA, RNA or proteins, whatever the case, or the very characters
 * that occur.
 */
final class SymbolReader {

    /** More symbols that the alphabet lacks than this, as a share, deserve a warning. */
    private static final double FEW_UNKNOWN = 0.001;

    private final List<BufferedDataTable> tables;
    private final List<Integer> columns;
    private final List<String> names;
    private final List<String> warnings;

    /**
     * Takes the tables: generated rows, reference and, if there are any, training rows.
     *
     * @param tables the tables
     * @param columns the column with the sequences of each
     * @param names what the rows of each are, for messages
     * @param warnings takes what the user should know
     */
    SymbolReader(
            List<BufferedDataTable> tables,
            List<Integer> columns,
            List<String> names,
            List<String> warnings) {
        this.tables = tables;
        this.columns = columns;
        this.names = names;
        this.warnings = warnings;
    }

    /**
     * Reads all sequences.
     *
     * @param exec takes progress and says whether the user cancelled
     * @return the sequences
     * @throws InvalidSettingsException if a column does not say how it is encoded
     * @throws KNIMEException if a table has no sequence, or the tables hold different kinds
     * @throws CanceledExecutionException if the user cancelled
     */
    SequenceComparisonData read(ExecutionMonitor exec)
            throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        List<SequenceEncoding> encodings = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            DataColumnSpec column = tables.get(i).getDataTableSpec().getColumnSpec(columns.get(i));
            if (ColumnRole.ENCODED.matches(column)) {
                encodings.add(EncodedColumn.sequenceEncodingOf(column));
            }
        }
        boolean alike =
                encodings.size() == tables.size()
                        && encodings.stream().allMatch(encodings.get(0)::hasSameCodes);
        return alike ? readCodes(encodings, exec) : readText(exec);
    }

    private SequenceComparisonData readCodes(
            List<SequenceEncoding> encodings, ExecutionMonitor exec)
            throws KNIMEException, CanceledExecutionException {
        SequenceEncoding first = encodings.get(0);
        List<EncodedSequences> stores = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            SequenceEncoding encoding = encodings.get(i);
            int column = columns.get(i);
            stores.add(
                    stored(
                            ComparedRows.read(
                                    names.get(i),
                                    tables.get(i),
                                    warnings,
                                    part(exec),
                                    "has no sequence",
                                    row ->
                                            row.isMissing(column)
                                                    ? null
                                                    : unpadded(row.encoded(column), encoding))));
        }
        // Codes of ambiguity codes and the neutral code stand behind and count as unknown.
        return first.tokenization() instanceof Tokenization.Symbols
                ? data(stores, letters(first.alphabet()), Optional.of(first.alphabet()))
                : data(stores, first.vocabulary(), Optional.empty());
    }

    private static List<String> letters(Alphabet alphabet) {
        return alphabet.symbols().chars().mapToObj(Character::toString).toList();
    }

    /** Neutral codes at the ends are what sequences were filled up with. */
    private static EncodedSequence unpadded(EncodedSequence sequence, SequenceEncoding encoding) {
        if (encoding.padding() == Padding.NONE || !encoding.hasNeutralCode()) {
            return sequence.length() == 0 ? null : sequence;
        }
        int neutral = encoding.neutralCode();
        int from = 0;
        int to = sequence.length();
        while (to > from && sequence.codeAt(to - 1) == neutral) {
            to--;
        }
        while (from < to && sequence.codeAt(from) == neutral) {
            from++;
        }
        int[] codes = new int[to - from];
        for (int t = 0; t < codes.length; t++) {
            codes[t] = sequence.codeAt(from + t);
        }
        return codes.length == 0 ? null : EncodedSequence.ofCodes(codes);
    }

    private SequenceComparisonData readText(ExecutionMonitor exec)
            throws KNIMEException, CanceledExecutionException {
        List<List<String>> texts = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            int column = columns.get(i);
            texts.add(
                    ComparedRows.read(
                            names.get(i),
                            tables.get(i),
                            warnings,
                            part(exec),
                            "has no sequence",
                            row -> text(row, column)));
        }
        Alphabet alphabet = alphabet(texts);
        List<EncodedSequences> stores = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            exec.checkCanceled();
            stores.add(encoded(texts.get(i), alphabet, names.get(i)));
        }
        return data(stores, letters(alphabet), Optional.of(alphabet));
    }

    private ExecutionMonitor part(ExecutionMonitor exec) {
        return exec.createSubProgress(1.0 / tables.size());
    }

    private static String text(RowView row, int column) {
        if (row.isMissing(column)) {
            return null;
        }
        String text = row.text(column).strip();
        return text.isEmpty() ? null : text;
    }

    /** The alphabet of all tables. */
    private Alphabet alphabet(List<List<String>> texts) throws KNIMEException {
        List<Optional<Alphabet>> guesses = texts.stream().map(Alphabet::guess).toList();
        Optional<Alphabet> real = guesses.get(1);
        if (real.isPresent() && !real.get().isCustom()) {
            for (int i = 0; i < guesses.size(); i++) {
                Optional<Alphabet> guess = guesses.get(i);
                boolean differs =
                        guess.isPresent()
                                && !guess.get().equals(real.get())
                                && !(isNucleic(guess.get()) && isNucleic(real.get()));
                if (differs || guess.isEmpty()) {
                    throw new KNIMEException(
                            "The %s rows look like %s, the reference rows like %s; choose columns with sequences of the same kind."
                                    .formatted(
                                            names.get(i),
                                            guess.map(SymbolReader::kindOf).orElse("no sequences"),
                                            kindOf(real.get())));
                }
            }
            return real.get();
        }
        List<String> all = new ArrayList<>();
        texts.forEach(all::addAll);
        // Text that is no biological sequence in one table is none in all of them together.
        Optional<Alphabet> common = Alphabet.guess(all);
        if (common.isEmpty()) {
            throw new KNIMEException(
                    "The sequences have more than %d different characters; choose columns with sequences."
                            .formatted(Alphabet.MAXIMUM_SIZE));
        }
        return common.get();
    }

    private static boolean isNucleic(Alphabet alphabet) {
        return alphabet.equals(Alphabet.DNA) || alphabet.equals(Alphabet.RNA);
    }

    private static String kindOf(Alphabet alphabet) {
        return alphabet.equals(Alphabet.PROTEIN)
                ? "proteins"
                : alphabet.isCustom() ? "other text" : alphabet.name();
    }

    private EncodedSequences encoded(List<String> texts, Alphabet alphabet, String name) {
        EncodedSequences store = new EncodedSequences();
        long unknown = 0;
        long total = 0;
        for (String text : texts) {
            String letters = alphabet.isCustom() ? text : text.toUpperCase(Locale.ROOT);
            if (isNucleic(alphabet)) {
                letters =
                        alphabet.equals(Alphabet.DNA)
                                ? letters.replace('U', 'T')
                                : letters.replace('T', 'U');
            }
            int[] codes = new int[letters.length()];
            for (int t = 0; t < codes.length; t++) {
                int symbol = alphabet.indexOf(letters.charAt(t));
                codes[t] = symbol < 0 ? alphabet.size() : symbol;
                unknown += symbol < 0 ? 1 : 0;
            }
            total += codes.length;
            store.add(EncodedSequence.ofCodes(codes));
        }
        if (unknown > FEW_UNKNOWN * total) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "%.1f %% of the symbols of the %s rows are not among %s (ambiguity"
                                    + " codes or gaps, for instance); they and the k-mers that hold"
                                    + " them are left out.",
                            100.0 * unknown / total,
                            name,
                            alphabet.symbols()));
        }
        return store;
    }

    private static EncodedSequences stored(List<EncodedSequence> sequences) {
        EncodedSequences store = new EncodedSequences();
        sequences.forEach(store::add);
        return store;
    }

    private static SequenceComparisonData data(
            List<EncodedSequences> stores, List<String> symbols, Optional<Alphabet> alphabet) {
        return new SequenceComparisonData(
                stores.get(0),
                stores.get(1),
                stores.size() > 2 ? Optional.of(stores.get(2)) : Optional.empty(),
                symbols,
                alphabet);
    }
}
