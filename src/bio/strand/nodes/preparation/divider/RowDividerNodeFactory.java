// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.divider;

import bio.strand.nodes.tables.TableRows;
import java.util.BitSet;
import java.util.Set;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The node Row Divider. */
public final class RowDividerNodeFactory extends DefaultNodeFactory {

    private static final String FULL_DESCRIPTION =
            """
            <p>
            Divides a table in two by the values of a column: rows with one of the values named go to
            the first output, all others to the second. Nothing is drawn at random.
            </p>
            <p>
            <b>When to use it.</b> Where somebody has said which rows are for training and which for
            testing, as published data sets do, so that your score compares with others' scores; or
            after the Sequence Partitioner has numbered the folds of a cross-validation.
            </p>
            <p>
            <b>How to choose the settings.</b> Choose the column that says where a row belongs, such as
            <tt>SET</tt> in the headers of published FASTA files or the fold of the Sequence
            Partitioner, and name the values of the first table as they stand in the cells;
            everything else goes to the second. For fold 3 of a cross-validation name 3: the first
            table is then the test, the second the training.
            </p>
            <p>
            <b>What can go wrong.</b> If one of the tables stays empty, a warning says so, for a
            value is misspelled then, most likely. Rows whose cell is missing go to the second
            table.
            </p>
            """;

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Row Divider")
                    .icon("../../../../../icons/row-divider.png")
                    .shortDescription("Divides a table in two by the values of a column.")
                    .fullDescription(FULL_DESCRIPTION)
                    .sinceVersion(5, 8, 0)
                    .ports(
                            ports ->
                                    ports.addInputTable(
                                                    "Table",
                                                    "The rows to divide, with a column that says"
                                                            + " where each belongs.")
                                            .addOutputTable(
                                                    "First table",
                                                    "The rows with the values named, in the order"
                                                            + " of the table.")
                                            .addOutputTable(
                                                    "Second table",
                                                    "All other rows, in the order of the table."))
                    .model(
                            model ->
                                    model.parametersClass(RowDividerNodeParameters.class)
                                            .configure(RowDividerNodeFactory::configure)
                                            .execute(RowDividerNodeFactory::execute))
                    .nodeType(NodeType.Manipulator)
                    .keywords("split", "filter", "partition", "train", "test", "set", "fold")
                    .addExternalResource(
                            "https://doi.org/10.1007/978-0-387-84858-7",
                            "Hastie, Tibshirani and Friedman (2009). The Elements of Statistical"
                                    + " Learning, chapter 7: training, validation, test and"
                                    + " cross-validation.");

    /** KNIME creates node factories by their public constructor. */
    public RowDividerNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        RowDividerNodeParameters parameters = input.getParameters();
        parameters.validate();
        DataTableSpec table = input.getInTableSpec(0);
        column(table, parameters);
        output.setOutSpecs(table, table);
    }

    private static int column(DataTableSpec table, RowDividerNodeParameters parameters)
            throws InvalidSettingsException {
        boolean chosen = parameters.column != null && !parameters.column.isEmpty();
        String name =
                chosen ? parameters.column : RowDividerNodeParameters.guessColumn(table).orElse("");
        int index = table.findColumnIndex(name);
        if (index < 0) {
            throw new InvalidSettingsException(
                    chosen
                            ? "The column \"%s\" is not in the input table; choose one of %s."
                                    .formatted(name, String.join(", ", table.getColumnNames()))
                            : "No column is chosen; open the dialog and choose the one that says to"
                                    + " which table a row goes.");
        }
        return index;
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        RowDividerNodeParameters parameters = input.getParameters();
        ExecutionContext exec = input.getExecutionContext();
        BufferedDataTable table = input.getInTable(0);
        if (table.size() > Integer.MAX_VALUE) {
            throw new KNIMEException(
                    "The table has %d rows; at most 2,147,483,647 can be divided."
                            .formatted(table.size()));
        }
        Set<String> values = parameters.valueSet();
        BitSet first = new BitSet();
        try {
            int column = column(table.getDataTableSpec(), parameters);
            TableRows.forEach(
                    table,
                    exec.createSubProgress(0.5),
                    "Looking at",
                    (index, row) -> {
                        if (!row.isMissing(column) && values.contains(row.text(column).strip())) {
                            first.set((int) index);
                        }
                    });
        } catch (InvalidSettingsException e) {
            throw new KNIMEException(e.getMessage(), e);
        }
        BufferedDataTable[] parts = TableRows.divide(table, exec, index -> first.get((int) index));
        output.setOutData(parts[0], parts[1]);
        if (table.size() > 0 && (parts[0].size() == 0 || parts[1].size() == 0)) {
            output.setWarningMessage(
                    "All %d rows are in the %s table. Check the values (%s) against those of column \"%s\"."
                            .formatted(
                                    table.size(),
                                    parts[0].size() == 0 ? "second" : "first",
                                    String.join(", ", values),
                                    parameters.column));
        }
    }
}
