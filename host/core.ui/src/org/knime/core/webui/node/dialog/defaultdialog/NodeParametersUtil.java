// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog;

import bio.strand.host.core.ui.input.NodeInputs;
import bio.strand.host.core.ui.persistence.ParameterFormat;
import bio.strand.host.core.ui.reflect.Instances;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;

/** Creates, saves and loads node parameters. */
public final class NodeParametersUtil {

    private NodeParametersUtil() {}

    /**
     * Describes the inputs of the node in whose context the calling thread is.
     *
     * @param specs one element for each input port, {@code null} where no spec is available
     * @return the inputs
     */
    public static NodeParametersInput createDefaultNodeSettingsContext(PortObjectSpec[] specs) {
        return createDefaultNodeSettingsContext(specs, null);
    }

    /**
     * Describes the inputs of the node in whose context the calling thread is.
     *
     * @param specs one element for each input port, {@code null} where no spec is available
     * @param portsConfiguration configuration of the ports, for a thread without a context; may be
     *     {@code null}
     * @return the inputs
     */
    public static NodeParametersInput createDefaultNodeSettingsContext(
            PortObjectSpec[] specs, PortsConfiguration portsConfiguration) {
        return NodeInputs.of(specs, portsConfiguration);
    }

    /**
     * Creates parameters with their defaults.
     *
     * @param clazz the class of parameters, with a constructor without arguments
     * @param <S> the class of parameters
     * @return new parameters
     * @throws IllegalStateException if the class cannot be created
     */
    public static <S extends NodeParameters> S createSettings(Class<S> clazz) {
        return Instances.create(clazz);
    }

    /**
     * Creates parameters with defaults for the given inputs.
     *
     * @param clazz the class of parameters; its constructor with a {@link NodeParametersInput} is
     *     preferred to the one without arguments
     * @param specs one element for each input port, {@code null} where no spec is available
     * @param <S> the class of parameters
     * @return new parameters
     * @throws IllegalStateException if the class cannot be created
     */
    public static <S extends NodeParameters> S createSettings(
            Class<S> clazz, PortObjectSpec[] specs) {
        return createSettings(clazz, createDefaultNodeSettingsContext(specs));
    }

    /**
     * Creates parameters with defaults for the given inputs.
     *
     * @param clazz the class of parameters; its constructor with a {@link NodeParametersInput} is
     *     preferred to the one without arguments
     * @param context the inputs of the node
     * @param <S> the class of parameters
     * @return new parameters
     * @throws IllegalStateException if the class cannot be created
     */
    public static <S extends NodeParameters> S createSettings(
            Class<S> clazz, NodeParametersInput context) {
        return Instances.create(clazz, NodeParametersInput.class, context);
    }

    /**
     * Loads parameters. They are not validated.
     *
     * @param settings where to read them
     * @param clazz the class of parameters
     * @param <S> the class of parameters
     * @return the parameters
     * @throws InvalidSettingsException if an entry is missing or holds an unacceptable value; the
     *     message names it
     */
    public static <S extends NodeParameters> S loadSettings(NodeSettingsRO settings, Class<S> clazz)
            throws InvalidSettingsException {
        return ParameterFormat.of(clazz).load(settings);
    }

    /**
     * Saves parameters.
     *
     * @param settingsClass the class of parameters
     * @param settingsObject the parameters
     * @param settings where to write them
     * @throws IllegalArgumentException if the parameters are not of the class
     */
    public static void saveSettings(
            Class<? extends NodeParameters> settingsClass,
            NodeParameters settingsObject,
            NodeSettingsWO settings) {
        if (!settingsClass.isInstance(settingsObject)) {
            throw new IllegalArgumentException(
                    "The parameters to save are no instance of "
                            + settingsClass.getName()
                            + ": "
                            + settingsObject);
        }
        ParameterFormat.of(settingsObject.getClass()).save(settingsObject, settings);
    }
}
