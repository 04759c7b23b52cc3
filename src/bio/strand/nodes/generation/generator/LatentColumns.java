// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.generator;

import static bio.strand.nodes.generation.generator.GanGeneratorNodeParameters.LATENT_TITLE;

import bio.strand.engine.generation.Condition;
import bio.strand.nodes.generation.generator.GanGeneratorNodeParameters.ConditionChoice;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec.ConditionKind;
import bio.strand.nodes.tables.ColumnRole;
import bio.strand.nodes.tables.RowView;
import java.util.List;
import java.util.OptionalInt;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

/**
 * Where latent vectors that a user gives stand in their table.
 *
 * @param vector index of the column of lists
 * @param condition index of the column with the condition of each; empty where it comes from
 *     elsewhere
 * @param size the number of values that the model's vectors have
 */
record LatentColumns(int vector, OptionalInt condition, int size) {

    /**
     * Finds the columns.
     *
     * @param parameters the settings
     * @param model what is generated
     * @param table the table
     * @return the columns
     * @throws InvalidSettingsException if there is no column of lists of numbers, or not the chosen
     *     one
     */
    static LatentColumns find(
            GanGeneratorNodeParameters parameters,
            GenerativeModelPortObjectSpec model,
            DataTableSpec table)
            throws InvalidSettingsException {
        List<String> candidates =
                table.stream()
                        .filter(GanGeneratorNodeParameters::isListOfNumbers)
                        .map(DataColumnSpec::getName)
                        .toList();
        String chosen = parameters.latentColumn == null ? "" : parameters.latentColumn;
        if (candidates.isEmpty()) {
            throw new InvalidSettingsException(
                    "The table at \"%s\" has no column of lists of numbers; connect a table that this node made with \"Append latent vectors\" switched on."
                            .formatted(GanGeneratorNodeParameters.LATENT_PORT));
        }
        if (!chosen.isEmpty() && !candidates.contains(chosen)) {
            throw new InvalidSettingsException(
                    "The column \"%s\" chosen under \"%s\" is no column of lists of numbers of the connected table; choose one of %s."
                            .formatted(chosen, LATENT_TITLE, candidates));
        }
        String name = chosen.isEmpty() ? candidates.get(candidates.size() - 1) : chosen;
        return new LatentColumns(
                table.findColumnIndex(name),
                condition(parameters, model, table),
                model.latentSize());
    }

    private static OptionalInt condition(
            GanGeneratorNodeParameters parameters,
            GenerativeModelPortObjectSpec model,
            DataTableSpec table) {
        ConditionKind kind = model.condition().kind();
        if (kind == ConditionKind.NONE || parameters.condition == ConditionChoice.GIVEN) {
            return OptionalInt.empty();
        }
        ColumnRole role = kind == ConditionKind.NUMBER ? ColumnRole.NUMBER : ColumnRole.LABEL;
        int index = table.findColumnIndex(model.condition().column());
        return index >= 0 && role.matches(table.getColumnSpec(index))
                ? OptionalInt.of(index)
                : OptionalInt.empty();
    }

    /** Why a row cannot be used at all; empty if it can. */
    String refusal(RowView row) {
        if (row.isMissing(vector)) {
            return "the latent vector is missing";
        }
        return condition.isPresent() && row.isMissing(condition.getAsInt())
                ? "the condition is missing"
                : "";
    }

    /**
     * The latent vector of a row.
     *
     * @param row a row that is not refused
     * @return as many values as the model has
     * @throws KNIMEException if there are more or fewer, or one is not a finite number
     */
    float[] vectorOf(RowView row) throws KNIMEException {
        double[] numbers = row.numbers(vector);
        if (numbers.length != size) {
            throw new KNIMEException(
                    "The latent vector of row \"%s\" has %d values, but the model's have %d; connect vectors that were made with the same model."
                            .formatted(row.rowId(), numbers.length, size));
        }
        float[] latent = new float[size];
        for (int i = 0; i < size; i++) {
            latent[i] = (float) numbers[i];
            if (!Float.isFinite(latent[i])) {
                throw new KNIMEException(
                        "Value %d of the latent vector of row \"%s\" is %s, where a finite number is needed; correct it."
                                .formatted(
                                        i + 1,
                                        row.rowId(),
                                        Double.isNaN(numbers[i]) ? "missing or NaN" : numbers[i]));
            }
        }
        return latent;
    }

    /**
     * The condition of a row, as the networks see it.
     *
     * @param row a row that is not refused
     * @param of the model's condition
     * @return the vector
     * @throws KNIMEException if the model does not know the class; names row and known classes
     */
    float[] conditionOf(RowView row, Condition of) throws KNIMEException {
        int column = condition.orElseThrow();
        try {
            return of instanceof Condition.Classes classes
                    ? classes.vector(row.text(column))
                    : ((Condition.Number) of).vector(row.number(column));
        } catch (IllegalArgumentException e) {
            throw new KNIMEException(
                    "Row \"%s\" of the latent vectors: %s".formatted(row.rowId(), e.getMessage()),
                    e);
        }
    }
}
