// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParameters;

/**
 * What a {@link DefaultNode} does: either functions that configure and execute it, or one that
 * rearranges the columns of its only table, which then streams.
 */
public abstract sealed class DefaultModel implements FluentNodeAPI {

    private final Class<? extends NodeParameters> parametersClass;

    private DefaultModel(Class<? extends NodeParameters> parametersClass) {
        this.parametersClass = parametersClass;
    }

    static RequireModelParameters create() {
        return ParametersKnown::new;
    }

    Optional<Class<? extends NodeParameters>> parametersClass() {
        return Optional.ofNullable(parametersClass);
    }

    /** The stage after the parameters are set. */
    private record ParametersKnown(Class<? extends NodeParameters> parametersClass)
            implements RequireConfigureOrRearrangeColumns {

        @Override
        public RequireExecute configure(
                ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure) {
            return execute -> new StandardDefaultModel(parametersClass, configure, execute);
        }

        @Override
        public DefaultModel rearrangeColumns(
                ConfigureOrRearrangerConsumer<RearrangeColumnsInput, RearrangeColumnsOutput>
                        rearrangeColumns) {
            return new RearrangeColumnsDefaultModel(parametersClass, rearrangeColumns);
        }
    }

    /** A model that configures and executes. */
    static final class StandardDefaultModel extends DefaultModel {

        final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure;
        final ExecuteConsumer execute;

        private StandardDefaultModel(
                Class<? extends NodeParameters> parametersClass,
                ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure,
                ExecuteConsumer execute) {
            super(parametersClass);
            this.configure = configure;
            this.execute = execute;
        }
    }

    /** A model that rearranges columns. */
    static final class RearrangeColumnsDefaultModel extends DefaultModel {

        final ConfigureOrRearrangerConsumer<RearrangeColumnsInput, RearrangeColumnsOutput>
                rearrangeColumns;

        private RearrangeColumnsDefaultModel(
                Class<? extends NodeParameters> parametersClass,
                ConfigureOrRearrangerConsumer<RearrangeColumnsInput, RearrangeColumnsOutput>
                        rearrangeColumns) {
            super(parametersClass);
            this.rearrangeColumns = rearrangeColumns;
        }
    }

    /** The stage that asks for the parameters. */
    public interface RequireModelParameters {

        /**
         * Sets the class of parameters.
         *
         * @param parametersClass the class of parameters
         * @return the next stage
         */
        RequireConfigureOrRearrangeColumns parametersClass(
                Class<? extends NodeParameters> parametersClass);

        /**
         * Declares that the node has no parameters.
         *
         * @return the next stage
         */
        default RequireConfigureOrRearrangeColumns withoutParameters() {
            return parametersClass(null);
        }
    }

    /** The stage that asks for what the node does. */
    public interface RequireConfigureOrRearrangeColumns {

        /**
         * Sets what configures the node: it checks inputs and parameters and announces the outputs.
         *
         * @param configure configures the node
         * @return the next stage
         */
        RequireExecute configure(
                ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure);

        /**
         * Sets what rearranges the columns of the node's only table; for configuring and for
         * executing, and for both ways of executing, all rows at once or streaming.
         *
         * @param rearrangeColumns rearranges the columns
         * @return the model
         */
        DefaultModel rearrangeColumns(
                ConfigureOrRearrangerConsumer<RearrangeColumnsInput, RearrangeColumnsOutput>
                        rearrangeColumns);
    }

    /** The stage that asks for what executes the node. */
    public interface RequireExecute {

        /**
         * Sets what executes the node.
         *
         * @param execute executes the node
         * @return the model
         */
        DefaultModel execute(ExecuteConsumer execute);
    }

    /**
     * Configures a node or rearranges its columns.
     *
     * @param <I> what it is given
     * @param <O> what it gives
     */
    public interface ConfigureOrRearrangerConsumer<I, O> {

        /**
         * Does its work.
         *
         * @param input what it is given
         * @param output takes what it gives
         * @throws InvalidSettingsException if the inputs and parameters do not fit; the message
         *     says what to do
         */
        void accept(I input, O output) throws InvalidSettingsException;
    }

    /** Executes a node. */
    public interface ExecuteConsumer {

        /**
         * Does its work.
         *
         * @param input what it is given
         * @param output takes what it gives
         * @throws CanceledExecutionException if the user canceled
         * @throws KNIMEException if it fails; the message says what to do
         */
        void accept(ExecuteInput input, ExecuteOutput output)
                throws CanceledExecutionException, KNIMEException;
    }

    /** What is known when a node is configured. Port indices leave out the flow-variable port. */
    public interface ConfigureInput {

        /**
         * Returns the parameters.
         *
         * @param <S> the class of parameters
         * @return the parameters, {@code null} for a node without
         */
        <S extends NodeParameters> S getParameters();

        /**
         * Returns the specs of the inputs.
         *
         * @return one element for each input port
         */
        PortObjectSpec[] getInPortSpecs();

        /**
         * Returns the spec of an input.
         *
         * @param index index of the port, from 0
         * @param <S> type of the spec
         * @return the spec
         */
        <S extends PortObjectSpec> S getInPortSpec(int index);

        /**
         * Returns the specs of the inputs of a node whose inputs are all tables.
         *
         * @return one element for each input port
         */
        DataTableSpec[] getInTableSpecs();

        /**
         * Returns the spec of an input table.
         *
         * @param portIndex index of the port, from 0
         * @return the spec
         */
        DataTableSpec getInTableSpec(int portIndex);

        /**
         * Returns the types of the outputs.
         *
         * @return one type for each output port
         */
        PortType[] getOutPortTypes();

        /**
         * Returns the configuration of the ports.
         *
         * @return the configuration
         */
        PortsConfiguration getPortsConfiguration();
    }

    /** Takes what configuring gives. */
    public interface ConfigureOutput {

        /**
         * Announces an output. Outputs that are not announced are unknown until the node is
         * executed.
         *
         * @param index index of the port, from 0
         * @param spec the spec
         * @param <S> type of the spec
         */
        <S extends PortObjectSpec> void setOutSpec(int index, S spec);

        /**
         * Announces the outputs.
         *
         * @param specs the specs, from the first port on
         * @param <S> type of the specs
         */
        @SuppressWarnings("unchecked")
        <S extends PortObjectSpec> void setOutSpecs(S... specs);

        /**
         * Warns the user.
         *
         * @param message the warning
         */
        void setWarningMessage(String message);
    }

    /** What is known when a node is executed. Port indices leave out the flow-variable port. */
    public interface ExecuteInput {

        /**
         * Returns the parameters.
         *
         * @param <S> the class of parameters
         * @return the parameters, {@code null} for a node without
         */
        <S extends NodeParameters> S getParameters();

        /**
         * Returns what creates tables, reports progress and tells whether the user canceled.
         *
         * @return the execution context
         */
        ExecutionContext getExecutionContext();

        /**
         * Returns the inputs.
         *
         * @return one element for each input port
         */
        PortObject[] getInPortObjects();

        /**
         * Returns an input.
         *
         * @param portIndex index of the port, from 0
         * @param <D> type of the input
         * @return the input
         */
        <D extends PortObject> D getInPortObject(int portIndex);

        /**
         * Returns the inputs of a node whose inputs are all tables.
         *
         * @return one element for each input port
         */
        BufferedDataTable[] getInTables();

        /**
         * Returns an input table.
         *
         * @param portIndex index of the port, from 0
         * @return the table
         */
        BufferedDataTable getInTable(int portIndex);

        /**
         * Returns the types of the outputs.
         *
         * @return one type for each output port
         */
        PortType[] getOutPortTypes();

        /**
         * Returns the configuration of the ports.
         *
         * @return the configuration
         */
        PortsConfiguration getPortsConfiguration();
    }

    /** Takes what executing gives. */
    public interface ExecuteOutput {

        /**
         * Sets an output.
         *
         * @param index index of the port, from 0
         * @param data the output
         * @param <D> type of the output
         */
        <D extends PortObject> void setOutData(int index, D data);

        /**
         * Sets the outputs.
         *
         * @param data the outputs, from the first port on
         * @param <D> type of the outputs
         */
        @SuppressWarnings("unchecked")
        <D extends PortObject> void setOutData(D... data);

        /**
         * Keeps data with the node that its view needs.
         *
         * @param data the data
         * @param <D> type of the data
         */
        @SuppressWarnings("unchecked")
        <D extends PortObject> void setInternalData(D... data);

        /**
         * Warns the user.
         *
         * @param message the warning
         */
        void setWarningMessage(String message);
    }

    /** What is known when columns are rearranged. */
    public interface RearrangeColumnsInput {

        /**
         * Returns the parameters.
         *
         * @param <S> the class of parameters
         * @return the parameters, {@code null} for a node without
         */
        <S extends NodeParameters> S getParameters();

        /**
         * Returns the spec of the input table.
         *
         * @return the spec
         */
        DataTableSpec getDataTableSpec();
    }

    /** Takes what rearranges the columns. */
    public interface RearrangeColumnsOutput {

        /**
         * Sets what rearranges the columns.
         *
         * @param rearranger describes the output table and computes its new columns
         */
        void setColumnRearranger(ColumnRearranger rearranger);
    }
}
