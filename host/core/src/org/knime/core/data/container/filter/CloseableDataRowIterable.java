// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container.filter;

import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;

/** Rows that are read by closeable iterators. */
public interface CloseableDataRowIterable extends Iterable<DataRow> {
    @Override
    CloseableRowIterator iterator();
}
