// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.knime.node.parameters.persistence.Persistable;

/** Selects names by lists. Names in neither list are selected if unknown ones are. */
public class ManualFilter implements Persistable {

    /** The selected names. */
    public String[] m_manuallySelected;

    /** The names that are not selected. */
    public String[] m_manuallyDeselected;

    /** Whether names in neither list are selected. */
    public boolean m_includeUnknownColumns;

    /**
     * Creates a filter that selects the given names and no unknown ones.
     *
     * @param initialSelected the selected names
     */
    public ManualFilter(String[] initialSelected) {
        this(initialSelected, new String[0], false);
    }

    /**
     * Creates a filter.
     *
     * @param manuallySelected the selected names
     * @param manuallyDeselected the names that are not selected
     * @param includeUnknownValues whether names in neither list are selected
     */
    public ManualFilter(
            String[] manuallySelected, String[] manuallyDeselected, boolean includeUnknownValues) {
        this.m_manuallySelected = manuallySelected;
        this.m_manuallyDeselected = manuallyDeselected;
        this.m_includeUnknownColumns = includeUnknownValues;
    }

    ManualFilter() {}

    /**
     * Returns which names are selected.
     *
     * @return accepts the selected names
     */
    public Predicate<String> getFilterPredicate() {
        if (m_includeUnknownColumns) {
            Set<String> excluded = Set.of(m_manuallyDeselected);
            return name -> !excluded.contains(name);
        }
        return Set.of(m_manuallySelected)::contains;
    }

    /**
     * Returns the selected names that do not exist.
     *
     * @param choices the existing names
     * @return the missing names; none if unknown names are selected, for then the lists only
     *     exclude
     */
    public String[] getUpdatedMissingValues(String[] choices) {
        if (m_includeUnknownColumns) {
            return new String[0];
        }
        Set<String> existing = Set.of(choices);
        return Stream.of(m_manuallySelected)
                .filter(name -> !existing.contains(name))
                .toArray(String[]::new);
    }
}
