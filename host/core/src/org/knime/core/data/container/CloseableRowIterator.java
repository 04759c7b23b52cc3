// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

import java.io.Closeable;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowIterator;
import org.knime.core.data.v2.RowCursor;

/** Row iterator that frees its resources when it is closed. */
public abstract class CloseableRowIterator extends RowIterator implements Closeable {
    /** For subclasses. */
    public CloseableRowIterator() {
        super();
    }

    /**
     * An iterator without rows.
     *
     * @return the iterator
     */
    public static CloseableRowIterator empty() {
        return from(Collections.emptyIterator(), () -> {});
    }

    /**
     * Makes any iterator closeable; closing does nothing.
     *
     * @param delegate the iterator
     * @return the closeable iterator
     */
    public static CloseableRowIterator wrap(final Iterator<? extends DataRow> delegate) {
        return from(delegate, () -> {});
    }

    /**
     * Makes any iterator closeable; closing closes the iterator if it can be closed.
     *
     * @param iterator the iterator
     * @return the closeable iterator
     */
    public static CloseableRowIterator from(final Iterator<? extends DataRow> iterator) {
        if (iterator instanceof CloseableRowIterator closeable) {
            return closeable;
        }
        return iterator instanceof AutoCloseable closeable
                ? from(iterator, closeable)
                : wrap(iterator);
    }

    /**
     * Makes an iterator of a cursor.
     *
     * @param cursor the cursor
     * @return the iterator
     */
    public static CloseableRowIterator from(final RowCursor cursor) {
        return new CloseableRowIterator() {
            @Override
            public boolean hasNext() {
                return cursor.canForward();
            }

            @Override
            public DataRow next() {
                if (!cursor.canForward()) {
                    throw new NoSuchElementException("Iterator is at end");
                }
                return cursor.forward().materializeDataRow();
            }

            @Override
            public void close() {
                cursor.close();
            }
        };
    }

    /**
     * Makes any iterator closeable.
     *
     * @param delegate the iterator
     * @param closeAction what closing does
     * @return the closeable iterator
     */
    public static CloseableRowIterator from(
            final Iterator<? extends DataRow> delegate, final AutoCloseable closeAction) {
        return new CloseableRowIterator() {
            @Override
            public boolean hasNext() {
                return delegate.hasNext();
            }

            @Override
            public DataRow next() {
                return delegate.next();
            }

            @Override
            public void close() {
                try {
                    closeAction.close();
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new DataContainerException(e.getMessage(), e);
                }
            }
        };
    }

    @Override
    public abstract void close();
}
