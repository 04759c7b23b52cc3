// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What the parts of a distributed computation tell each other. */
public abstract class StreamableOperatorInternals {
    /** For subclasses. */
    public StreamableOperatorInternals() {
        super();
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @param input where from
     * @throws IOException if reading fails
     */
    public abstract void load(DataInputStream input) throws IOException;

    /**
     * Writes the content.
     *
     * @param output where to
     * @throws IOException if writing fails
     */
    public abstract void save(DataOutputStream output) throws IOException;
}
