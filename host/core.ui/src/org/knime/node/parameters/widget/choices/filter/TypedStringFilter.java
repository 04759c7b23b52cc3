// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices.filter;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util.DoNotPersistSelected;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util.ManualFilter;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util.PatternFilter;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util.PatternFilter.PatternMode;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.withtypes.TypedStringFilterMode;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.persistence.Persistor;

/**
 * Selects names that have a type each: by lists, by a pattern or by type. All four ways are saved,
 * together with which of them is in use.
 *
 * @param <T> selects by type
 */
public abstract class TypedStringFilter<T extends TypeFilter> implements Persistable {

    /** What is selected at present; for the dialog only. */
    @Persistor(DoNotPersistSelected.class)
    String[] m_selected;

    /** The way in use. */
    public TypedStringFilterMode m_mode;

    /** Selects by a pattern. */
    public PatternFilter m_patternFilter;

    /** Selects by lists. */
    public ManualFilter m_manualFilter;

    /** Selects by type. */
    public T m_typeFilter;

    /**
     * Creates a filter that selects by lists.
     *
     * @param initialSelected the selected names
     * @param defaultTypeFilter selects by type
     */
    protected TypedStringFilter(String[] initialSelected, T defaultTypeFilter) {
        this.m_mode = TypedStringFilterMode.MANUAL;
        this.m_manualFilter =
                new ManualFilter(Objects.requireNonNull(initialSelected, "initialSelected"));
        this.m_patternFilter = new PatternFilter();
        this.m_typeFilter = defaultTypeFilter;
    }

    /**
     * Creates a filter that selects by lists.
     *
     * @param initialSelected the selected names
     * @param defaultTypeFilter selects by type
     */
    protected TypedStringFilter(List<String> initialSelected, T defaultTypeFilter) {
        this(initialSelected.toArray(String[]::new), defaultTypeFilter);
    }

    /**
     * Sets whether names in neither list are selected.
     *
     * @param value whether they are
     */
    protected void setIncludeUnknownValues(boolean value) {
        m_manualFilter.m_includeUnknownColumns = value;
    }

    /**
     * Returns the names that were selected by list and do not exist.
     *
     * @param choices the existing names
     * @return the missing names; none in the other ways
     */
    protected String[] getMissingSelected(String[] choices) {
        Objects.requireNonNull(choices, "choices");
        return m_mode == TypedStringFilterMode.MANUAL
                ? m_manualFilter.getUpdatedMissingValues(choices)
                : new String[0];
    }

    /**
     * Returns the selected names.
     *
     * @param choices the existing names
     * @param getSelectedFromTypeFilter selects by type
     * @return the selected names, in the order in which they are given
     */
    protected String[] getSelected(
            String[] choices, Function<T, String[]> getSelectedFromTypeFilter) {
        Objects.requireNonNull(choices, "choices");
        return m_mode == TypedStringFilterMode.TYPE
                ? getSelectedFromTypeFilter.apply(m_typeFilter)
                : Stream.of(choices).filter(getStringFilterPredicate()).toArray(String[]::new);
    }

    /**
     * Returns which names are selected.
     *
     * @return accepts the selected names
     * @throws IllegalStateException if the filter selects by type
     */
    protected Predicate<String> getStringFilterPredicate() {
        return switch (m_mode) {
            case MANUAL -> m_manualFilter.getFilterPredicate();
            case REGEX -> m_patternFilter.getIsSelectedPredicate(PatternMode.REGEX);
            case WILDCARD -> m_patternFilter.getIsSelectedPredicate(PatternMode.WILDCARD);
            case TYPE ->
                    throw new IllegalStateException(
                            "The filter selects by type; names alone do not tell.");
        };
    }

    /**
     * Sets what is selected at present, for the dialog.
     *
     * @param selected the selected names
     */
    protected void setSelected(String[] selected) {
        this.m_selected = selected;
    }
}
