// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.knime.core.webui.node.dialog.NodeDialog;
import org.knime.core.webui.node.dialog.SettingsType;
import org.knime.node.parameters.NodeParameters;

/** A dialog that is described by classes of parameters. */
public final class DefaultNodeDialog implements NodeDialog {

    private final Map<SettingsType, Class<? extends NodeParameters>> settingsClasses;

    /**
     * Creates a dialog for one kind of settings.
     *
     * @param settingsType the kind
     * @param settingsClass describes the settings
     */
    public DefaultNodeDialog(
            SettingsType settingsType, Class<? extends NodeParameters> settingsClass) {
        this.settingsClasses = new EnumMap<>(SettingsType.class);
        settingsClasses.put(settingsType, Objects.requireNonNull(settingsClass, "settingsClass"));
    }

    /**
     * Creates a dialog for two kinds of settings.
     *
     * @param settingsType1 one kind
     * @param settingsClass1 describes its settings
     * @param settingsType2 the other kind
     * @param settingsClass2 describes its settings
     */
    public DefaultNodeDialog(
            SettingsType settingsType1,
            Class<? extends NodeParameters> settingsClass1,
            SettingsType settingsType2,
            Class<? extends NodeParameters> settingsClass2) {
        this(settingsType1, settingsClass1);
        settingsClasses.put(
                settingsType2, Objects.requireNonNull(settingsClass2, "settingsClass2"));
    }

    @Override
    public Set<SettingsType> getSettingsTypes() {
        Set<SettingsType> types = EnumSet.of(SettingsType.JOB_MANAGER);
        types.addAll(settingsClasses.keySet());
        return types;
    }

    /**
     * Returns what describes the settings.
     *
     * @return the class of parameters of each kind of settings
     */
    public Map<SettingsType, Class<? extends NodeParameters>> getSettingsClasses() {
        return Map.copyOf(settingsClasses);
    }
}
