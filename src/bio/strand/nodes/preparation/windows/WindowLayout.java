// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.windows;

import bio.strand.nodes.preparation.windows.SequenceWindowsNodeParameters.LabelSource;
import bio.strand.nodes.tables.TableSchema;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.collection.CollectionDataValue;

/**
 * Which columns are read and which are written.
 *
 * @param sequence index of the column of sequences
 * @param sequenceName its name
 * @param label index of the column of labels, if any
 * @param labelName its name; empty if there is none
 * @param labelIsList whether its cells are lists of numbers
 * @param repeated indices of the columns that each window repeats
 * @param output the output table: the repeated columns, the source row, first and last position and
 *     the position of interest, the window and, if there are labels, its label
 */
record WindowLayout(
        int sequence,
        String sequenceName,
        OptionalInt label,
        String labelName,
        boolean labelIsList,
        List<Integer> repeated,
        DataTableSpec output) {

    static WindowLayout of(
            DataTableSpec input,
            int sequence,
            OptionalInt label,
            List<Integer> repeated,
            SequenceWindowsNodeParameters parameters) {
        TableSchema.Builder schema = TableSchema.builder();
        Set<String> taken = new HashSet<>();
        for (int column : repeated) {
            DataColumnSpec spec = input.getColumnSpec(column);
            schema.column(spec);
            taken.add(spec.getName());
        }
        schema.text(unique("source row", taken));
        schema.integer(unique("start", taken));
        schema.integer(unique("end", taken));
        schema.integer(unique("position", taken));
        schema.text(unique(input.getColumnSpec(sequence).getName(), taken));
        if (label.isPresent()) {
            String name = unique("label", taken);
            if (parameters.labels == LabelSource.SITES) {
                schema.nominal(name, List.of(parameters.siteLabel, parameters.otherLabel));
            } else {
                schema.text(name);
            }
        }
        String labelName = label.isPresent() ? input.getColumnSpec(label.getAsInt()).getName() : "";
        return new WindowLayout(
                sequence,
                input.getColumnSpec(sequence).getName(),
                label,
                labelName,
                label.isPresent() && isNumberList(input.getColumnSpec(label.getAsInt())),
                List.copyOf(repeated),
                schema.toSpec());
    }

    /** Whether a column has lists of numbers, to judge by its type. */
    static boolean isNumberList(DataColumnSpec column) {
        DataType type = column.getType();
        return type.isCompatible(CollectionDataValue.class)
                && type.getCollectionElementType().isCompatible(DoubleValue.class);
    }

    /** A name that no column before has. */
    private static String unique(String name, Set<String> taken) {
        String free = name;
        for (int i = 1; !taken.add(free); i++) {
            free = name + " (#" + i + ")";
        }
        return free;
    }
}
