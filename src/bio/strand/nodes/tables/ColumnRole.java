// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.tables;

import bio.strand.nodes.cells.EncodedSequenceValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.NominalValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;

/**
 * What a node needs a column for: decides which columns suit, guesses the most likely one from type
 * and name, and checks the one that a user chose.
 *
 * <p>A guess is made from the table's specification alone, never from its rows, so that it is the
 * same when a node is configured and when it is executed.
 */
public enum ColumnRole {
    /** Sequences as text: any text column that does not hold encoded sequences. */
    SEQUENCE(
            "a text column with sequences",
            "Put a node that reads or makes sequences, such as the Sequence Reader, before this"
                    + " one."),

    /** Sequences that the Sequence Encoder encoded. */
    ENCODED(
            "a column with encoded sequences",
            "Put the Sequence Encoder before this node to make one."),

    /** Encoded sequences or, where there are none, sequences as text. */
    ENCODED_OR_SEQUENCE(
            "a column with encoded sequences or a text column with sequences",
            "Put a node that reads or makes sequences, such as the Sequence Reader, before this"
                    + " one."),

    /** Class labels: a nominal column, in most cases text, that does not hold sequences. */
    LABEL(
            "a column with class labels (text)",
            "Add the column with the known classes to the input table."),

    /** Any numeric column. */
    NUMBER("a numeric column", "Add a numeric column to the input table.");

    private static final List<String> SEQUENCE_NAMES =
            List.of("sequence", "seq", "dna", "rna", "protein", "peptide", "nucleotides", "smiles");

    private static final List<String> LABEL_NAMES =
            List.of("class", "label", "target", "category", "type", "family");

    /** Looked for last, so that tables for which a column was found before keep it. */
    private static final List<String> OTHER_SEQUENCE_NAMES =
            List.of("cds", "orf", "cdna", "mrna", "amino acids", "residues", "contig");

    private static final List<String> OTHER_LABEL_NAMES =
            List.of(
                    "location",
                    "localization",
                    "localisation",
                    "phenotype",
                    "outcome",
                    "response",
                    "activity",
                    "state");

    private final String need;
    private final String remedy;

    ColumnRole(String need, String remedy) {
        this.need = need;
        this.remedy = remedy;
    }

    /**
     * Says what is needed, in words that follow "needs" or "is not".
     *
     * @return for example "a column with encoded sequences"
     */
    public String need() {
        return need;
    }

    /**
     * Whether a column's type suits this role; its name plays no part.
     *
     * @param column the column to look at
     * @return true if a user may choose the column for this role
     */
    public boolean matches(DataColumnSpec column) {
        DataType type = column.getType();
        boolean encoded = type.isCompatible(EncodedSequenceValue.class);
        return switch (this) {
            case ENCODED -> encoded;
            case SEQUENCE -> !encoded && type.isCompatible(StringValue.class);
            case ENCODED_OR_SEQUENCE -> encoded || type.isCompatible(StringValue.class);
            case LABEL -> !encoded && type.isCompatible(NominalValue.class);
            case NUMBER -> type.isCompatible(DoubleValue.class);
        };
    }

    /**
     * The names of all columns that suit, in table order.
     *
     * @param table the table's specification
     * @return a new list, empty if no column suits
     */
    public List<String> candidates(DataTableSpec table) {
        return table.stream()
                .filter(this::matches)
                .map(DataColumnSpec::getName)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /**
     * Guesses the column that is meant for this role.
     *
     * <p>Encoded sequences: the last such column, the one that was appended most recently. Text
     * sequences and labels: a column whose name is one of the usual ones ("sequence", "seq", "dna",
     * ...; "class", "label", "target", ...), then one whose name contains such a word, then the
     * only one left when columns are set aside that are plainly something else (for sequences those
     * with a list of possible values, for labels those that look like sequences, identifiers or
     * predictions), then one with a less usual name ("cds", "orf", ...; "location", "phenotype",
     * ...). Numbers: the first numeric column.
     *
     * @param table the table's specification
     * @return the column's name, or nothing if no column or more than one is equally likely
     */
    public Optional<String> guess(DataTableSpec table) {
        return switch (this) {
            case ENCODED -> last(ENCODED.candidates(table));
            case SEQUENCE -> guessSequence(table);
            case ENCODED_OR_SEQUENCE -> ENCODED.guess(table).or(() -> guessSequence(table));
            case LABEL -> guessLabel(table);
            case NUMBER -> candidates(table).stream().findFirst();
        };
    }

    /**
     * Finds the column that a setting names, or guesses one if the setting is empty.
     *
     * @param table the table's specification
     * @param chosen the column's name as set by the user; empty or null to guess
     * @param settingTitle the setting's title in the dialog, for error messages
     * @return the column's index in the table
     * @throws InvalidSettingsException if the chosen column is not in the table or of another type,
     *     or if nothing is chosen and no column can be guessed; the message names the columns that
     *     suit and what to do
     */
    public int resolve(DataTableSpec table, String chosen, String settingTitle)
            throws InvalidSettingsException {
        if (chosen == null || chosen.isEmpty()) {
            String guessed = guess(table).orElse(null);
            if (guessed == null) {
                throw new InvalidSettingsException(nothingToGuess(table, settingTitle));
            }
            return table.findColumnIndex(guessed);
        }
        int index = table.findColumnIndex(chosen);
        if (index < 0) {
            throw new InvalidSettingsException(
                    String.format(
                            "The column \"%s\" chosen under \"%s\" is not in the input table. %s",
                            chosen, settingTitle, advice(table)));
        }
        DataColumnSpec column = table.getColumnSpec(index);
        if (!matches(column)) {
            throw new InvalidSettingsException(
                    String.format(
                            "The column \"%s\" chosen under \"%s\" is of type %s and not %s. %s",
                            chosen, settingTitle, column.getType().getName(), need, advice(table)));
        }
        return index;
    }

    private String nothingToGuess(DataTableSpec table, String settingTitle) {
        if (candidates(table).isEmpty()) {
            return String.format(
                    "The input table has no column for \"%s\", which needs %s. %s",
                    settingTitle, need, remedy);
        }
        return String.format(
                "It is not clear which column \"%s\" should use. %s", settingTitle, advice(table));
    }

    private String advice(DataTableSpec table) {
        List<String> candidates = candidates(table);
        if (candidates.isEmpty()) {
            return "The table has no other column that would do. " + remedy;
        }
        int shown = Math.min(candidates.size(), 10);
        String list =
                candidates.stream()
                        .limit(shown)
                        .map(name -> "\"" + name + "\"")
                        .collect(Collectors.joining(", "));
        String more =
                shown < candidates.size() ? " and " + (candidates.size() - shown) + " more" : "";
        return "Open the dialog and choose one of: " + list + more + ".";
    }

    private static Optional<String> guessSequence(DataTableSpec table) {
        List<String> candidates = SEQUENCE.candidates(table);
        return exactlyNamed(candidates, SEQUENCE_NAMES)
                .or(() -> containing(candidates, List.of("sequence", "seq")))
                .or(
                        () ->
                                only(
                                        candidates.stream()
                                                .filter(name -> !hasPossibleValues(table, name))
                                                .filter(name -> !looksLikeIdentifier(name))
                                                .toList()))
                .or(() -> exactlyNamed(candidates, OTHER_SEQUENCE_NAMES));
    }

    private static Optional<String> guessLabel(DataTableSpec table) {
        List<String> candidates =
                LABEL.candidates(table).stream()
                        .filter(name -> !looksLikeIdentifier(name))
                        .filter(name -> !lower(name).startsWith("prediction"))
                        .filter(name -> !SEQUENCE_NAMES.contains(lower(name)))
                        .filter(name -> !lower(name).contains("sequence"))
                        .toList();
        return exactlyNamed(candidates, LABEL_NAMES)
                .or(() -> containing(candidates, List.of("class", "label", "target")))
                .or(
                        () ->
                                only(
                                        candidates.stream()
                                                .filter(name -> hasPossibleValues(table, name))
                                                .toList()))
                .or(() -> exactlyNamed(candidates, OTHER_LABEL_NAMES));
    }

    private static boolean looksLikeIdentifier(String name) {
        String lower = lower(name);
        return lower.equals("id")
                || lower.equals("identifier")
                || lower.equals("accession")
                || lower.equals("name")
                || lower.equals("description")
                || lower.endsWith("_id");
    }

    private static boolean hasPossibleValues(DataTableSpec table, String name) {
        return table.getColumnSpec(name).getDomain().hasValues();
    }

    private static Optional<String> exactlyNamed(List<String> candidates, List<String> names) {
        for (String wanted : names) {
            for (String candidate : candidates) {
                if (lower(candidate).equals(wanted)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> containing(List<String> candidates, List<String> words) {
        for (String word : words) {
            for (String candidate : candidates) {
                if (lower(candidate).contains(word)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> only(List<String> candidates) {
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    private static Optional<String> last(List<String> candidates) {
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(candidates.get(candidates.size() - 1));
    }

    private static String lower(String name) {
        return name.trim().toLowerCase(Locale.ROOT);
    }
}
