// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.learner;

import static bio.strand.nodes.generation.learner.GanLearnerNodeParameters.CLASS_TITLE;
import static bio.strand.nodes.generation.learner.GanLearnerNodeParameters.NUMBER_TITLE;
import static bio.strand.nodes.generation.learner.GanLearnerNodeParameters.PROFILE_TITLE;
import static bio.strand.nodes.generation.learner.GanLearnerNodeParameters.SEQUENCE_TITLE;

import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.StrandPolicy;
import bio.strand.engine.encoding.Tokenization;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.generation.learner.GanLearnerNodeParameters.Source;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec.ConditionKind;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec.ConditionSummary;
import bio.strand.nodes.tables.ColumnRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;

/**
 * The columns that the parameters mean in a certain table.
 *
 * @param table the table's specification
 * @param values the index of the column with the sequences, or the indices of the profile columns
 * @param encoding how the sequences are encoded; empty for profiles
 * @param conditionKind what generation can be asked for
 * @param condition the index of the column with the condition; empty for none
 */
record LearnedColumns(
        DataTableSpec table,
        List<Integer> values,
        Optional<SequenceEncoding> encoding,
        ConditionKind conditionKind,
        OptionalInt condition) {

    /**
     * Finds the columns.
     *
     * @param parameters the settings
     * @param table the table
     * @return the columns
     * @throws InvalidSettingsException if a column is missing or does not suit; names it and the
     *     columns that do
     */
    static LearnedColumns find(GanLearnerNodeParameters parameters, DataTableSpec table)
            throws InvalidSettingsException {
        OptionalInt condition = condition(parameters, table);
        ConditionKind kind =
                switch (parameters.condition) {
                    case NONE -> ConditionKind.NONE;
                    case CLASS -> ConditionKind.CLASSES;
                    case NUMBER -> ConditionKind.NUMBER;
                };
        if (parameters.source == Source.PROFILES) {
            return new LearnedColumns(
                    table,
                    profile(parameters, table, condition),
                    Optional.empty(),
                    kind,
                    condition);
        }
        int sequence = ColumnRole.ENCODED.resolve(table, parameters.sequenceColumn, SEQUENCE_TITLE);
        DataColumnSpec column = table.getColumnSpec(sequence);
        SequenceEncoding encoding = EncodedColumn.sequenceEncodingOf(column);
        requireGenerative(encoding, column.getName());
        return new LearnedColumns(table, List.of(sequence), Optional.of(encoding), kind, condition);
    }

    private static OptionalInt condition(GanLearnerNodeParameters parameters, DataTableSpec table)
            throws InvalidSettingsException {
        return switch (parameters.condition) {
            case NONE -> OptionalInt.empty();
            case CLASS ->
                    OptionalInt.of(
                            ColumnRole.LABEL.resolve(table, parameters.classColumn, CLASS_TITLE));
            case NUMBER ->
                    OptionalInt.of(
                            ColumnRole.NUMBER.resolve(
                                    table, parameters.numberColumn, NUMBER_TITLE));
        };
    }

    private static List<Integer> profile(
            GanLearnerNodeParameters parameters, DataTableSpec table, OptionalInt condition)
            throws InvalidSettingsException {
        List<DataColumnSpec> candidates =
                table.stream().filter(ColumnRole.NUMBER::matches).toList();
        String[] gone = parameters.profileColumns.getMissingSelected(candidates);
        if (gone.length > 0) {
            throw new InvalidSettingsException(
                    "The columns %s chosen under \"%s\" are not in the input table; choose others."
                            .formatted(List.of(gone), PROFILE_TITLE));
        }
        List<Integer> columns = new ArrayList<>();
        for (String name : parameters.profileColumns.filter(candidates)) {
            int index = table.findColumnIndex(name);
            // The condition is given to the generator, not made by it.
            if (condition.isEmpty() || condition.getAsInt() != index) {
                columns.add(index);
            }
        }
        if (columns.isEmpty()) {
            throw new InvalidSettingsException(
                    "No numeric column is left under \"%s\"; choose the columns of the profiles, or set \"Learn from\" to \"Sequences\"."
                            .formatted(PROFILE_TITLE));
        }
        return columns;
    }

    /** Refuses encodings in which neighbouring codes are bound to each other. */
    private static void requireGenerative(SequenceEncoding encoding, String column)
            throws InvalidSettingsException {
        if (encoding.tokenization() instanceof Tokenization.Kmers words
                && words.stride() < words.k()) {
            throw new InvalidSettingsException(
                    "The column \"%s\" holds overlapping words (k-mers): generated ones would not agree where they overlap. Encode the sequences by single symbols, or by words side by side (stride %d)."
                            .formatted(column, words.k()));
        }
        if (encoding.strandPolicy() == StrandPolicy.BOTH) {
            throw new InvalidSettingsException(
                    "The column \"%s\" holds both strands of each sequence: generated ones would not be each other's complement. Encode the forward strand alone."
                            .formatted(column));
        }
    }

    /** The names of the columns that are learned. */
    List<String> names() {
        return values.stream().map(index -> table.getColumnSpec(index).getName()).toList();
    }

    /** The name of the column with the condition; empty if there is none. */
    String conditionName() {
        return condition.isPresent() ? table.getColumnSpec(condition.getAsInt()).getName() : "";
    }

    /** What is known of the condition before any row is read. */
    ConditionSummary announcedCondition() {
        if (conditionKind != ConditionKind.CLASSES) {
            return new ConditionSummary(conditionKind, conditionName(), List.of());
        }
        DataColumnDomain domain = table.getColumnSpec(condition.getAsInt()).getDomain();
        List<String> labels =
                domain.hasValues()
                        ? domain.getValues().stream().map(DataCell::toString).sorted().toList()
                        : List.of();
        return new ConditionSummary(conditionKind, conditionName(), labels);
    }
}
