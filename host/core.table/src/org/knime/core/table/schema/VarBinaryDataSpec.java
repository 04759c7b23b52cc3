// SPDX-License-Identifier: Apache-2.0
package org.knime.core.table.schema;

import java.io.DataOutput;
import java.io.IOException;
import org.knime.core.table.io.ReadableDataInput;

/** Columns of byte arrays of any length. */
public final class VarBinaryDataSpec implements DataSpec {
    /** The only instance. */
    public static final VarBinaryDataSpec INSTANCE = new VarBinaryDataSpec();

    private VarBinaryDataSpec() {}

    @Override
    public String toString() {
        return "VarBinary";
    }

    /**
     * Writes an object as bytes.
     *
     * @param <T> type of the object
     */
    @FunctionalInterface
    public interface ObjectSerializer<T> {
        /**
         * Writes an object.
         *
         * @param output where to
         * @param object the object
         * @throws IOException if writing fails
         */
        void serialize(DataOutput output, T object) throws IOException;
    }

    /**
     * Makes an object of bytes.
     *
     * @param <T> type of the object
     */
    @FunctionalInterface
    public interface ObjectDeserializer<T> {
        /**
         * Reads an object.
         *
         * @param input where from
         * @return the object
         * @throws IOException if reading fails
         */
        T deserialize(ReadableDataInput input) throws IOException;
    }
}
