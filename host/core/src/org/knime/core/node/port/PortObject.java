// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.io.IOException;
import javax.swing.JComponent;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** What flows between nodes. */
public interface PortObject {
    /** Type of ports that take anything. */
    PortType TYPE = PortTypeRegistry.getInstance().getPortType(PortObject.class);

    /** Type of ports that take anything, or nothing. */
    PortType TYPE_OPTIONAL = PortTypeRegistry.getInstance().getPortType(PortObject.class, true);

    /**
     * Writes and reads port objects of one class.
     *
     * @param <T> the class
     */
    abstract class PortObjectSerializer<T extends PortObject> {
        /** For subclasses. */
        public PortObjectSerializer() {
            super();
        }

        /**
         * Writes a port object.
         *
         * @param portObject the port object
         * @param out where to; each part needs an entry
         * @param exec told the progress
         * @throws IOException if writing fails
         * @throws CanceledExecutionException if the user cancels
         */
        public abstract void savePortObject(
                T portObject, PortObjectZipOutputStream out, ExecutionMonitor exec)
                throws IOException, CanceledExecutionException;

        /**
         * Reads a port object.
         *
         * @param in where from; each part has an entry
         * @param spec its spec
         * @param exec told the progress
         * @return the port object
         * @throws IOException if reading fails
         * @throws CanceledExecutionException if the user cancels
         */
        public abstract T loadPortObject(
                PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
                throws IOException, CanceledExecutionException;
    }

    /**
     * A short description.
     *
     * @return one line
     */
    String getSummary();

    /**
     * The spec; classes declare the class of their specs as the return type.
     *
     * @return the spec, never null
     */
    PortObjectSpec getSpec();

    /**
     * Components that show the port object.
     *
     * @return the components, null or empty if there are none
     */
    JComponent[] getViews();
}
