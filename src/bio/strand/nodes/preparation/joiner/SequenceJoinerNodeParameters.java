// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.joiner;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;

/**
 * What one may set in the Sequence Joiner. The field names are the keys in saved workflows and
 * never change.
 */
public final class SequenceJoinerNodeParameters implements NodeParameters {

    static final String LEFT_TITLE = "Identifier column of the first table";
    static final String RIGHT_TITLE = "Identifier column of the second table";

    /** By what rows belong together; the constants' names are stored in workflows. */
    enum MatchBy {
        @Label(
                value = "RowID",
                description = "Rows with the same RowID, which the readers make of identifiers.")
        ROW_ID,
        @Label(
                value = "Columns",
                description = "Rows with the same text in a column of each table.")
        COLUMNS
    }

    /** What becomes of rows of the first table without a partner. */
    enum WithoutPartner {
        @Label(value = "Leave out", description = "They are left out, and a warning counts them.")
        LEAVE_OUT,
        @Label(value = "Missing cells", description = "They are kept, with missing cells.")
        MISSING,
        @Label(value = "Fail", description = "The node fails and names the first of them.")
        FAIL
    }

    interface MatchReference extends ParameterReference<MatchBy> {}

    static final class ByColumns implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(MatchReference.class).isOneOf(MatchBy.COLUMNS);
        }
    }

    static class LeftColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return column.getType().isCompatible(StringValue.class);
        }
    }

    static final class RightColumns extends LeftColumns {
        @Override
        public int getInputTableIndex(NodeParametersInput input) {
            return 1;
        }
    }

    static final class AllRightColumns implements FilteredInputTableColumnsProvider {
        @Override
        public int getInputTableIndex(NodeParametersInput input) {
            return 1;
        }

        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return true;
        }
    }

    @Widget(title = "Rows belong together by", description = "How partners are found.")
    @ValueSwitchWidget
    @ValueReference(MatchReference.class)
    MatchBy matchBy = MatchBy.ROW_ID;

    @Widget(title = LEFT_TITLE, description = "The column with the identifiers in the first table.")
    @ChoicesProvider(LeftColumns.class)
    @Effect(predicate = ByColumns.class, type = EffectType.SHOW)
    String leftColumn = "";

    @Widget(
            title = RIGHT_TITLE,
            description =
                    "The column with the identifiers in the second table, each of which may occur"
                            + " once.")
    @ChoicesProvider(RightColumns.class)
    @Effect(predicate = ByColumns.class, type = EffectType.SHOW)
    String rightColumn = "";

    @Widget(
            title = "Columns to append",
            description = "Which columns of the second table are appended to the first.")
    @ColumnFilterWidget(choicesProvider = AllRightColumns.class)
    ColumnFilter columns = new ColumnFilter().withIncludeUnknownColumns();

    @Widget(
            title = "Suffix",
            description =
                    "What is added to the name of an appended column if the first table has a"
                            + " column of the same name, for example <tt> (labels)</tt>.")
    String suffix = " (2)";

    @Widget(
            title = "Rows without a partner",
            description = "What becomes of rows of the first table that the second lacks.")
    @ValueSwitchWidget
    WithoutPartner withoutPartner = WithoutPartner.LEAVE_OUT;

    SequenceJoinerNodeParameters() {}

    @Override
    public void validate() throws InvalidSettingsException {
        if (suffix == null || suffix.isBlank()) {
            throw new InvalidSettingsException(
                    "The suffix must not be empty: names of columns are different from each"
                            + " other.");
        }
    }

    /** The columns to append. */
    String[] appended(DataTableSpec second) {
        return columns.filter(second.stream().toList());
    }
}
