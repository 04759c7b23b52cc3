// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.collection;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.knime.core.data.DataCell;

/** Something that holds cells. */
public interface CellCollection extends Iterable<DataCell> {
    /**
     * Whether any element is kept outside the table.
     *
     * @return true if one is
     */
    boolean containsBlobWrapperCells();

    /**
     * The elements.
     *
     * @return a stream of them in order
     */
    default Stream<DataCell> stream() {
        return StreamSupport.stream(spliterator(), false);
    }
}
