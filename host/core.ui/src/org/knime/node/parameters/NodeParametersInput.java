// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters;

import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.VariableType;

/**
 * What a node knows about its inputs when parameters are created or choices are computed. Port
 * indices leave out the flow-variable port. Every input may be absent: nothing is connected, or the
 * upstream node is not configured.
 */
public interface NodeParametersInput {

    /**
     * Returns the types of the input ports.
     *
     * @return one type for each input port
     */
    PortType[] getInPortTypes();

    /**
     * Returns the flow variables of the given types that reach the node.
     *
     * @param types the types to look for
     * @return an unmodifiable map from name to variable; empty if no variables are known
     */
    Map<String, FlowVariable> getAvailableInputFlowVariables(VariableType<?>... types);

    /**
     * Returns the specs of the input ports.
     *
     * @return one element for each input port, {@code null} where no spec is available
     */
    PortObjectSpec[] getInPortSpecs();

    /**
     * Returns the spec of one input port.
     *
     * @param portIndex index of the port, from 0
     * @return the spec, or empty if it is not available
     * @throws IndexOutOfBoundsException if the node has no such port
     */
    Optional<PortObjectSpec> getInPortSpec(int portIndex);

    /**
     * Returns the specs of the input ports of a node whose inputs are all tables.
     *
     * @return one element for each input port, {@code null} where no spec is available
     * @throws ClassCastException if a port is no table
     */
    DataTableSpec[] getInTableSpecs();

    /**
     * Returns the spec of one input table.
     *
     * @param portIndex index of the port, from 0
     * @return the spec, or empty if it is not available
     * @throws ClassCastException if the port is no table
     */
    Optional<DataTableSpec> getInTableSpec(int portIndex);

    /**
     * Returns the objects at the input ports.
     *
     * @return one element for each input port, {@code null} where no object is available, or {@code
     *     null} if no objects are known at all
     */
    PortObject[] getInPortObjects();

    /**
     * Returns the object at one input port.
     *
     * @param portIndex index of the port, from 0
     * @return the object, or empty if it is not available
     */
    Optional<PortObject> getInPortObject(int portIndex);

    /**
     * Returns the input tables of a node whose inputs are all tables.
     *
     * @return one element for each input port, {@code null} where no table is available
     */
    BufferedDataTable[] getInTables();

    /**
     * Returns one input table.
     *
     * @param portIndex index of the port, from 0
     * @return the table, or empty if it is not available
     */
    Optional<BufferedDataTable> getInTable(int portIndex);

    /**
     * Returns the types of the output ports.
     *
     * @return one type for each output port, or {@code null} if unknown
     */
    PortType[] getOutPortTypes();

    /**
     * Returns the configuration of the node's ports.
     *
     * @return the ports configuration
     * @throws IllegalStateException if the node has none
     */
    PortsConfiguration getPortsConfiguration();
}
