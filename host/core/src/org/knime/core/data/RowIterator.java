// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.Iterator;

/** Iterates over the rows of a table. */
public abstract class RowIterator implements Iterator<DataRow> {
    /** For subclasses. */
    public RowIterator() {
        super();
    }

    @Override
    public abstract boolean hasNext();

    @Override
    public abstract DataRow next();

    @Override
    public final void remove() {
        throw new UnsupportedOperationException("Rows of a table cannot be removed");
    }
}
