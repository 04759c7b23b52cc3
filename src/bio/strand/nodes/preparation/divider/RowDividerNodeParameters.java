// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.divider;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.util.AllColumnsProvider;

/**
 * What one may set in the Row Divider. The field names are the keys in saved workflows and never
 * change.
 */
public final class RowDividerNodeParameters implements NodeParameters {

    static final String COLUMN_TITLE = "Column";

    @Widget(
            title = COLUMN_TITLE,
            description =
                    "The column that says to which table a row goes, such as a set or a fold.")
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
