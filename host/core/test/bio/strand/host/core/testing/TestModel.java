// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.workflow.VariableType;

/** A model that does what a test says. */
public final class TestModel extends NodeModel {
    /** How the node configures. */
    public interface Configuration {
        /**
         * Configures the node.
         *
         * @param model the node's model
         * @param specs the inputs
         * @return the outputs
         * @throws InvalidSettingsException if the node cannot execute
         */
        PortObjectSpec[] apply(TestModel model, PortObjectSpec[] specs)
                throws InvalidSettingsException;
    }

    /** How the node executes. */
    public interface Execution {
        /**
         * Executes the node.
         *
         * @param model the node's model
         * @param inputs the inputs
         * @param exec the context
         * @return the outputs
         * @throws Exception if the execution fails
         */
        PortObject[] apply(TestModel model, PortObject[] inputs, ExecutionContext exec)
                throws Exception;
    }

    private final Configuration configuration;
    private final Execution execution;
    private String text = "default";
    private String internals = "";
    private int resets;
    private boolean isDisposed;

    TestModel(
            final PortType[] inputs,
            final PortType[] outputs,
            final Configuration configuration,
            final Execution execution) {
        super(inputs, outputs);
        this.configuration = configuration;
        this.execution = execution;
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs)
            throws InvalidSettingsException {
        return configuration.apply(this, inSpecs);
    }

    @Override
    protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec)
            throws Exception {
        return execution.apply(this, inObjects, exec);
    }

    /**
     * Sets the warning.
     *
     * @param warning its text
     */
    public void warn(final String warning) {
        setWarningMessage(warning);
    }

    /**
     * Sets the warning.
     *
     * @param warning the message
     */
    public void warn(final Message warning) {
        setWarning(warning);
    }

    /**
     * Pushes a flow variable.
     *
     * @param <T> class of its value
     * @param name its name
     * @param type its type
     * @param value its value
     */
    public <T> void push(final String name, final VariableType<T> type, final T value) {
        pushFlowVariable(name, type, value);
    }

    /**
     * Reads a text variable.
     *
     * @param name its name
     * @return its value
     */
    public String peek(final String name) {
        return peekFlowVariableString(name);
    }

    /**
     * The only setting.
     *
     * @return its value
     */
    public String text() {
        return text;
    }

    /**
     * What the node keeps between sessions.
     *
     * @return some text
     */
    public String internals() {
        return internals;
    }

    /**
     * Changes what the node keeps between sessions.
     *
     * @param kept some text
     */
    public void keep(final String kept) {
        internals = kept;
    }

    /**
     * How often the node was reset.
     *
     * @return the number
     */
    public int resets() {
        return resets;
    }

    /**
     * Whether the node is gone.
     *
     * @return true if it is
     */
    public boolean isDisposed() {
        return isDisposed;
    }

    @Override
    protected void saveSettingsTo(final NodeSettingsWO settings) {
        settings.addString("text", text);
    }

    @Override
    protected void validateSettings(final NodeSettingsRO settings) throws InvalidSettingsException {
        if (settings.getString("text").isBlank()) {
            throw new InvalidSettingsException("No text");
        }
    }

    @Override
    protected void loadValidatedSettingsFrom(final NodeSettingsRO settings)
            throws InvalidSettingsException {
        text = settings.getString("text");
    }

    @Override
    protected void saveInternals(final File nodeInternDir, final ExecutionMonitor exec)
            throws IOException {
        Files.writeString(nodeInternDir.toPath().resolve("kept.txt"), internals);
    }

    @Override
    protected void loadInternals(final File nodeInternDir, final ExecutionMonitor exec)
            throws IOException {
        internals = Files.readString(nodeInternDir.toPath().resolve("kept.txt"));
    }

    @Override
    protected void reset() {
        resets++;
        internals = "";
    }

    @Override
    protected void onDispose() {
        isDisposed = true;
    }
}
