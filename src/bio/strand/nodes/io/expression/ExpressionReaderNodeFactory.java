// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.expression;

import bio.strand.engine.expression.CollectedRows;
import bio.strand.engine.expression.ExpressionFormat;
import bio.strand.engine.expression.ExpressionReader;
import bio.strand.engine.expression.ExpressionRow;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.nodes.io.expression.ExpressionReaderNodeParameters.Repeated;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.ExecutionProgress;
import bio.strand.nodes.runtime.FileProgress;
import bio.strand.nodes.runtime.LocalFile;
import bio.strand.nodes.tables.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * The Expression Reader: expression matrices and what is known of their samples become tables.
 *
 * <p>If rows stay rows, the file is streamed; transposed and averaged ones are held in memory,
 * eight bytes a value.
 */
public final class ExpressionReaderNodeFactory extends DefaultNodeFactory {

    /** Larger files are not read while the node is configured, which must be quick. */
    private static final long CONFIGURED_BYTES = 8L << 20;

    private static final String WHAT_TO_CHOOSE =
            "a series matrix of GEO, a GCT file or a plain matrix";

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Expression Reader")
                    .icon("../../../../../icons/expression-reader.png")
                    .shortDescription(
                            "Reads expression matrices from GEO series matrix, GCT and plain text"
                                    + " files, plain or gzip.")
                    .fullDescription(
                            """
                            <p>
                            Reads measurements of genes in samples into a table: series matrices of \
                            the Gene Expression Omnibus, GCT files, and plain matrices with names in \
                            the first line and the first column. Files may be compressed with gzip. \
                            Format, compression and separator are seen from the content. A second \
                            table holds what the file says of the samples.
                            </p>
                            <p>
                            <b>When to use it.</b> At the start of a workflow, before the Expression \
                            Preprocessor. "Gene" stands for whatever was measured, "sample" for \
                            whatever it was measured in.
                            </p>
                            <p>
                            <b>How to choose the settings.</b> Decide what one row of the table \
                            shall be: genes, to learn something about genes, such as the time course \
                            of each; samples, to learn something about samples, such as a \
                            diagnosis. For samples the annotations can stand in the same rows, so \
                            that the class is at hand.
                            </p>
                            <p>
                            <b>What can go wrong.</b> Rows with too many or too few columns, names \
                            that occur twice, decimal commas, words among the numbers, infinite \
                            values, and files that end too early stop the node with a message that \
                            names the file, the line and the remedy. Not measured are empty cells, \
                            NA, NaN, null and the like; they become missing. Many newer GEO series \
                            have no values in their series matrix: take the supplementary file. \
                            Tables with more than some ten thousand columns slow KNIME down.
                            </p>
                            """)
                    .sinceVersion(5, 8, 0)
                    .ports(
                            ports ->
                                    ports.addOutputTable(
                                                    "Expression",
                                                    "The matrix: one row a gene (or sample), texts"
                                                            + " first, then one column of numbers a"
                                                            + " sample (or gene).")
                                            .addOutputTable(
                                                    "Samples",
                                                    "One row a sample: its name and what the file"
                                                        + " says of it. Fields of a series matrix"
                                                        + " that are the same for all samples are"
                                                        + " left out, but for title and source."))
                    .model(
                            model ->
                                    model.parametersClass(ExpressionReaderNodeParameters.class)
                                            .configure(ExpressionReaderNodeFactory::configure)
                                            .execute(ExpressionReaderNodeFactory::execute))
                    .nodeType(NodeType.Source)
                    .keywords(
                            "gene expression",
                            "GEO",
                            "series matrix",
                            "GCT",
                            "microarray",
                            "RNA-seq",
                            "matrix",
                            "transcriptomics",
                            "proteomics",
                            "read")
                    .addExternalResource(
                            "https://www.ncbi.nlm.nih.gov/geo/info/download.html",
                            "Gene Expression Omnibus: series matrix files")
                    .addExternalResource(
                            "https://www.genepattern.org/file-formats-guide",
                            "GenePattern: the file format GCT");

    /** Creates the factory; KNIME calls this by reflection. */
    public ExpressionReaderNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        ExpressionReaderNodeParameters parameters = input.getParameters();
        parameters.validate();
        Path file = LocalFile.resolve(parameters.inputFile, WHAT_TO_CHOOSE);
        try (ExpressionReader reader = open(file, parameters, CancellationToken.never())) {
            ExpressionTables tables = new ExpressionTables(reader.header(), parameters);
            output.setOutSpecs(matrixSpec(file, reader, tables), tables.sampleSpec());
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /** The columns of the matrix table, or null if they are too much to read now. */
    private static DataTableSpec matrixSpec(
            Path file, ExpressionReader reader, ExpressionTables tables) throws IOException {
        if (!tables.isTransposed()) {
            return tables.matrixSpec(List.of());
        }
        if (Files.size(file) > CONFIGURED_BYTES) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (ExpressionRow row = reader.next(); row != null; row = reader.next()) {
            names.add(row.name());
        }
        return tables.matrixSpec(names.stream().distinct().toList());
    }

    private static ExpressionReader open(
            Path file, ExpressionReaderNodeParameters parameters, CancellationToken cancellation)
            throws IOException {
        try {
            return ExpressionReader.open(file, parameters.toSpec(), cancellation);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    String.format("File '%s': %s", file, e.getMessage()), e);
        }
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExpressionReaderNodeParameters parameters = input.getParameters();
        ExecutionContext exec = input.getExecutionContext();
        List<String> warnings = new ArrayList<>();
        try {
            Path file = LocalFile.resolve(parameters.inputFile, WHAT_TO_CHOOSE);
            try (ExpressionReader reader = open(file, parameters, ExecutionProgress.of(exec))) {
                output.setOutData(read(reader, parameters, exec, warnings));
            }
        } catch (IOException | InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
        if (!warnings.isEmpty()) {
            output.setWarningMessage(String.join(" ", warnings));
        }
    }

    private static BufferedDataTable[] read(
            ExpressionReader reader,
            ExpressionReaderNodeParameters parameters,
            ExecutionContext exec,
            List<String> warnings)
            throws IOException, CanceledExecutionException {
        ExpressionTables tables = new ExpressionTables(reader.header(), parameters);
        boolean averaged = parameters.repeatedNames == Repeated.MEAN;
        FileProgress progress =
                new FileProgress(exec, reader::bytesRead, reader.totalBytes(), "rows");
        CollectedRows collected = new CollectedRows();
        long rows = 0;
        long unmeasured = 0;
        BufferedDataTable matrix;
        BufferedDataTable samples;
        try (TableWriter sampleWriter = TableWriter.open(exec, tables.sampleSpec())) {
            tables.addSamples(sampleWriter);
            if (tables.isTransposed() || averaged) {
                for (ExpressionRow row = reader.next(); row != null; row = reader.next()) {
                    exec.checkCanceled();
                    collected.add(row);
                    progress.report(++rows);
                }
                List<ExpressionRow> all = collected.rows();
                all.forEach(row -> tables.addSample(row, sampleWriter));
                unmeasured = all.stream().filter(ExpressionReaderNodeFactory::isEmpty).count();
                matrix = tables.matrix(all, exec);
            } else {
                try (TableWriter writer = TableWriter.open(exec, tables.matrixSpec(List.of()))) {
                    for (ExpressionRow row = reader.next(); row != null; row = reader.next()) {
                        exec.checkCanceled();
                        tables.addLine(row, writer);
                        tables.addSample(row, sampleWriter);
                        unmeasured += isEmpty(row) ? 1 : 0;
                        progress.report(++rows);
                    }
                    matrix = writer.finish();
                }
            }
            samples = sampleWriter.finish();
        }
        warn(reader, rows, unmeasured, collected.averagedNames(), warnings);
        return new BufferedDataTable[] {matrix, samples};
    }

    private static boolean isEmpty(ExpressionRow row) {
        for (double value : row.values()) {
            if (!Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }

    private static void warn(
            ExpressionReader reader,
            long rows,
            long unmeasured,
            int averaged,
            List<String> warnings) {
        if (rows == 0) {
            warnings.add(
                    reader.header().format() == ExpressionFormat.SERIES_MATRIX
                            ? "The series matrix holds no measurements: look for a supplementary"
                                    + " file of the series in GEO."
                            : "The file has a header but no rows: the table is empty.");
        }
        warn(
                warnings,
                unmeasured,
                "Rows of the file without any measured value: %,d; remove them by the Expression"
                        + " Preprocessor, they cannot be filled in.");
        warn(
                warnings,
                reader.repeatedNames(),
                "Names that occur more than once: %,d; the repeated ones got the suffixes _2, _3"
                        + " and so on.");
        warn(
                warnings,
                averaged,
                "Names that occur more than once: %,d; their values were averaged.");
        warn(
                warnings,
                reader.header().renamedColumns(),
                "Columns with the name of an earlier one: %,d; they got a suffix.");
    }

    private static void warn(List<String> warnings, long count, String message) {
        if (count > 0) {
            warnings.add(String.format(Locale.ROOT, message, count));
        }
    }
}
