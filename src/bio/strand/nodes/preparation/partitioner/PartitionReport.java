// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.partitioner;

import bio.strand.engine.split.SimilarPair;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/**
 * What each part got, as a table.
 *
 * @param parts the names of the parts
 * @param partOfRow the part of each row
 * @param groups what stays together, if anything
 */
record PartitionReport(String[] parts, int[] partOfRow, Optional<RowGroups> groups) {

    static final DataTableSpec SPEC =
            TableSchema.builder()
                    .text("Part")
                    .integer("Rows")
                    .number("Share of rows")
                    .integer("Groups")
                    .integer("Rows in largest group")
                    .number("Greatest identity elsewhere")
                    .text("Row here")
                    .text("Row elsewhere")
                    .toSpec();

    /** The number of rows of each part. */
    int[] sizes() {
        int[] sizes = new int[parts.length];
        for (int part : partOfRow) {
            sizes[part]++;
        }
        return sizes;
    }

    /** The number of rows of each group. */
    private int[] groupSizes() {
        int[] sizes = new int[groups.map(RowGroups::count).orElse(0)];
        groups.ifPresent(
                found -> {
                    for (int group : found.groups()) {
                        sizes[group]++;
                    }
                });
        return sizes;
    }

    /** The largest group; -1 if there is none. */
    int largestGroup() {
        int[] sizes = groupSizes();
        int largest = -1;
        for (int group = 0; group < sizes.length; group++) {
            if (largest < 0 || sizes[group] > sizes[largest]) {
                largest = group;
            }
        }
        return largest;
    }

    int sizeOfGroup(int group) {
        return groupSizes()[group];
    }

    /** Writes the table. */
    BufferedDataTable table(ExecutionContext exec) {
        int[] sizes = sizes();
        Integer[] counts = new Integer[parts.length];
        Integer[] largest = new Integer[parts.length];
        groups.ifPresent(
                found -> {
                    int[] groupSizes = groupSizes();
                    int[] partOfGroup = new int[groupSizes.length];
                    for (int row = 0; row < partOfRow.length; row++) {
                        partOfGroup[found.groups()[row]] = partOfRow[row];
                    }
                    for (int part = 0; part < parts.length; part++) {
                        counts[part] = 0;
                        largest[part] = 0;
                    }
                    for (int group = 0; group < groupSizes.length; group++) {
                        int part = partOfGroup[group];
                        counts[part]++;
                        largest[part] = Math.max(largest[part], groupSizes[group]);
                    }
                });
        try (TableWriter writer = TableWriter.open(exec, SPEC)) {
            for (int part = 0; part < parts.length; part++) {
                SimilarPair pair = closest(part);
                boolean firstHere = pair != null && partOfRow[pair.first()] == part;
                writer.addRow(
                        "Row" + part,
                        parts[part],
                        sizes[part],
                        partOfRow.length == 0 ? null : (double) sizes[part] / partOfRow.length,
                        counts[part],
                        largest[part],
                        pair == null ? null : pair.identity(),
                        pair == null ? null : rowId(firstHere ? pair.first() : pair.second()),
                        pair == null ? null : rowId(firstHere ? pair.second() : pair.first()));
            }
            return writer.finish();
        }
    }

    private SimilarPair closest(int part) {
        return groups.flatMap(RowGroups::clusters)
                .map(clusters -> clusters.closest(partOfRow, part))
                .orElse(null);
    }

    private String rowId(int row) {
        return groups.orElseThrow().rowId(row);
    }
}
