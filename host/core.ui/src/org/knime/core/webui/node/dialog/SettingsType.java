// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of settings of a node. */
public enum SettingsType {
    /** Settings of the model: changing them resets the node. */
    MODEL("model", "model", "variables"),
    /** Settings of the view: changing them leaves the results of the node alone. */
    VIEW("view", "view", "view_variables"),
    /** Settings of the job manager, which says where and how the node is executed. */
    JOB_MANAGER("job.manager", "jobManager", "no_variables");

    private final String configKey;
    private final String configKeyFrontend;
    private final String variablesConfigKey;

    SettingsType(String configKey, String configKeyFrontend, String variablesConfigKey) {
        this.configKey = configKey;
        this.configKeyFrontend = configKeyFrontend;
        this.variablesConfigKey = variablesConfigKey;
    }

    /**
     * Returns the key of the settings in those of the node.
     *
     * @return the key
     */
    public String getConfigKey() {
        return configKey;
    }

    /**
     * Returns the key by which the browser part of a dialog knows the settings.
     *
     * @return the key
     */
    public String getConfigKeyFrontend() {
        return configKeyFrontend;
    }

    /**
     * Finds the kind of settings by the key that the browser part of a dialog uses.
     *
     * @param configKey the key
     * @return the kind, or empty if there is none with this key
     */
    public static Optional<SettingsType> fromConfigKey(String configKey) {
        return Arrays.stream(values())
                .filter(type -> type.configKeyFrontend.equals(configKey))
                .findFirst();
    }

    /**
     * Returns the key, in the settings of the node, of the flow variables that override the
     * settings.
     *
     * @return the key
     */
    public String getVariablesConfigKey() {
        return variablesConfigKey;
    }

    /**
     * Returns whether the node itself defines the settings.
     *
     * @return whether the settings are specific to the node
     */
    public boolean isNodeSpecific() {
        return this != JOB_MANAGER;
    }
}
