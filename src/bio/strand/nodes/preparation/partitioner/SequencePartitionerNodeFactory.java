// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.partitioner;

import bio.strand.nodes.preparation.partitioner.SequencePartitionerNodeParameters.KeepTogether;
import bio.strand.nodes.preparation.partitioner.SequencePartitionerNodeParameters.Sampling;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.tables.ColumnRole;
import java.util.Locale;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/**
 * The Sequence Partitioner: divides the rows of a table into two tables, or numbers them by folds.
 *
 * <p>The rows are streamed: once through to see classes and groups, if they matter, and once to
 * copy each row. What is held in memory is a few bytes a row, and the sequences where homologs are
 * looked for.
 */
public final class SequencePartitionerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Sequence Partitioner")
                    .icon("../../../../../icons/sequence-partitioner.png")
                    .shortDescription(
                            "Divides the rows of a table into two tables, for example for training"
                                    + " and testing, and keeps together what is related.")
                    .fullDescription(
                            """
                            <p>
                            Divides a table into two: each row goes either to the first or to the \
                            second table, and the rows keep their order. Typically a learner is \
                            trained on the first table and judged on the second, which it has \
                            never seen. Or numbers the rows by folds, for cross-validation.
                            </p>
                            <p>
                            <b>When to use it.</b> Before every learner. A model's accuracy on the \
                            rows it was trained on says nothing about new sequences; only rows kept \
                            aside do, and only if they are no near copies of training rows.
                            </p>
                            <p>
                            <b>How to choose the settings.</b> 0.8 for training is the usual \
                            choice. With classes, take <i>stratified</i> sampling: it draws within \
                            each class, so that a rare class is not missing from the test by bad \
                            luck. Sequences that descend from each other, or rows of one patient, \
                            should not be spread over both tables: the test would then reward \
                            memory. <i>Keep together</i> prevents that. <i>Homologs</i> compares all \
                            sequences and keeps whole clusters of similar ones on one side; 0.3 for \
                            proteins and 0.8 for nucleotides ask for really new sequences. <i>Same \
                            value</i> keeps rows together that a column names, such as species or \
                            chromosome. <i>Same scaffold</i> does so for molecules with the same \
                            ring system.
                            </p>
                            <p>
                            <b>What comes out.</b> The report tells for each table or fold its rows, \
                            groups and, for homologs, the most similar pair across the border. \
                            Homologs are found by shared words and alignments, as CD-HIT and MMseqs2 \
                            find them: nearly all pairs above 40 % identity, most at 30 %. Clusters \
                            are all that hangs together by such pairs.
                            </p>
                            <p>
                            <b>What can go wrong.</b> One group may hold more rows than a table \
                            shall get; sizes are then as near as possible and a warning says so. \
                            If all rows are one group the node fails: raise the identity, or choose \
                            another column. 50,000 proteins of 300 residues take minutes, time \
                            grows with the square of the number. If the input has fewer rows than \
                            the absolute size asked for, or fewer groups than folds, the node \
                            fails. An empty input gives empty tables and a warning.
                            </p>
                            <p>
                            The same seed gives the same tables, on every machine.
                            </p>
                            """)
                    .sinceVersion(5, 8, 0)
                    .ports(
                            ports ->
                                    ports.addInputTable("Table", "The table to divide.")
                                            .addOutputTable(
                                                    "First table",
                                                    "The chosen rows, for example for training, in"
                                                            + " the order of the input; with folds,"
                                                            + " all rows and their folds.")
                                            .addOutputTable(
                                                    "Second table",
                                                    "All other rows, for example for testing, in"
                                                            + " the order of the input; with folds,"
                                                            + " none.")
                                            .addOutputTable(
                                                    "Report",
                                                    "A row for each table or fold: rows, groups,"
                                                        + " rows in the largest group, and for"
                                                        + " homologs the greatest identity to a"
                                                        + " sequence elsewhere and the pair that"
                                                        + " has it."))
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
                            "cross-validation",
                            "fold",
                            "homology",
                            "cluster",
                            "identity",
                            "scaffold",
                            "group",
                            "leakage",
                            "sequence")
                    .addExternalResource(
                            "https://doi.org/10.1007/978-0-387-84858-7",
                            "Hastie, Tibshirani and Friedman (2009). The Elements of Statistical"
                                    + " Learning, second edition, chapter 7: model assessment and"
                                    + " selection. Springer.")
                    .addExternalResource(
                            "https://doi.org/10.1093/bioinformatics/btl158",
                            "Li and Godzik (2006). Cd-hit: a fast program for clustering and"
                                    + " comparing large sets of protein or nucleotide sequences."
                                    + " Bioinformatics 22:1658-1659.")
                    .addExternalResource(
                            "https://doi.org/10.1038/nbt.3988",
                            "Steinegger and Söding (2017). MMseqs2 enables sensitive protein"
                                    + " sequence searching for the analysis of massive data sets."
                                    + " Nature Biotechnology 35:1026-1028.")
                    .addExternalResource(
                            "https://doi.org/10.1021/jm9602928",
                            "Bemis and Murcko (1996). The properties of known drugs. 1. Molecular"
                                    + " frameworks. Journal of Medicinal Chemistry 39:2887-2893.");

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
            classColumn(parameters, spec);
        }
        switch (parameters.keepTogether) {
            case NOTHING -> {}
            case SAME_VALUE -> parameters.sameValueColumn(spec);
            case HOMOLOGS ->
                    ColumnRole.SEQUENCE.resolve(
                            spec,
                            parameters.sequenceColumn,
                            SequencePartitionerNodeParameters.SEQUENCE_COLUMN_TITLE);
            case SAME_SCAFFOLD ->
                    ColumnRole.SEQUENCE.resolve(
                            spec,
                            parameters.smilesColumn,
                            SequencePartitionerNodeParameters.SMILES_COLUMN_TITLE);
        }
        DataTableSpec divided = Division.outputSpec(parameters, spec);
        output.setOutSpecs(divided, divided, PartitionReport.SPEC);
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
            boolean grouped = parameters.keepTogether != KeepTogether.NOTHING;
            Division division =
                    Division.of(parameters, table, exec.createSubProgress(grouped ? 0.8 : 0.3));
            BufferedDataTable[] parts =
                    division.divide(table, exec.createSubExecutionContext(grouped ? 0.2 : 0.7));
            output.setOutData(parts[0], parts[1], division.report().table(exec));
            String warning = String.join(" ", division.warnings());
            if (!warning.isEmpty()) {
                output.setWarningMessage(warning);
            }
        } catch (InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }

    static int classColumn(SequencePartitionerNodeParameters parameters, DataTableSpec spec)
            throws InvalidSettingsException {
        return ColumnRole.LABEL.resolve(
                spec, parameters.groupColumn, SequencePartitionerNodeParameters.GROUP_COLUMN_TITLE);
    }
}
