// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.input;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.Node;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.workflow.FlowObjectStack;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.VariableType;
import org.knime.node.parameters.NodeParametersInput;

/**
 * What a node that is being configured knows about its inputs: their specs, types and flow
 * variables.
 */
public final class NodeInputs implements NodeParametersInput {

    private final PortType[] inPortTypes;
    private final PortType[] outPortTypes;
    private final PortObjectSpec[] specs;
    private final FlowObjectStack flowVariables;
    private final PortsConfiguration ports;

    private NodeInputs(
            PortType[] inPortTypes,
            PortType[] outPortTypes,
            PortObjectSpec[] specs,
            FlowObjectStack flowVariables,
            PortsConfiguration ports) {
        this.inPortTypes = inPortTypes;
        this.outPortTypes = outPortTypes;
        this.specs = specs;
        this.flowVariables = flowVariables;
        this.ports = ports;
    }

    /**
     * Describes the inputs of the node in whose context the calling thread is, or of an unknown
     * node.
     *
     * @param specs one element for each input port, {@code null} where no spec is available
     * @param ports configuration of the ports; {@code null} to use that of the node in the context
     * @return the inputs
     */
    public static NodeInputs of(PortObjectSpec[] specs, PortsConfiguration ports) {
        Objects.requireNonNull(specs, "Port object specs must not be null.");
        Optional<Node> node =
                NodeContext.getContextOptional()
                        .flatMap(context -> context.getContextObjectForClass(Node.class));
        if (node.isEmpty()) {
            PortType[] anyType = new PortType[specs.length];
            Arrays.fill(anyType, PortObject.TYPE);
            return new NodeInputs(anyType, null, specs, null, ports);
        }
        PortsConfiguration ofNode =
                node.get()
                        .getCopyOfCreationConfig()
                        .flatMap(config -> config.getPortConfig())
                        .map(PortsConfiguration.class::cast)
                        .orElse(ports);
        return new NodeInputs(
                types(node.get().getNrInPorts(), node.get()::getInputType),
                types(node.get().getNrOutPorts(), node.get()::getOutputType),
                specs,
                node.get().getFlowObjectStack(),
                ofNode);
    }

    /** The types without that of the flow-variable port, which comes first. */
    private static PortType[] types(int count, java.util.function.IntFunction<PortType> typeAt) {
        PortType[] types = new PortType[count - 1];
        Arrays.setAll(types, i -> typeAt.apply(i + 1));
        return types;
    }

    @Override
    public PortType[] getInPortTypes() {
        return inPortTypes;
    }

    @Override
    public PortType[] getOutPortTypes() {
        return outPortTypes;
    }

    @Override
    public Map<String, FlowVariable> getAvailableInputFlowVariables(VariableType<?>... types) {
        Objects.requireNonNull(types, "Variable types must not be null.");
        return flowVariables == null
                ? Map.of()
                : Collections.unmodifiableMap(flowVariables.getAvailableFlowVariables(types));
    }

    @Override
    public PortObjectSpec[] getInPortSpecs() {
        return specs;
    }

    @Override
    public Optional<PortObjectSpec> getInPortSpec(int portIndex) {
        return Optional.ofNullable(specs[portIndex]);
    }

    @Override
    public DataTableSpec[] getInTableSpecs() {
        return Arrays.copyOf(specs, specs.length, DataTableSpec[].class);
    }

    @Override
    public Optional<DataTableSpec> getInTableSpec(int portIndex) {
        return getInPortSpec(portIndex).map(DataTableSpec.class::cast);
    }

    /**
     * Returns no objects: parameters are created while the node is configured, before its inputs
     * are executed.
     *
     * @return an empty array
     */
    @Override
    public PortObject[] getInPortObjects() {
        return new PortObject[0];
    }

    @Override
    public Optional<PortObject> getInPortObject(int portIndex) {
        return Optional.empty();
    }

    @Override
    public BufferedDataTable[] getInTables() {
        return new BufferedDataTable[0];
    }

    @Override
    public Optional<BufferedDataTable> getInTable(int portIndex) {
        return Optional.empty();
    }

    @Override
    public PortsConfiguration getPortsConfiguration() {
        if (ports == null) {
            throw new IllegalStateException(
                    "No port configuration is available in this context. "
                            + "This method should be called only for nodes with dynamic ports.");
        }
        return ports;
    }
}
