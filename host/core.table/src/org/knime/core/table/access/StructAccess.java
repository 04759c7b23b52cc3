// SPDX-License-Identifier: Apache-2.0
package org.knime.core.table.access;

/** Access to columns whose entries have several fields. */
public final class StructAccess {
    private StructAccess() {}

    /** Reads fields. */
    public interface StructReadAccess extends ReadAccess {
        /**
         * The number of fields.
         *
         * @return the number
         */
        int size();

        /**
         * One field.
         *
         * @param index its index
         * @param <R> the type of access
         * @return access to it
         */
        <R extends ReadAccess> R getAccess(int index);
    }

    /** Writes fields. */
    public interface StructWriteAccess extends WriteAccess {
        /**
         * The number of fields.
         *
         * @return the number
         */
        int size();

        /**
         * One field.
         *
         * @param index its index
         * @param <W> the type of access
         * @return access to it
         */
        <W extends WriteAccess> W getWriteAccess(int index);
    }
}
