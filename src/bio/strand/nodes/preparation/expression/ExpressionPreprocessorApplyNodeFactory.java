// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.expression;

import bio.strand.engine.expression.Axis;
import bio.strand.engine.expression.ExpressionMatrix;
import bio.strand.engine.expression.ExpressionPreprocessor;
import bio.strand.engine.expression.FittedPreprocessing;
import bio.strand.nodes.ports.ExpressionModelPortObject;
import bio.strand.nodes.ports.ExpressionModelPortObjectSpec;
import bio.strand.nodes.preparation.expression.ExpressionPreprocessorApplyNodeParameters.Fresh;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.ExecutionProgress;
import bio.strand.nodes.tables.ColumnRole;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** The Expression Preprocessor (Apply): prepares new data as the training data were prepared. */
public final class ExpressionPreprocessorApplyNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Expression Preprocessor (Apply)")
                    .icon("../../../../../icons/expression-preprocessor-apply.png")
                    .shortDescription(
                            "Prepares new expression data as the Expression Preprocessor prepared"
                                    + " the training data.")
                    .fullDescription(
                            """
                            <p>
                            Applies the steps of an Expression Preprocessor to new data, by what was \
                            learned from the training data: the same genes are kept, and means, \
                            scales, neighbours and the reference distribution are those of the \
                            training data.
                            </p>
                            <p>
                            <b>When to use it.</b> For the test rows of a divided table, and later \
                            for the data that a model is applied to.
                            </p>
                            <p>
                            <b>How it works.</b> New data share either their columns or their rows \
                            with the training table. A statistic of what they share (the mean of a \
                            gene, where samples are new) is that of the training data; a statistic \
                            of what is new (the mean of a new gene) is its own. So new rows have no \
                            part in each other, with one exception: where genes are new, quantile \
                            normalisation ranks them among the genes given with them.
                            </p>
                            <p>
                            <b>How to choose the settings.</b> Automatic is right in nearly all \
                            cases. Choose <i>Rows</i> for further genes of the same samples (or \
                            further samples of the same genes, where samples are rows), \
                            <i>Columns</i> for further samples measured on the same genes, such as \
                            a second study.
                            </p>
                            <p>
                            <b>What can go wrong.</b> Columns (or rows) of the training table that \
                            the new one lacks stop the node and are named. Further columns come \
                            along unchanged. Scaled values may lie outside the range of the \
                            training data.
                            </p>
                            """)
                    .sinceVersion(5, 8, 0)
                    .ports(
                            ports ->
                                    ports.addInputPort(
                                                    "Preprocessing model",
                                                    "What the Expression Preprocessor has learned.",
                                                    ExpressionModelPortObject.TYPE)
                                            .addInputTable(
                                                    "New data",
                                                    "Expression values, turned as the training"
                                                            + " table was.")
                                            .addOutputTable(
                                                    "Prepared data",
                                                    "The table with prepared values, without the"
                                                        + " genes that training or filters removed."
                                                        + " Other columns are unchanged.")
                                            .addOutputTable(
                                                    "Summary",
                                                    "One row a step: how many values were changed,"
                                                            + " how many genes removed, remarks."))
                    .model(
                            model ->
                                    model.parametersClass(
                                                    ExpressionPreprocessorApplyNodeParameters.class)
                                            .configure(
                                                    ExpressionPreprocessorApplyNodeFactory
                                                            ::configure)
                                            .execute(
                                                    ExpressionPreprocessorApplyNodeFactory
                                                            ::execute))
                    .nodeType(NodeType.Manipulator)
                    .keywords(
                            "gene expression",
                            "apply",
                            "normalise",
                            "quantile normalization",
                            "z-score",
                            "impute",
                            "test data")
                    .addExternalResource(
                            "https://doi.org/10.1007/978-0-387-84858-7",
                            "Hastie, Tibshirani and Friedman (2009). The Elements of Statistical"
                                    + " Learning, second edition, section 7.10.2: the wrong and the"
                                    + " right way to do cross-validation. Springer.");

    /** Creates the factory; KNIME calls this by reflection. */
    public ExpressionPreprocessorApplyNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        ExpressionPreprocessorApplyNodeParameters parameters = input.getParameters();
        ExpressionModelPortObjectSpec model = input.getInPortSpec(0);
        DataTableSpec table = input.getInTableSpec(1);
        Set<String> numeric = Set.copyOf(ColumnRole.NUMBER.candidates(table));
        boolean columnsKnown = !model.removesGenes() || model.rows().equals(genes());
        DataTableSpec spec = null;
        if (columnsKnown && numeric.containsAll(model.columns())) {
            Set<String> values = Set.copyOf(model.columns());
            spec =
                    parameters.fresh == Fresh.COLUMNS
                            ? MatrixTable.spec(table, numeric, numeric)
                            : MatrixTable.spec(table, values, values);
        } else if (columnsKnown && parameters.fresh == Fresh.ROWS) {
            throw absent(model.columns(), numeric);
        } else if (columnsKnown) {
            spec = MatrixTable.spec(table, numeric, numeric);
        }
        output.setOutSpecs(spec, MatrixTable.summarySpec());
    }

    private static Optional<Axis> genes() {
        return Optional.of(Axis.GENE);
    }

    private static InvalidSettingsException absent(List<String> columns, Set<String> numeric) {
        List<String> lacking = columns.stream().filter(name -> !numeric.contains(name)).toList();
        return new InvalidSettingsException(
                String.format(
                        "The table lacks %d of the %d value columns of the training table, for"
                            + " example \"%s\": give a table with the same columns, or set \"What"
                            + " is new\" to columns if its rows are the same.",
                        lacking.size(), columns.size(), lacking.get(0)));
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExpressionPreprocessorApplyNodeParameters parameters = input.getParameters();
        ExpressionModelPortObject port = input.getInPortObject(0);
        BufferedDataTable table = input.getInTable(1);
        ExecutionContext exec = input.getExecutionContext();
        try {
            FittedPreprocessing model = port.readModel();
            List<String> numeric = ColumnRole.NUMBER.candidates(table.getDataTableSpec());
            boolean genesInRows = model.rows() == Axis.GENE;
            List<String> needed = genesInRows ? model.samples() : model.keptGenes();
            Set<String> present = new HashSet<>(numeric);
            boolean complete = present.containsAll(needed);
            boolean newRows =
                    parameters.fresh == Fresh.ROWS || parameters.fresh == Fresh.AUTO && complete;
            if (newRows && !complete) {
                throw absent(needed, present);
            }
            List<String> columns = numeric;
            if (newRows) {
                List<String> trained = genesInRows ? model.samples() : model.genes();
                Set<String> known = new HashSet<>(trained);
                columns = numeric.stream().filter(known::contains).toList();
            }
            MatrixTable source = new MatrixTable(table, model.rows(), columns);
            ExpressionMatrix matrix = source.read(exec.createSubProgress(0.1));
            ExecutionProgress progress = ExecutionProgress.of(exec.createSubProgress(0.7));
            ExpressionPreprocessor.Result result =
                    ExpressionPreprocessor.apply(
                            model,
                            matrix,
                            newRows ? model.rows() : model.rows().other(),
                            MatrixTable.times(matrix.samples()),
                            progress,
                            progress);
            output.setOutData(
                    source.with(result.matrix(), exec.createSubExecutionContext(0.2)),
                    MatrixTable.summary(
                            result.summary(),
                            (genesInRows ? "rows are genes" : "rows are samples")
                                    + (newRows ? "; the rows are new" : "; the columns are new"),
                            exec));
            if (!result.summary().warnings().isEmpty()) {
                output.setWarningMessage(String.join(" ", result.summary().warnings()));
            }
        } catch (IOException | InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }
}
