// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Makes column domains. */
public class DataColumnDomainCreator {
    private DataCell lowerBound;
    private DataCell upperBound;
    private Set<DataCell> values;

    /** Starts with nothing known. */
    public DataColumnDomainCreator() {
        super();
    }

    /**
     * Starts with an existing domain.
     *
     * @param domain the domain
     */
    public DataColumnDomainCreator(final DataColumnDomain domain) {
        setLowerBound(domain.getLowerBound());
        setUpperBound(domain.getUpperBound());
        setValues(domain.getValues());
    }

    /**
     * Starts with possible values.
     *
     * @param values the values, may be null
     */
    public DataColumnDomainCreator(final Set<? extends DataCell> values) {
        setValues(values);
    }

    /**
     * Starts with possible values.
     *
     * @param values the values, may be null; duplicates are dropped
     */
    public DataColumnDomainCreator(final DataCell[] values) {
        this(values, null, null);
    }

    /**
     * Starts with bounds.
     *
     * @param lower the smallest cell, may be null
     * @param upper the largest cell, may be null
     */
    public DataColumnDomainCreator(final DataCell lower, final DataCell upper) {
        this((Set<? extends DataCell>) null, lower, upper);
    }

    /**
     * Starts with possible values and bounds.
     *
     * @param values the values, may be null
     * @param lower the smallest cell, may be null
     * @param upper the largest cell, may be null
     */
    public DataColumnDomainCreator(
            final DataCell[] values, final DataCell lower, final DataCell upper) {
        this(values == null ? null : new LinkedHashSet<>(Arrays.asList(values)), lower, upper);
    }

    /**
     * Starts with possible values and bounds.
     *
     * @param values the values, may be null
     * @param lower the smallest cell, may be null
     * @param upper the largest cell, may be null
     */
    public DataColumnDomainCreator(
            final Set<? extends DataCell> values, final DataCell lower, final DataCell upper) {
        setValues(values);
        setLowerBound(lower);
        setUpperBound(upper);
    }

    /**
     * Makes the domain.
     *
     * @return the domain
     */
    public DataColumnDomain createDomain() {
        return new DataColumnDomain(lowerBound, upperBound, values);
    }

    /**
     * Sets the possible values.
     *
     * @param values the values without missing cells, null if unknown
     */
    public void setValues(final Set<? extends DataCell> values) {
        this.values =
                values == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    /**
     * Sets the smallest cell.
     *
     * @param lower the cell, null if unknown
     */
    public void setLowerBound(final DataCell lower) {
        lowerBound = lower == null || lower.isMissing() ? null : lower;
    }

    /**
     * Sets the largest cell.
     *
     * @param upper the cell, null if unknown
     */
    public void setUpperBound(final DataCell upper) {
        upperBound = upper == null || upper.isMissing() ? null : upper;
    }
}
