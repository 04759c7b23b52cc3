// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.scorer;

import bio.strand.engine.comparison.SourceKind;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/** The two output tables: figures by source, and details with a column for each source. */
final class ReportTables {

    private ReportTables() {}

    /** The columns of the table of figures. */
    static <T> DataTableSpec figuresSpec(List<Figure<T>> figures) {
        TableSchema.Builder columns =
                TableSchema.builder()
                        .nominal("Kind", List.of("Generated", "Real", "Reference", "Baseline"))
                        .integer("Rows");
        figures.forEach(figure -> columns.number(figure.name()));
        return columns.toSpec();
    }

    /** The columns of the table of details. */
    static DataTableSpec detailsSpec(List<String> sources) {
        TableSchema.Builder columns =
                TableSchema.builder().text("Section").integer("Position").text("Item");
        sources.forEach(columns::number);
        return columns.toSpec();
    }

    /** What users read of a kind of source. */
    static String nameOf(SourceKind kind) {
        return switch (kind) {
            case GENERATED -> "Generated";
            case REAL -> "Real";
            case REFERENCE -> "Reference";
            case BASELINE -> "Baseline";
        };
    }

    /** One row for each source. */
    static <T> BufferedDataTable figures(
            List<T> sources,
            Function<T, String> name,
            Function<T, SourceKind> kind,
            Function<T, Integer> rows,
            List<Figure<T>> figures,
            ExecutionContext exec) {
        try (TableWriter writer = TableWriter.open(exec, figuresSpec(figures))) {
            for (T source : sources) {
                Object[] values = new Object[2 + figures.size()];
                values[0] = nameOf(kind.apply(source));
                values[1] = rows.apply(source);
                for (int i = 0; i < figures.size(); i++) {
                    values[2 + i] = orMissing(figures.get(i).value().applyAsDouble(source));
                }
                writer.addRow(name.apply(source), values);
            }
            return writer.finish();
        }
    }

    /** One row for each detail, one column for each source that was announced. */
    static <T> BufferedDataTable details(
            List<String> announced,
            List<T> sources,
            Function<T, String> name,
            List<Detail<T>> details,
            ExecutionContext exec) {
        Map<String, T> byName = new HashMap<>();
        sources.forEach(source -> byName.put(name.apply(source), source));
        try (TableWriter writer = TableWriter.open(exec, detailsSpec(announced))) {
            int number = 0;
            for (Detail<T> detail : details) {
                Object[] values = new Object[3 + announced.size()];
                values[0] = detail.section();
                values[1] = detail.position() == 0 ? null : detail.position();
                values[2] = detail.item();
                for (int i = 0; i < announced.size(); i++) {
                    T source = byName.get(announced.get(i));
                    values[3 + i] =
                            source == null ? null : orMissing(detail.value().applyAsDouble(source));
                }
                writer.addRow("Row" + number++, values);
            }
            return writer.finish();
        }
    }

    /** A figure that does not exist is a missing cell. */
    private static Double orMissing(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
