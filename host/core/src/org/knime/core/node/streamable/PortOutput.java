// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

/** What goes out at a port. */
public abstract class PortOutput {
    /** For subclasses. */
    public PortOutput() {
        super();
    }

    /** Makes the port inactive. */
    public void setInactive() {
        throw new UnsupportedOperationException("This output cannot be inactive");
    }
}
