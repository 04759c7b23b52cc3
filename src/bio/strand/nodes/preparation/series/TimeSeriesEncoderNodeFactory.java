// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.series;

import bio.strand.nodes.preparation.series.TimeSeriesEncoderNodeParameters.TableLayout;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.tables.TableRows;
import java.util.ArrayList;
import java.util.List;
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
 * The Time Series Encoder: wide or long tables of measurements over time become encoded series.
 *
 * <p>Wide tables are streamed row by row; of long ones all measurements are held in memory.
 */
public final class TimeSeriesEncoderNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Time Series Encoder")
                    .icon("../../../../../icons/time-series-encoder.png")
                    .shortDescription(
                            "Turns measurements over time, in columns or in rows, into encoded"
                                    + " series for training and prediction.")
                    .fullDescription(
                            """
                            <p>
                            Encodes measurements over time (expression, growth, concentrations) into \
                            a column of encoded series, which the RNN Learner and the LSTM \
                            Predictor read. A step may hold several measured features.
                            </p>
                            <p>
                            <b>When to use it.</b> Before the RNN Learner, to forecast the next \
                            steps of series or to classify them. The table may be <i>wide</i>, one \
                            row a gene or patient with its time points in columns, or <i>long</i>, \
                            one row a time point of a series; both give the same kind of column.
                            </p>
                            <p>
                            <b>How to choose the settings.</b> For a wide table write the column \
                            pattern, for example <tt>alpha {time}</tt>; steps are ordered by the \
                            numbers, wherever the columns stand. To train on some columns and \
                            predict others, use two of these nodes with the same settings but for \
                            the pattern. Keep missing values for forecasting: they are left out of \
                            losses and scores, while filled-in ones count as if they had been \
                            measured, unless indicators are added. If times are unevenly spaced \
                            and the spacing matters, add the time difference.
                            </p>
                            <p>
                            <b>What can go wrong.</b> Numbered columns of several series in one \
                            table need a pattern; the message lists those that fit. Times that \
                            occur twice in a series, infinite values and, if so set, missing values \
                            stop the node with the series and the time, or give a missing cell with \
                            the reason. Scaling a series by its own mean uses its later values, \
                            too, which a forecast should not know.
                            </p>
                            """)
                    .sinceVersion(5, 8, 0)
                    .ports(
                            ports ->
                                    ports.addInputTable(
                                                    "Measurements",
                                                    "A wide or long table with numeric columns.")
                                            .addOutputTable(
                                                    "Encoded series",
                                                    "One row a series, or one a window: the columns"
                                                        + " that come along and the encoded series."
                                                        + " Of a long table, the rows are named"
                                                        + " after the series."))
                    .model(
                            model ->
                                    model.parametersClass(TimeSeriesEncoderNodeParameters.class)
                                            .configure(TimeSeriesEncoderNodeFactory::configure)
                                            .execute(TimeSeriesEncoderNodeFactory::execute))
                    .nodeType(NodeType.Manipulator)
                    .keywords(
                            "time series",
                            "time course",
                            "forecast",
                            "expression",
                            "longitudinal",
                            "wide",
                            "long",
                            "window",
                            "encode")
                    .addExternalResource(
                            "https://doi.org/10.1038/s41598-018-24271-9",
                            "Che et al. (2018). Recurrent neural networks for multivariate time"
                                    + " series with missing values. Scientific Reports 8, 6085:"
                                    + " indicators and time differences as inputs.");

    /** Creates the factory; KNIME calls this by reflection. */
    public TimeSeriesEncoderNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        TimeSeriesEncoderNodeParameters parameters = input.getParameters();
        DataTableSpec table = input.getInTableSpec(0);
        parameters.validate();
        if (parameters.layout == TableLayout.WIDE) {
            WideSeries wide = WideSeries.of(parameters, table);
            output.setOutSpecs(SeriesTable.spec(wide.kept(), wide.encoder(), parameters));
        } else {
            LongSeries rows = LongSeries.of(parameters, table);
            output.setOutSpecs(SeriesTable.spec(rows.kept(), rows.encoder(), parameters));
        }
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        TimeSeriesEncoderNodeParameters parameters = input.getParameters();
        BufferedDataTable table = input.getInTable(0);
        ExecutionContext exec = input.getExecutionContext();
        List<String> warnings = new ArrayList<>();
        try {
            output.setOutData(
                    0,
                    parameters.layout == TableLayout.WIDE
                            ? encodeWide(parameters, table, exec, warnings)
                            : encodeLong(parameters, table, exec, warnings));
        } catch (InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
        if (table.size() == 0) {
            warnings.add("The input has no rows, so the output is empty.");
        }
        if (!warnings.isEmpty()) {
            output.setWarningMessage(String.join(" ", warnings));
        }
    }

    private static BufferedDataTable encodeWide(
            TimeSeriesEncoderNodeParameters parameters,
            BufferedDataTable table,
            ExecutionContext exec,
            List<String> warnings)
            throws InvalidSettingsException, CanceledExecutionException {
        WideSeries wide = WideSeries.of(parameters, table.getDataTableSpec());
        try (SeriesTable output = SeriesTable.open(exec, wide.kept(), wide.encoder(), parameters)) {
            TableRows.forEach(table, exec, "Encoding", (index, row) -> wide.encode(row, output));
            warnings.addAll(output.warnings());
            return output.finish();
        }
    }

    private static BufferedDataTable encodeLong(
            TimeSeriesEncoderNodeParameters parameters,
            BufferedDataTable table,
            ExecutionContext exec,
            List<String> warnings)
            throws InvalidSettingsException, CanceledExecutionException {
        LongSeries series = LongSeries.of(parameters, table.getDataTableSpec());
        TableRows.forEach(table, exec, "Collecting", (index, row) -> series.add(row));
        try (SeriesTable output =
                SeriesTable.open(exec, series.kept(), series.encoder(), parameters)) {
            series.encode(output);
            warnings.addAll(series.warnings());
            warnings.addAll(output.warnings());
            return output.finish();
        }
    }
}
