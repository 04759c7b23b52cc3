// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices.filter;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.widget.choices.TypedStringChoice.PossibleTypeValue;

/** Selects by type. */
public abstract class TypeFilter implements Persistable {

    /** Identifiers of the selected types. */
    public String[] m_selectedTypes;

    /** Creates a filter that selects no type. */
    protected TypeFilter() {
        this(new String[0]);
    }

    /**
     * Creates a filter.
     *
     * @param selectedTypes identifiers of the selected types
     */
    protected TypeFilter(String[] selectedTypes) {
        this.m_selectedTypes = selectedTypes;
    }

    /**
     * Returns how a type is shown.
     *
     * @param typeId identifier of a type
     * @return the type, or empty if it is not known
     */
    protected abstract Optional<PossibleTypeValue> fromTypeId(String typeId);

    /**
     * Returns which types are selected.
     *
     * @return accepts the identifiers of the selected types
     */
    protected Predicate<String> getIsSelectedPredicate() {
        return Set.of(m_selectedTypes)::contains;
    }
}
