// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.divider;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.util.AllColumnsProvider;

/**
 * What one may set in the Row Divider. The field names are the keys in saved workflows and never
 * change.
 */
public final class RowDividerNodeParameters implements NodeParameters {

    static final String COLUMN_TITLE = "Column";

    /** How published data sets and the Sequence Partitioner name the column. */
    private static final List<String> NAMES =
            List.of("set", "split", "fold", "partition", "subset");

    @Widget(
            title = COLUMN_TITLE,
            description =
                    "The column that says to which table a row goes. If none is chosen, one called"
                            + " set, split, fold, partition or subset is taken.")
    @ChoicesProvider(AllColumnsProvider.class)
    String column = "";

    @Widget(
            title = "Values of the first table",
            description =
                    "Rows with one of these values go to the first table, all others, and those"
                            + " without a value, to the second. Several values are separated by"
                            + " commas; capital letters count.")
    String values = "train";

    RowDividerNodeParameters() {}

    RowDividerNodeParameters(NodeParametersInput input) {
        column = input.getInTableSpec(0).flatMap(RowDividerNodeParameters::guessColumn).orElse("");
    }

    /**
     * The column that says where a row goes, by its name.
     *
     * @param table the table
     * @return the first column of a usual name, capital letters or not
     */
    static Optional<String> guessColumn(DataTableSpec table) {
        return NAMES.stream()
                .flatMap(
                        name ->
                                Arrays.stream(table.getColumnNames())
                                        .filter(column -> column.strip().equalsIgnoreCase(name)))
                .findFirst();
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (valueSet().isEmpty()) {
            throw new InvalidSettingsException(
                    "Name at least one value of the rows that go to the first table.");
        }
    }

    /** The values as a set. */
    Set<String> valueSet() {
        return Arrays.stream((values == null ? "" : values).split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
    }
}
