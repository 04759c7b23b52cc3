// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.joiner;

import bio.strand.nodes.preparation.joiner.SequenceJoinerNodeParameters.MatchBy;
import bio.strand.nodes.preparation.joiner.SequenceJoinerNodeParameters.WithoutPartner;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableRows;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
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

/** The node Sequence Joiner. */
public final class SequenceJoinerNodeFactory extends DefaultNodeFactory {

    private static final String FULL_DESCRIPTION =
            """
            <p>
            Puts two tables side by side: appends columns of the second to the rows of the first
            that have the same identifier.
            </p>
            <p>
            <b>When to use it.</b> Where sequences and what is known of them lie in several files:
            sequences in one FASTA file, the secondary structure of their residues in another, a
            mask of unresolved residues in a third. Read each by a Sequence Reader and join them.
            </p>
            <p>
            <b>How to choose the settings.</b> The readers make RowIDs of identifiers, so that usually
            nothing need be set but the suffix, which tells columns of the same name apart.
            </p>
            <p>
            <b>What can go wrong.</b> An identifier may occur only once in the second table. Rows
            of the first without a partner are left out with a warning, unless you choose otherwise.
            The second table is held in memory, the first is not.
            </p>
            """;

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Sequence Joiner")
                    .icon("../../../../../icons/sequence-joiner.png")
                    .shortDescription(
                            "Appends columns of one table to rows of another by identifier.")
                    .fullDescription(FULL_DESCRIPTION)
                    .sinceVersion(5, 8, 0)
                    .ports(
                            ports ->
                                    ports.addInputTable("First table", "The rows that are kept.")
                                            .addInputTable(
                                                    "Second table",
                                                    "The columns that are appended.")
                                            .addOutputTable(
                                                    "Joined table",
                                                    "The rows of the first table with the columns"
                                                            + " of the second."))
                    .model(
                            model ->
                                    model.parametersClass(SequenceJoinerNodeParameters.class)
                                            .configure(SequenceJoinerNodeFactory::configure)
                                            .execute(SequenceJoinerNodeFactory::execute))
                    .nodeType(NodeType.Manipulator)
                    .keywords("join", "merge", "FASTA", "labels", "identifier", "append")
                    .addExternalResource(
                            "https://doi.org/10.1002/prot.25674",
                            "Klausen et al. (2019). NetSurfP-2.0: improved prediction of protein"
                                    + " structural features by integrated deep learning. Proteins"
                                    + " 87(6), 520-527: sequences, labels and masks as separate"
                                    + " files.");

    /** KNIME creates node factories by their public constructor. */
    public SequenceJoinerNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        SequenceJoinerNodeParameters parameters = input.getParameters();
        parameters.validate();
        DataTableSpec first = input.getInTableSpec(0);
        DataTableSpec second = input.getInTableSpec(1);
        identifier(
                first, parameters, parameters.leftColumn, SequenceJoinerNodeParameters.LEFT_TITLE);
        identifier(
                second,
                parameters,
                parameters.rightColumn,
                SequenceJoinerNodeParameters.RIGHT_TITLE);
        output.setOutSpec(0, joined(first, second, parameters));
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        SequenceJoinerNodeParameters parameters = input.getParameters();
        ExecutionContext exec = input.getExecutionContext();
        BufferedDataTable first = input.getInTable(0);
        BufferedDataTable second = input.getInTable(1);
        try {
            Map<String, DataCell[]> partners = partners(second, parameters, exec);
            SkippedRows alone = new SkippedRows();
            DataTableSpec spec =
                    joined(first.getDataTableSpec(), second.getDataTableSpec(), parameters);
            int own = first.getDataTableSpec().getNumColumns();
            int id =
                    identifier(
                            first.getDataTableSpec(),
                            parameters,
                            parameters.leftColumn,
                            SequenceJoinerNodeParameters.LEFT_TITLE);
            try (TableWriter writer = TableWriter.open(exec, spec)) {
                TableRows.<KNIMEException>forEach(
                        first,
                        exec.createSubProgress(0.5),
                        "Joining",
                        (index, row) -> {
                            String key = key(row, id);
                            DataCell[] partner = key == null ? null : partners.get(key);
                            if (partner == null) {
                                alone.add(
                                        row.rowId(),
                                        "the second table has no row of its identifier");
                                if (parameters.withoutPartner == WithoutPartner.FAIL) {
                                    throw new KNIMEException(
                                            "Row \"%s\" has no partner in the second table. Check the identifiers, or choose what to do under \"Rows without a partner\"."
                                                    .formatted(row.rowId()));
                                }
                            }
                            if (partner != null
                                    || parameters.withoutPartner == WithoutPartner.MISSING) {
                                Object[] cells = new Object[spec.getNumColumns()];
                                for (int i = 0; i < own; i++) {
                                    cells[i] = row.cell(i);
                                }
                                if (partner != null) {
                                    System.arraycopy(partner, 0, cells, own, partner.length);
                                }
                                writer.addRow(row.rowId(), cells);
                            }
                        });
                output.setOutData(0, writer.finish());
            }
            alone.warning(
                            parameters.withoutPartner == WithoutPartner.MISSING
                                    ? "without a partner got missing cells"
                                    : "without a partner left out")
                    .ifPresent(output::setWarningMessage);
        } catch (InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }

    private static Map<String, DataCell[]> partners(
            BufferedDataTable second,
            SequenceJoinerNodeParameters parameters,
            ExecutionContext exec)
            throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        DataTableSpec spec = second.getDataTableSpec();
        int[] columns =
                Arrays.stream(parameters.appended(spec)).mapToInt(spec::findColumnIndex).toArray();
        int id =
                identifier(
                        spec,
                        parameters,
                        parameters.rightColumn,
                        SequenceJoinerNodeParameters.RIGHT_TITLE);
        Map<String, DataCell[]> partners = new HashMap<>();
        TableRows.<KNIMEException>forEach(
                second,
                exec.createSubProgress(0.5),
                "Reading",
                (index, row) -> {
                    DataCell[] cells = new DataCell[columns.length];
                    for (int i = 0; i < cells.length; i++) {
                        cells[i] = row.cell(columns[i]);
                    }
                    String key = key(row, id);
                    if (key != null && partners.put(key, cells) != null) {
                        throw new KNIMEException(
                                "The identifier \"%s\" occurs more than once in the second table (row \"%s\"); it is not clear which row to append. Remove the repeated ones."
                                        .formatted(key, row.rowId()));
                    }
                });
        return partners;
    }

    /** The index of the identifier column; -1 for RowIDs. */
    private static int identifier(
            DataTableSpec table,
            SequenceJoinerNodeParameters parameters,
            String column,
            String title)
            throws InvalidSettingsException {
        if (parameters.matchBy == MatchBy.ROW_ID) {
            return -1;
        }
        int index = column == null ? -1 : table.findColumnIndex(column);
        if (index < 0) {
            throw new InvalidSettingsException(
                    "The column \"%s\" chosen under \"%s\" is not in the table; choose another one."
                            .formatted(column, title));
        }
        return index;
    }

    private static String key(RowView row, int column) {
        if (column < 0) {
            return row.rowId();
        }
        return row.isMissing(column) ? null : row.text(column);
    }

    private static DataTableSpec joined(
            DataTableSpec first, DataTableSpec second, SequenceJoinerNodeParameters parameters) {
        TableSchema.Builder columns = TableSchema.builder();
        first.stream().forEach(columns::column);
        Set<String> taken = new HashSet<>(Arrays.asList(first.getColumnNames()));
        for (String name : parameters.appended(second)) {
            DataColumnSpec column = second.getColumnSpec(name);
            String wanted = name;
            while (!taken.add(wanted)) {
                wanted += parameters.suffix;
            }
            DataColumnSpecCreator renamed = new DataColumnSpecCreator(column);
            renamed.setName(wanted);
            columns.column(renamed.createSpec());
        }
        return columns.toSpec();
    }
}
