// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import java.util.List;

/**
 * What stands before the rows of an expression file.
 *
 * @param format the format of the file
 * @param nameColumn the name of the column with the names of the rows
 * @param textColumns the names of the columns that hold text about the rows, such as descriptions
 * @param valueColumns the names of the columns that hold measurements, all different
 * @param columnAnnotations what the file says of each of the {@code valueColumns}
 * @param renamedColumns how many columns got another name because theirs occurs twice
 */
public record ExpressionHeader(
        ExpressionFormat format,
        String nameColumn,
        List<String> textColumns,
        List<String> valueColumns,
        Annotations columnAnnotations,
        int renamedColumns) {

    /** Copies the lists. */
    public ExpressionHeader {
        textColumns = List.copyOf(textColumns);
        valueColumns = List.copyOf(valueColumns);
    }
}
