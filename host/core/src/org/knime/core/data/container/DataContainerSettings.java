// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

import java.util.OptionalInt;
import java.util.function.Consumer;

/** How a table is built. */
public final class DataContainerSettings {
    /**
     * Number of cells that stay in memory; system property {@code
     * org.knime.container.cellsinmemory}.
     */
    public static final int MAX_CELLS_IN_MEMORY =
            notNegative("org.knime.container.cellsinmemory", 5000);

    /**
     * Number of possible values that are collected; system property {@code
     * knime.domain.valuecount}.
     */
    public static final int MAX_POSSIBLE_VALUES = notNegative("knime.domain.valuecount", 60);

    private boolean initializesDomain = true;
    private boolean checksRowKeys = true;
    private boolean updatesDomain = true;
    private boolean storesRowKeys = true;
    private int maxCellsInMemory = -1;
    private int maxDomainValues = MAX_POSSIBLE_VALUES;

    private DataContainerSettings() {}

    private static int notNegative(final String property, final int fallback) {
        final int value = Integer.getInteger(property, fallback);
        return value < 0 ? fallback : value;
    }

    /**
     * The usual way.
     *
     * @return the settings
     */
    public static DataContainerSettings getDefault() {
        return builder().build();
    }

    /**
     * Starts with the usual way.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new BuilderImpl(new DataContainerSettings());
    }

    /**
     * Starts with the usual way.
     *
     * @return a builder for the framework
     */
    public static InternalBuilder internalBuilder() {
        return new BuilderImpl(new DataContainerSettings());
    }

    /**
     * Starts with existing settings.
     *
     * @param settings the settings
     * @return a builder for the framework
     */
    public static InternalBuilder internalBuilder(final DataContainerSettings settings) {
        return new BuilderImpl(settings.copy());
    }

    private DataContainerSettings copy() {
        final DataContainerSettings copy = new DataContainerSettings();
        copy.initializesDomain = initializesDomain;
        copy.checksRowKeys = checksRowKeys;
        copy.updatesDomain = updatesDomain;
        copy.storesRowKeys = storesRowKeys;
        copy.maxCellsInMemory = maxCellsInMemory;
        copy.maxDomainValues = maxDomainValues;
        return copy;
    }

    /**
     * Number of cells that stay in memory.
     *
     * @return the number, empty for the default
     */
    public OptionalInt getMaxCellsInMemory() {
        return maxCellsInMemory < 0 ? OptionalInt.empty() : OptionalInt.of(maxCellsInMemory);
    }

    /**
     * Whether domains start with those of the given spec.
     *
     * @return true if they do
     */
    public boolean isInitializeDomain() {
        return initializesDomain;
    }

    /**
     * Number of possible values that are collected.
     *
     * @return the number
     */
    public int getMaxDomainValues() {
        return maxDomainValues;
    }

    /**
     * Whether duplicate row keys are refused.
     *
     * @return true if they are
     */
    public boolean isCheckDuplicateRowKeys() {
        return checksRowKeys;
    }

    /**
     * Whether domains are determined from the rows.
     *
     * @return true if they are
     */
    public boolean isEnableDomainUpdate() {
        return updatesDomain;
    }

    /**
     * Whether row keys matter.
     *
     * @return true if they do
     */
    public boolean isEnableRowKeys() {
        return storesRowKeys;
    }

    /** Changes what nodes may change. */
    public sealed interface Builder permits InternalBuilder {
        /**
         * Sets whether domains start with those of the given spec.
         *
         * @param initDomain true if they do
         * @return this
         */
        Builder withInitializedDomain(boolean initDomain);

        /**
         * Sets whether duplicate row keys are refused.
         *
         * @param checkDuplicateRowKeys true if they are
         * @return this
         */
        Builder withCheckDuplicateRowKeys(boolean checkDuplicateRowKeys);

        /**
         * Sets whether domains are determined from the rows.
         *
         * @param enableDomainUpdate true if they are
         * @return this
         */
        Builder withDomainUpdate(boolean enableDomainUpdate);

        /**
         * Makes the settings.
         *
         * @return the settings
         */
        DataContainerSettings build();
    }

    /** Changes what the framework may change. */
    public sealed interface InternalBuilder extends Builder permits BuilderImpl {
        /**
         * Sets whether row keys matter.
         *
         * @param enableRowKeys true if they do
         * @return this
         */
        InternalBuilder withRowKeysEnabled(boolean enableRowKeys);

        /**
         * Sets the number of possible values that are collected.
         *
         * @param maxDomainValues the number
         * @return this
         */
        InternalBuilder withMaxDomainValues(int maxDomainValues);

        /**
         * Sets the number of cells that stay in memory.
         *
         * @param maxCellsInMemory the number, negative for the default
         * @return this
         */
        InternalBuilder withMaxCellsInMemory(int maxCellsInMemory);

        @Override
        InternalBuilder withInitializedDomain(boolean initDomain);

        @Override
        InternalBuilder withCheckDuplicateRowKeys(boolean checkDuplicateRowKeys);

        @Override
        InternalBuilder withDomainUpdate(boolean enableDomainUpdate);
    }

    private static final class BuilderImpl implements InternalBuilder {
        private final DataContainerSettings settings;

        BuilderImpl(final DataContainerSettings settings) {
            this.settings = settings;
        }

        private InternalBuilder set(final Consumer<DataContainerSettings> change) {
            change.accept(settings);
            return this;
        }

        @Override
        public InternalBuilder withRowKeysEnabled(final boolean enableRowKeys) {
            return set(s -> s.storesRowKeys = enableRowKeys);
        }

        @Override
        public InternalBuilder withMaxDomainValues(final int maxDomainValues) {
            return set(s -> s.maxDomainValues = maxDomainValues);
        }

        @Override
        public InternalBuilder withMaxCellsInMemory(final int maxCellsInMemory) {
            return set(s -> s.maxCellsInMemory = maxCellsInMemory);
        }

        @Override
        public InternalBuilder withInitializedDomain(final boolean initDomain) {
            return set(s -> s.initializesDomain = initDomain);
        }

        @Override
        public InternalBuilder withCheckDuplicateRowKeys(final boolean checkDuplicateRowKeys) {
            return set(s -> s.checksRowKeys = checkDuplicateRowKeys);
        }

        @Override
        public InternalBuilder withDomainUpdate(final boolean enableDomainUpdate) {
            return set(s -> s.updatesDomain = enableDomainUpdate);
        }

        @Override
        public DataContainerSettings build() {
            return settings.copy();
        }
    }
}
