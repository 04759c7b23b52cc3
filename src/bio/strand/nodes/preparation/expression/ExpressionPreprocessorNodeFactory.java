// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.expression;

import bio.strand.engine.expression.Axis;
import bio.strand.engine.expression.ExpressionMatrix;
import bio.strand.engine.expression.ExpressionPreprocessor;
import bio.strand.nodes.ports.ExpressionModelPortObject;
import bio.strand.nodes.ports.ExpressionModelPortObjectSpec;
import bio.strand.nodes.preparation.expression.ExpressionPreprocessorNodeParameters.RowKind;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.ExecutionProgress;
import bio.strand.nodes.tables.ColumnRole;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.knime.core.data.DataColumnSpec;
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

/** The Expression Preprocessor: learns how to prepare expression data, and prepares them. */
public final class ExpressionPreprocessorNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Expression Preprocessor")
                    .icon("../../../../../icons/expression-preprocessor.png")
                    .shortDescription(
                            "Normalises, filters, completes and scales expression data, and learns"
                                    + " how to treat new data alike.")
                    .fullDescription(
                            """
                            <p>
                            Prepares expression data for learning, in this order: logarithm, quantile \
                            normalisation, filters of genes, missing values, scaling. Each step can \
                            be left out. A summary table says what each step has changed.
                            </p>
                            <p>
                            <b>When to use it.</b> After the table was divided, on the training \
                            rows. Whatever the steps learn (means, the reference distribution, the \
                            genes to keep, the neighbours) they learn from these rows only; connect \
                            the model to the Expression Preprocessor (Apply), which treats the test \
                            rows by it. Preprocessing everything before dividing lets the test data \
                            leak into the training, and the score comes out too good.
                            </p>
                            <p>
                            <b>How to choose the settings.</b> Take the logarithm of counts and raw \
                            intensities. Quantile normalisation suits whole arrays, not a handful of \
                            genes. Remove genes with more than a third of their values missing, fill \
                            in the rest from the nearest genes. The z-score by gene makes genes of \
                            different levels comparable; for time courses it keeps the shape.
                            </p>
                            <p>
                            <b>What can go wrong.</b> Values of -1 and below have no logarithm: the \
                            node fails and names gene and sample. Genes that were never measured \
                            stay missing, constant ones become 0; the summary counts both. Infinite \
                            values are refused. The matrix is held in memory, about 32 bytes a value \
                            while the node works; the search of neighbours takes time with the \
                            square of the number of genes.
                            </p>
                            """)
                    .sinceVersion(5, 8, 0)
                    .ports(
                            ports ->
                                    ports.addInputTable(
                                                    "Training data",
                                                    "Expression values, genes in rows and samples"
                                                            + " in columns or the reverse.")
                                            .addOutputTable(
                                                    "Prepared data",
                                                    "The table with prepared values, without the"
                                                            + " genes that were removed. Other"
                                                            + " columns are unchanged.")
                                            .addOutputPort(
                                                    "Preprocessing model",
                                                    "What was learned, for the Expression"
                                                            + " Preprocessor (Apply).",
                                                    ExpressionModelPortObject.TYPE)
                                            .addOutputTable(
                                                    "Summary",
                                                    "One row a step: how many values were changed,"
                                                            + " how many genes removed, remarks."))
                    .model(
                            model ->
                                    model.parametersClass(
                                                    ExpressionPreprocessorNodeParameters.class)
                                            .configure(ExpressionPreprocessorNodeFactory::configure)
                                            .execute(ExpressionPreprocessorNodeFactory::execute))
                    .nodeType(NodeType.Manipulator)
                    .keywords(
                            "gene expression",
                            "normalise",
                            "quantile normalization",
                            "z-score",
                            "min-max",
                            "impute",
                            "missing values",
                            "KNN",
                            "log2",
                            "filter",
                            "variance")
                    .addExternalResource(
                            "https://doi.org/10.1093/bioinformatics/19.2.185",
                            "Bolstad et al. (2003). A comparison of normalization methods for high"
                                + " density oligonucleotide array data based on variance and bias."
                                + " Bioinformatics 19(2), 185-193.")
                    .addExternalResource(
                            "https://doi.org/10.1093/bioinformatics/17.6.520",
                            "Troyanskaya et al. (2001). Missing value estimation methods for DNA"
                                    + " microarrays. Bioinformatics 17(6), 520-525.");

    /** Creates the factory; KNIME calls this by reflection. */
    public ExpressionPreprocessorNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        ExpressionPreprocessorNodeParameters parameters = input.getParameters();
        DataTableSpec table = input.getInTableSpec(0);
        parameters.validate();
        List<String> columns = valueColumns(parameters, table);
        boolean columnsStay = parameters.rows == RowKind.GENES || !parameters.removesGenes();
        output.setOutSpecs(
                columnsStay
                        ? MatrixTable.spec(table, Set.copyOf(columns), Set.copyOf(columns))
                        : null,
                modelSpec(parameters, knownRows(parameters), columns),
                MatrixTable.summarySpec());
    }

    private static List<String> valueColumns(
            ExpressionPreprocessorNodeParameters parameters, DataTableSpec table)
            throws InvalidSettingsException {
        List<DataColumnSpec> numeric = table.stream().filter(ColumnRole.NUMBER::matches).toList();
        String[] absent = parameters.valueColumns.getMissingSelected(numeric);
        if (absent.length > 0) {
            throw new InvalidSettingsException(
                    String.format(
                            "The column \"%s\" chosen under \"Value columns\" is not in the input"
                                + " table or not numeric. Open the dialog and choose the columns"
                                + " again.",
                            absent[0]));
        }
        List<String> columns = List.of(parameters.valueColumns.filter(numeric));
        if (columns.isEmpty()) {
            throw new InvalidSettingsException(
                    "No numeric column is chosen under \"Value columns\": choose the columns with"
                            + " the expression values in the dialog.");
        }
        return columns;
    }

    private static Axis knownRows(ExpressionPreprocessorNodeParameters parameters) {
        return switch (parameters.rows) {
            case AUTO -> null;
            case GENES -> Axis.GENE;
            case SAMPLES -> Axis.SAMPLE;
        };
    }

    private static ExpressionModelPortObjectSpec modelSpec(
            ExpressionPreprocessorNodeParameters parameters, Axis rows, List<String> columns) {
        return new ExpressionModelPortObjectSpec(
                rows, columns, parameters.removesGenes(), parameters.steps());
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExpressionPreprocessorNodeParameters parameters = input.getParameters();
        BufferedDataTable table = input.getInTable(0);
        ExecutionContext exec = input.getExecutionContext();
        try {
            List<String> columns = valueColumns(parameters, table.getDataTableSpec());
            Axis rows = knownRows(parameters);
            if (rows == null) {
                rows = table.size() >= columns.size() ? Axis.GENE : Axis.SAMPLE;
            }
            MatrixTable source = new MatrixTable(table, rows, columns);
            ExpressionMatrix matrix = source.read(exec.createSubProgress(0.1));
            ExecutionProgress progress = ExecutionProgress.of(exec.createSubProgress(0.7));
            ExpressionPreprocessor.Result result =
                    ExpressionPreprocessor.fit(
                            matrix,
                            parameters.toSpec(),
                            rows,
                            MatrixTable.times(matrix.samples()),
                            progress,
                            progress);
            output.setOutData(
                    source.with(result.matrix(), exec.createSubExecutionContext(0.2)),
                    ExpressionModelPortObject.create(
                            result.model(), modelSpec(parameters, rows, columns), exec),
                    MatrixTable.summary(
                            result.summary(),
                            rows == Axis.GENE
                                    ? "rows are genes, columns samples"
                                    : "rows are samples, columns genes",
                            exec));
            if (!result.summary().warnings().isEmpty()) {
                output.setWarningMessage(String.join(" ", result.summary().warnings()));
            }
        } catch (IOException | InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }
}
