// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.knime.core.node.NodeLogger;

/** Makes column specs. */
public final class DataColumnSpecCreator {
    private static final AtomicInteger EMPTY_NAMES = new AtomicInteger();

    private String name;
    private List<String> elementNames;
    private DataType type;
    private DataColumnDomain domain;
    private DataColumnProperties properties;

    /** What may differ between columns that are merged. */
    public enum MergeOptions {
        /** The types; the result has their common super type. */
        ALLOW_VARYING_TYPES,
        /** The element names; the result keeps those of the first. */
        ALLOW_VARYING_ELEMENT_NAMES
    }

    /**
     * Starts with a name and a type.
     *
     * @param name the name; it is trimmed, and replaced if nothing remains
     * @param type the type
     */
    public DataColumnSpecCreator(final String name, final DataType type) {
        setName(name);
        setType(type);
        setDomain(null);
        setProperties(null);
        elementNames = List.of();
    }

    /**
     * Starts with an existing spec.
     *
     * @param cspec the spec
     */
    public DataColumnSpecCreator(final DataColumnSpec cspec) {
        name = cspec.getName();
        elementNames = cspec.getElementNames();
        type = cspec.getType();
        domain = cspec.getDomain();
        properties = cspec.getProperties();
    }

    /**
     * Merges another column of the same name and type: domains are united, properties intersected.
     *
     * @param cspec2 the other column
     * @throws IllegalArgumentException if name, type or element names differ
     */
    public void merge(final DataColumnSpec cspec2) {
        merge(cspec2, Collections.emptySet());
    }

    /**
     * Merges another column of the same name: domains are united, properties intersected.
     *
     * @param cspec2 the other column
     * @param options what may differ
     * @throws IllegalArgumentException if something else differs
     */
    public void merge(final DataColumnSpec cspec2, final Set<MergeOptions> options) {
        final boolean mayVary = options.contains(MergeOptions.ALLOW_VARYING_TYPES);
        if (!cspec2.getName().equals(name) || !(mayVary || cspec2.getType().equals(type))) {
            throw new IllegalArgumentException("Structures of DataColumnSpecs do not match.");
        }
        if (!elementNames.equals(cspec2.getElementNames())
                && !options.contains(MergeOptions.ALLOW_VARYING_ELEMENT_NAMES)) {
            throw new IllegalArgumentException("Element names are not equal");
        }
        if (!type.equals(cspec2.getType())) {
            type = DataType.getCommonSuperType(type, cspec2.getType());
        }
        domain = union(domain, cspec2.getDomain());
        properties = intersection(properties, cspec2.getProperties());
    }

    private DataColumnDomain union(final DataColumnDomain first, final DataColumnDomain second) {
        final DataValueComparator order = type.getComparator();
        DataCell lower = null;
        if (first.hasLowerBound() && second.hasLowerBound()) {
            lower = Collections.min(List.of(first.getLowerBound(), second.getLowerBound()), order);
        }
        DataCell upper = null;
        if (first.hasUpperBound() && second.hasUpperBound()) {
            upper = Collections.max(List.of(first.getUpperBound(), second.getUpperBound()), order);
        }
        Set<DataCell> values = null;
        if (first.hasValues() && second.hasValues()) {
            values = new LinkedHashSet<>(first.getValues());
            values.addAll(second.getValues());
        }
        return new DataColumnDomain(lower, upper, values);
    }

    private static DataColumnProperties intersection(
            final DataColumnProperties first, final DataColumnProperties second) {
        final Map<String, String> common = new HashMap<>();
        for (Enumeration<String> keys = first.properties(); keys.hasMoreElements(); ) {
            final String key = keys.nextElement();
            if (first.getProperty(key).equals(second.getProperty(key))) {
                common.put(key, first.getProperty(key));
            }
        }
        return new DataColumnProperties(common);
    }

    /**
     * Sets the name.
     *
     * @param name the name; it is trimmed, and replaced if nothing remains
     */
    public void setName(final String name) {
        if (name == null) {
            throw new NullPointerException("Name of DataColumnSpec must not be null!");
        }
        final String trimmed = name.trim();
        if (trimmed.isEmpty()) {
            this.name = "<empty_" + EMPTY_NAMES.incrementAndGet() + ">";
            NodeLogger.getLogger(DataColumnSpecCreator.class)
                    .warn(
                            "Column name \""
                                    + name
                                    + "\" is invalid, replacing by \""
                                    + this.name
                                    + "\"");
        } else {
            this.name = trimmed;
        }
    }

    /**
     * Sets the names of the elements that each cell holds.
     *
     * @param elNames the names, null for none
     */
    public void setElementNames(final String[] elNames) {
        if (elNames != null && Arrays.asList(elNames).contains(null)) {
            throw new NullPointerException("Argument array contains null elements");
        }
        elementNames = elNames == null ? List.of() : List.of(elNames);
    }

    /**
     * Sets the type.
     *
     * @param type the type
     */
    public void setType(final DataType type) {
        if (type == null) {
            throw new NullPointerException("Type of DataColumnSpec must not be null!");
        }
        this.type = type;
    }

    /**
     * Sets the domain.
     *
     * @param domain the domain, null if nothing is known
     */
    public void setDomain(final DataColumnDomain domain) {
        this.domain = domain == null ? new DataColumnDomain(null, null, null) : domain;
    }

    /**
     * Sets the properties.
     *
     * @param props the properties, null for none
     */
    public void setProperties(final DataColumnProperties props) {
        properties = props == null ? new DataColumnProperties() : props;
    }

    /**
     * The type set so far.
     *
     * @return the type
     */
    public DataType getType() {
        return type;
    }

    /** Removes colours, sizes and shapes; there are none in this implementation. */
    public void removeAllHandlers() {
        // Nothing to remove: handlers belong to views.
    }

    /**
     * Makes the spec.
     *
     * @return the spec
     */
    public DataColumnSpec createSpec() {
        return new DataColumnSpec(name, elementNames, type, domain, properties);
    }
}
