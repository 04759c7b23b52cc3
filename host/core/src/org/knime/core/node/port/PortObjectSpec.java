// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.io.IOException;
import javax.swing.JComponent;

/** What is known about a port object before a node executes. */
public interface PortObjectSpec {
    /**
     * Writes and reads specs of one class.
     *
     * @param <T> the class
     */
    abstract class PortObjectSpecSerializer<T extends PortObjectSpec> {
        /** For subclasses. */
        public PortObjectSpecSerializer() {
            super();
        }

        /**
         * Writes a spec.
         *
         * @param portObjectSpec the spec
         * @param out where to; each part needs an entry
         * @throws IOException if writing fails
         */
        public abstract void savePortObjectSpec(T portObjectSpec, PortObjectSpecZipOutputStream out)
                throws IOException;

        /**
         * Reads a spec.
         *
         * @param in where from; each part has an entry
         * @return the spec
         * @throws IOException if reading fails
         */
        public abstract T loadPortObjectSpec(PortObjectSpecZipInputStream in) throws IOException;
    }

    /**
     * Components that show the spec.
     *
     * @return the components, null or empty if there are none
     */
    JComponent[] getViews();
}
