// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

/** A node model that keeps port objects after execution, for views. */
public interface PortObjectHolder {
    /**
     * The port objects that are kept.
     *
     * @return the port objects, may be null
     */
    PortObject[] getInternalPortObjects();

    /**
     * Gives the port objects back after loading.
     *
     * @param portObjects the port objects
     */
    void setInternalPortObjects(PortObject[] portObjects);
}
