// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.partitioner;

import bio.strand.engine.split.PartitionSize;
import bio.strand.engine.split.Partitioner;
import bio.strand.nodes.preparation.partitioner.SequencePartitionerNodeParameters.Sampling;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.tables.ColumnRole;
import bio.strand.nodes.tables.LabelIndex;
import bio.strand.nodes.tables.TableRows;
import java.util.BitSet;
import java.util.Locale;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/**
 * The Sequence Partitioner: divides the rows of a table into two tables.
 *
 * <p>The rows are streamed: once through to see the classes, if they matter, and once to copy each
 * row. What is held in memory is four bytes a row for its class and one bit for its table.
 */
public final class SequencePartitionerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Sequence Partitioner")
                    .icon("../../../../../icons/sequence-partitioner.png")
                    .shortDescription(
                            "Divides the rows of a table into two tables, for example for training"
                                    + " and testing.")
                    .fullDescription(
                            """
                            <p>
                            Divides a table into two: each row goes, unchanged, either to the first \
                            or to the second table, and the rows keep their order. Typically a \
                            learner is trained on the first table and judged on the second, which \
                            it has never seen.
                            </p>
                            <p>
                            <b>When to use it.</b> Before every learner. A model's accuracy on the \
                            rows it was trained on says nothing about new sequences; only rows kept \
                            aside do.
                            </p>
                            <p>
                            <b>How to choose the settings.</b> 0.8 for training is the usual \
                            choice. With classes, take <i>stratified</i> sampling: it draws within \
                            each class, so that a rare class is not missing from the test by bad \
                            luck. In each class the first table gets the share rounded to whole \
                            rows, in such a way that its total size is exact.
                            </p>
                            <p>
                            <b>What can go wrong.</b> Rows that are near copies of each other, such \
                            as homologous sequences or overlapping windows of one genome, should not \
                            be spread over both tables: the test would then reward memory. Group or \
                            deduplicate them first. If the input has fewer rows than the absolute \
                            size asked for, the node fails. An empty input gives two empty tables \
                            and a warning.
                            </p>
                            <p>
                            The same seed gives the same two tables, on every machine.
                            </p>
                            """)
                    .sinceVersion(5, 8, 0)
                    .ports(
                            ports ->
                                    ports.addInputTable("Table", "The table to divide.")
                                            .addOutputTable(
                                                    "First table",
                                                    "The chosen rows, for example for training, in"
                                                            + " the order of the input.")
                                            .addOutputTable(
                                                    "Second table",
                                                    "All other rows, for example for testing, in"
                                                            + " the order of the input."))
                    .model(
                            model ->
                                    model.parametersClass(SequencePartitionerNodeParameters.class)
                                            .configure(SequencePartitionerNodeFactory::configure)
                                            .execute(SequencePartitionerNodeFactory::execute))
                    .nodeType(NodeType.Manipulator)
                    .keywords(
                            "partition",
                            "split",
                            "sampling",
                            "training set",
                            "test set",
                            "hold-out",
                            "stratified",
                            "sequence")
                    .addExternalResource(
                            "https://doi.org/10.1007/978-0-387-84858-7",
                            "Hastie, Tibshirani and Friedman (2009). The Elements of Statistical"
                                    + " Learning, second edition, chapter 7: model assessment and"
                                    + " selection. Springer.");

    /** Creates the factory; KNIME calls this by reflection. */
    public SequencePartitionerNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        SequencePartitionerNodeParameters parameters = input.getParameters();
        DataTableSpec spec = input.getInTableSpec(0);
        parameters.validate();
        if (parameters.sampling == Sampling.STRATIFIED) {
            groupColumn(parameters, spec);
        }
        output.setOutSpecs(spec, spec);
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        SequencePartitionerNodeParameters parameters = input.getParameters();
        BufferedDataTable table = input.getInTable(0);
        ExecutionContext exec = input.getExecutionContext();
        if (table.size() > Integer.MAX_VALUE) {
            throw new KNIMEException(
                    String.format(
                            Locale.ROOT,
                            "The input has %,d rows; at most %,d can be divided. Divide it into"
                                    + " chunks first.",
                            table.size(),
                            Integer.MAX_VALUE));
        }
        try {
            BitSet first = chooseRows(parameters, table, exec.createSubProgress(0.3));
            BufferedDataTable[] parts =
                    TableRows.divide(
                            table,
                            exec.createSubExecutionContext(0.7),
                            row -> first.get((int) row));
            output.setOutData(parts);
            if (table.size() == 0) {
                output.setWarningMessage("The input has no rows, so both tables are empty.");
            } else if (parts[0].size() == 0 || parts[1].size() == 0) {
                output.setWarningMessage(
                        String.format(
                                Locale.ROOT,
                                "The %s table is empty: all %,d rows went to the other one. Change"
                                        + " the size of the first table.",
                                parts[0].size() == 0 ? "first" : "second",
                                table.size()));
            }
        } catch (InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }

    private static BitSet chooseRows(
            SequencePartitionerNodeParameters parameters,
            BufferedDataTable table,
            ExecutionMonitor exec)
            throws InvalidSettingsException, CanceledExecutionException {
        PartitionSize size = parameters.toSpec();
        int rows = (int) table.size();
        if (size instanceof PartitionSize.Absolute absolute && absolute.rows() > rows) {
            throw new InvalidSettingsException(
                    String.format(
                            Locale.ROOT,
                            "The first table shall get %,d rows, but the input has only %,d: lower"
                                    + " \"Number of rows\" or give the size as a share.",
                            absolute.rows(),
                            rows));
        }
        if (parameters.sampling == Sampling.RANDOM) {
            return Partitioner.random(rows, size, parameters.seed);
        }
        int column = groupColumn(parameters, table.getDataTableSpec());
        int[] groups = new int[rows];
        LabelIndex labels = new LabelIndex();
        TableRows.forEach(
                table,
                exec,
                "Counting classes,",
                (index, row) ->
                        // Missing values form the group 0, so that they too stay in proportion.
                        groups[(int) index] =
                                row.isMissing(column) ? 0 : 1 + labels.add(row.text(column)));
        return Partitioner.stratified(groups, size, parameters.seed);
    }

    private static int groupColumn(SequencePartitionerNodeParameters parameters, DataTableSpec spec)
            throws InvalidSettingsException {
        return ColumnRole.LABEL.resolve(
                spec, parameters.groupColumn, SequencePartitionerNodeParameters.GROUP_COLUMN_TITLE);
    }
}
