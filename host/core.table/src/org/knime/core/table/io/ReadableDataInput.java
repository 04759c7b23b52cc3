// SPDX-License-Identifier: Apache-2.0
package org.knime.core.table.io;

import java.io.DataInput;
import java.io.IOException;

/** Data input whose remaining bytes can be read at once. */
public interface ReadableDataInput extends DataInput {
    /**
     * Reads everything that is left.
     *
     * @return the bytes
     * @throws IOException if reading fails
     */
    byte[] readBytes() throws IOException;
}
