// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.expression;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;

/**
 * What one may set in the Expression Preprocessor (Apply). Field names are the keys of saved
 * workflows.
 */
final class ExpressionPreprocessorApplyNodeParameters implements NodeParameters {

    /** What is new in the table. */
    enum Fresh {
        @Label(
                value = "Automatic",
                description =
                        "Rows if the table has the value columns of the training table, otherwise"
                                + " columns.")
        AUTO,
        @Label(
                value = "Rows",
                description =
                        "Other rows with the same columns, as the Sequence Partitioner divides a"
                                + " table. Columns are matched by name.")
        ROWS,
        @Label(
                value = "Columns",
                description =
                        "Other columns with the same rows, for example the genes of a second study."
                                + " Rows are matched by RowID; all numeric columns are taken.")
        COLUMNS
    }

    @Widget(
            title = "What is new",
            description =
                    "Whether the table has other rows or other columns than the training table.")
    @ValueSwitchWidget
    Fresh fresh = Fresh.AUTO;
}
