// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.expression;

import bio.strand.engine.expression.Annotations;
import bio.strand.engine.expression.ExpressionFormat;
import bio.strand.engine.expression.ExpressionHeader;
import bio.strand.engine.expression.ExpressionRow;
import bio.strand.nodes.io.expression.ExpressionReaderNodeParameters.Item;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/**
 * The two tables that a file becomes: the matrix, in either orientation, and the samples.
 *
 * <p>The names of the lines of the file must be known only where they become columns.
 */
final class ExpressionTables {

    private static final String SAMPLE = "Sample";

    private final ExpressionHeader header;
    private final boolean transposed;
    private final boolean samplesInLines;
    private final boolean annotated;

    /**
     * Plans the tables of a file.
     *
     * @param header what stands before its lines
     * @param parameters how the user wants them
     */
    ExpressionTables(ExpressionHeader header, ExpressionReaderNodeParameters parameters) {
        this.header = header;
        samplesInLines =
                header.format() == ExpressionFormat.DELIMITED
                        && parameters.fileRows == Item.SAMPLES;
        transposed = samplesInLines == (parameters.tableRows == Item.GENES);
        annotated = parameters.tableRows == Item.GENES || parameters.annotations;
    }

    /**
     * Whether columns of the file become rows of the table.
     *
     * @return true if the names of the lines must be known to describe the table
     */
    boolean isTransposed() {
        return transposed;
    }

    /**
     * The columns of the matrix table.
     *
     * @param lines the names of the lines of the file; used only if {@link #isTransposed}
     * @return text columns first, then one column of numbers for each gene or sample
     */
    DataTableSpec matrixSpec(List<String> lines) {
        Set<String> taken = new HashSet<>();
        TableSchema.Builder schema = TableSchema.builder();
        texts().forEach(name -> schema.text(unique(name, taken)));
        (transposed ? lines : header.valueColumns())
                .forEach(name -> schema.number(unique(name, taken)));
        return schema.toSpec();
    }

    /** The text columns of the matrix table. */
    private List<String> texts() {
        if (!annotated) {
            return List.of();
        }
        if (!transposed) {
            return header.textColumns();
        }
        // Texts about the lines have no place in a table whose rows are the columns of the file.
        return header.columnAnnotations().fields();
    }

    /**
     * The columns of the table of samples.
     *
     * @return the name of the sample, then what the file says of it
     */
    DataTableSpec sampleSpec() {
        Set<String> taken = new HashSet<>();
        TableSchema.Builder schema = TableSchema.builder().text(unique(SAMPLE, taken));
        sampleFields().forEach(name -> schema.text(unique(name, taken)));
        return schema.toSpec();
    }

    private List<String> sampleFields() {
        return samplesInLines ? header.textColumns() : header.columnAnnotations().fields();
    }

    private static String unique(String name, Set<String> taken) {
        String candidate = name;
        for (int i = 1; !taken.add(candidate); i++) {
            candidate = name + " (#" + i + ")";
        }
        return candidate;
    }

    /** Adds a line of the file to a matrix table that is not transposed. */
    void addLine(ExpressionRow line, TableWriter matrix) {
        int texts = annotated ? line.texts().length : 0;
        Object[] cells = new Object[texts + line.values().length];
        System.arraycopy(line.texts(), 0, cells, 0, texts);
        for (int i = 0; i < line.values().length; i++) {
            cells[texts + i] = number(line.values()[i]);
        }
        matrix.addRow(line.name(), cells);
    }

    /** Adds a line of the file to the table of samples, if the lines are samples. */
    void addSample(ExpressionRow line, TableWriter samples) {
        if (samplesInLines) {
            Object[] cells = new Object[1 + line.texts().length];
            cells[0] = line.name();
            System.arraycopy(line.texts(), 0, cells, 1, line.texts().length);
            samples.addRow(line.name(), cells);
        }
    }

    /** Adds the columns of the file to the table of samples, if they are the samples. */
    void addSamples(TableWriter samples) {
        if (samplesInLines) {
            return;
        }
        List<String> names = header.valueColumns();
        for (int s = 0; s < names.size(); s++) {
            List<Object> cells = new ArrayList<>();
            cells.add(names.get(s));
            cells.addAll(annotations(s));
            samples.addRow(names.get(s), cells.toArray());
        }
    }

    private List<Object> annotations(int column) {
        Annotations annotations = header.columnAnnotations();
        List<Object> values = new ArrayList<>();
        for (int field = 0; field < annotations.fields().size(); field++) {
            values.add(annotations.value(field, column));
        }
        return values;
    }

    /** The matrix table of lines that were all read, in either orientation. */
    BufferedDataTable matrix(List<ExpressionRow> lines, ExecutionContext exec) {
        List<String> names = lines.stream().map(ExpressionRow::name).toList();
        try (TableWriter writer = TableWriter.open(exec, matrixSpec(names))) {
            if (!transposed) {
                lines.forEach(line -> addLine(line, writer));
                return writer.finish();
            }
            for (int column = 0; column < header.valueColumns().size(); column++) {
                List<Object> cells = new ArrayList<>();
                if (annotated) {
                    cells.addAll(annotations(column));
                }
                for (ExpressionRow line : lines) {
                    cells.add(number(line.values()[column]));
                }
                writer.addRow(header.valueColumns().get(column), cells.toArray());
            }
            return writer.finish();
        }
    }

    private static Double number(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }
}
