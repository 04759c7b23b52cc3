// SPDX-License-Identifier: Apache-2.0
package org.knime.core.table.access;

import org.knime.core.table.schema.DataSpec;
import org.knime.core.table.schema.VarBinaryDataSpec;
import org.knime.core.table.schema.VarBinaryDataSpec.ObjectDeserializer;
import org.knime.core.table.schema.VarBinaryDataSpec.ObjectSerializer;

/** Access to columns of byte arrays of any length. */
public final class VarBinaryAccess {
    private VarBinaryAccess() {}

    /** Reads byte arrays. */
    public interface VarBinaryReadAccess extends ReadAccess {
        /**
         * The current bytes.
         *
         * @return the bytes
         */
        byte[] getByteArray();

        /**
         * The object of which the current bytes are the form.
         *
         * @param deserializer makes the object
         * @param <T> its type
         * @return the object
         */
        <T> T getObject(ObjectDeserializer<T> deserializer);

        @Override
        default DataSpec getDataSpec() {
            return VarBinaryDataSpec.INSTANCE;
        }
    }

    /** Writes byte arrays. */
    public interface VarBinaryWriteAccess extends WriteAccess {
        /**
         * Sets the current bytes.
         *
         * @param value the bytes
         */
        void setByteArray(byte[] value);

        /**
         * Sets the current bytes.
         *
         * @param array holds the bytes
         * @param index first byte
         * @param length number of bytes
         */
        void setByteArray(byte[] array, int index, int length);

        /**
         * Sets the current bytes to the form of an object.
         *
         * @param value the object
         * @param serializer writes the object
         * @param <T> its type
         */
        <T> void setObject(T value, ObjectSerializer<T> serializer);
    }
}
