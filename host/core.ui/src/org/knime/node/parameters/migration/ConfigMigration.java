// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.migration;

import bio.strand.host.core.ui.persistence.EntryPaths;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.webui.node.dialog.configmapping.ConfigPath;

/**
 * One earlier form of a field or class: how to recognise it and how to load it.
 *
 * @param <T> type of the value
 */
public final class ConfigMigration<T> {

    private final ParametersLoader<T> loader;
    private final Predicate<NodeSettingsRO> matcher;
    private final List<ConfigPath> deprecatedConfigPaths;

    private ConfigMigration(Builder<T> builder) {
        this.loader = builder.loader;
        this.deprecatedConfigPaths = List.copyOf(builder.deprecatedConfigPaths);
        this.matcher =
                builder.matcher != null ? builder.matcher : defaultMatcher(deprecatedConfigPaths);
    }

    private static Predicate<NodeSettingsRO> defaultMatcher(List<ConfigPath> paths) {
        return paths.isEmpty()
                ? EntryPaths.PRESENT_FORM_IS_ABSENT
                : settings ->
                        paths.stream().allMatch(path -> EntryPaths.exists(settings, path.path()));
    }

    /**
     * Starts a migration.
     *
     * @param loader loads the earlier form
     * @param <T> type of the value
     * @return a builder
     */
    public static <T> Builder<T> builder(ParametersLoader<T> loader) {
        return new Builder<>(loader);
    }

    /**
     * Returns what loads the earlier form.
     *
     * @return the loader
     */
    public ParametersLoader<T> getLoader() {
        return loader;
    }

    /**
     * Returns what recognises the earlier form.
     *
     * @return the matcher
     */
    public Predicate<NodeSettingsRO> getMatcher() {
        return matcher;
    }

    /**
     * Returns the paths of the entries that only the earlier form has.
     *
     * @return the paths, unmodifiable
     */
    public Collection<ConfigPath> getDeprecatedConfigPaths() {
        return deprecatedConfigPaths;
    }

    /**
     * Collects the properties of a migration. Without a matcher of its own, a migration applies
     * when all its deprecated paths exist; with neither, when none of the entries of the present
     * form exists.
     *
     * @param <T> type of the value
     */
    public static final class Builder<T> {

        private final ParametersLoader<T> loader;
        private final List<ConfigPath> deprecatedConfigPaths = new ArrayList<>();
        private Predicate<NodeSettingsRO> matcher;

        /**
         * Starts a migration.
         *
         * @param loader loads the earlier form
         */
        public Builder(ParametersLoader<T> loader) {
            this.loader = Objects.requireNonNull(loader, "loader");
        }

        /**
         * Adds the path of an entry that only the earlier form has.
         *
         * @param configKeys the keys that lead to the entry
         * @return this builder
         */
        public Builder<T> withDeprecatedConfigPath(String... configKeys) {
            deprecatedConfigPaths.add(new ConfigPath(List.of(configKeys)));
            return this;
        }

        /**
         * Sets what recognises the earlier form.
         *
         * @param newMatcher accepts settings in the earlier form
         * @return this builder
         */
        public Builder<T> withMatcher(Predicate<NodeSettingsRO> newMatcher) {
            this.matcher = newMatcher;
            return this;
        }

        /**
         * Completes the migration.
         *
         * @return the migration
         */
        public ConfigMigration<T> build() {
            return new ConfigMigration<>(this);
        }
    }
}
