// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.config.Config;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;

/** Structure of a table: its columns with unique names, a name and properties. */
public final class DataTableSpec implements PortObjectSpec, Iterable<DataColumnSpec> {
    /** Parts of names by which a class column is guessed, the best first. */
    public static final String[] CLASS_COLUMN_NAMES = {"class", "target", "klasse", "ziel"};

    private static final String DEFAULT_NAME = "default";
    private static final String SPEC_NAME = "spec_name";
    private static final String COLUMN_COUNT = "number_columns";
    private static final String COLUMN = "column_spec_";
    private static final String PROPERTIES = "spec_properties";

    private final String name;
    private final List<DataColumnSpec> columns;
    private final Map<String, Integer> indices = new HashMap<>();
    private final Map<String, String> properties;

    /** Writes and reads table specs as {@code spec.xml}. */
    public static final class Serializer extends PortObjectSpecSerializer<DataTableSpec> {
        private static final String FILE_NAME = "spec.xml";

        /** Creates a serializer. */
        public Serializer() {
            super();
        }

        @Override
        public DataTableSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in)
                throws IOException {
            final ZipEntry entry = in.getNextEntry();
            if (entry == null || !FILE_NAME.equals(entry.getName())) {
                throw new IOException(
                        "Expected '"
                                + FILE_NAME
                                + "' zip entry, got "
                                + (entry == null ? "the end" : entry.getName()));
            }
            try {
                return load(ModelContent.loadFromXML(in));
            } catch (InvalidSettingsException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        @Override
        public void savePortObjectSpec(
                final DataTableSpec spec, final PortObjectSpecZipOutputStream out)
                throws IOException {
            final ModelContent content = new ModelContent(FILE_NAME);
            spec.save(content);
            out.putNextEntry(new ZipEntry(FILE_NAME));
            content.saveToXML(out);
        }
    }

    /** Creates a spec without columns. */
    public DataTableSpec() {
        this(DEFAULT_NAME);
    }

    /**
     * Creates a spec.
     *
     * @param colSpecs the columns
     * @throws IllegalArgumentException if two have the same name
     */
    public DataTableSpec(final DataColumnSpec... colSpecs) {
        this(DEFAULT_NAME, colSpecs);
    }

    /**
     * Creates a spec with the columns of two others.
     *
     * @param spec1 the first columns
     * @param spec2 the following columns
     * @throws IllegalArgumentException if two have the same name
     */
    public DataTableSpec(final DataTableSpec spec1, final DataTableSpec spec2) {
        this(joinedName(spec1.name, spec2.name), spec1, spec2);
    }

    /**
     * Creates a spec without columns.
     *
     * @param name its name, null for the default
     */
    public DataTableSpec(final String name) {
        this(name, new DataColumnSpec[0]);
    }

    /**
     * Creates a spec.
     *
     * @param name its name, null for the default
     * @param colSpecs the columns
     * @throws IllegalArgumentException if two have the same name
     */
    public DataTableSpec(final String name, final DataColumnSpec... colSpecs) {
        this(name, List.of(colSpecs), Map.of());
    }

    /**
     * Creates a spec with the columns of two others.
     *
     * @param name its name, null for the default
     * @param spec1 the first columns
     * @param spec2 the following columns
     * @throws IllegalArgumentException if two have the same name
     */
    public DataTableSpec(final String name, final DataTableSpec spec1, final DataTableSpec spec2) {
        this(name, joinedColumns(spec1, spec2), Map.of());
    }

    /**
     * Creates a spec.
     *
     * @param name its name, null for the default
     * @param names names of the columns
     * @param types types of the columns
     * @throws IllegalArgumentException if two have the same name
     */
    public DataTableSpec(final String name, final String[] names, final DataType[] types) {
        this(name, createColumnSpecs(names, types));
    }

    /**
     * Creates a spec.
     *
     * @param names names of the columns
     * @param types types of the columns
     * @throws IllegalArgumentException if two have the same name
     */
    public DataTableSpec(final String[] names, final DataType[] types) {
        this(SPEC_NAME, names, types);
    }

    DataTableSpec(
            final String name,
            final List<DataColumnSpec> columns,
            final Map<String, String> properties) {
        this.name = name == null ? DEFAULT_NAME : name;
        this.columns = List.copyOf(columns);
        for (int i = 0; i < columns.size(); i++) {
            final String columnName = columns.get(i).getName();
            final Integer earlier = indices.put(columnName, i);
            if (earlier != null) {
                throw new IllegalArgumentException(
                        "Duplicate column name \""
                                + columnName
                                + "\" at positions "
                                + earlier
                                + " and "
                                + i
                                + ".");
            }
        }
        this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    private static List<DataColumnSpec> joinedColumns(
            final DataTableSpec first, final DataTableSpec second) {
        final List<DataColumnSpec> all = new ArrayList<>(first.columns);
        all.addAll(second.columns);
        return all;
    }

    private static String joinedName(final String first, final String second) {
        if (DEFAULT_NAME.equals(first)) {
            return second;
        }
        return DEFAULT_NAME.equals(second) ? first : first + "+" + second;
    }

    /**
     * Positions of columns.
     *
     * @param columnNames names of columns
     * @return their indices
     * @throws IllegalArgumentException if there is no such column
     */
    public int[] columnsToIndices(final String... columnNames) {
        final int[] result = new int[columnNames.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = findColumnIndex(columnNames[i]);
            if (result[i] < 0) {
                throw new IllegalArgumentException("Unknown column: \"" + columnNames[i] + "\"");
            }
        }
        return result;
    }

    /**
     * Makes specs of columns about which nothing but name and type is known.
     *
     * @param names the names
     * @param types the types
     * @return the specs
     */
    public static final DataColumnSpec[] createColumnSpecs(
            final String[] names, final DataType[] types) {
        if (names.length != types.length) {
            throw new IllegalArgumentException(
                    "Number of names and types differ: " + names.length + " vs. " + types.length);
        }
        final DataColumnSpec[] specs = new DataColumnSpec[names.length];
        for (int i = 0; i < specs.length; i++) {
            specs[i] = new DataColumnSpecCreator(names[i], types[i]).createSpec();
        }
        return specs;
    }

    /**
     * Checks that indices belong to columns.
     *
     * @param columnIndices the indices
     * @throws IndexOutOfBoundsException if there is no such column
     * @throws IllegalArgumentException if one occurs twice
     */
    public void verifyIndices(final int... columnIndices) {
        final Set<Integer> seen = new HashSet<>();
        for (int index : columnIndices) {
            if (index < 0 || index >= columns.size()) {
                throw new IndexOutOfBoundsException("Column index out of range: " + index);
            }
            if (!seen.add(index)) {
                throw new IllegalArgumentException("Duplicate index: " + index);
            }
        }
    }

    /**
     * Whether any column can be read as a value class.
     *
     * @param valueClass the value class, may be null
     * @return true if one can
     */
    public boolean containsCompatibleType(final Class<? extends DataValue> valueClass) {
        return valueClass != null
                && columns.stream().anyMatch(c -> c.getType().isCompatible(valueClass));
    }

    /**
     * Whether there is a column of this name.
     *
     * @param columnName the name
     * @return true if there is
     */
    public boolean containsName(final String columnName) {
        return findColumnIndex(columnName) >= 0;
    }

    /**
     * Whether every column {@link DataColumnSpec#isCompatibleWith is compatible} with that of
     * another table at the same position.
     *
     * @param spec the other table, may be null
     * @return true if so
     */
    public boolean isCompatibleWith(final DataTableSpec spec) {
        return allMatch(spec, DataColumnSpec::isCompatibleWith);
    }

    /**
     * Whether names and types of all columns are the same.
     *
     * @param spec the other table, may be null
     * @return true if they are
     */
    public boolean equalStructure(final DataTableSpec spec) {
        return allMatch(spec, DataColumnSpec::equalStructure);
    }

    private boolean allMatch(
            final DataTableSpec spec, final BiPredicate<DataColumnSpec, DataColumnSpec> match) {
        if (spec == this) {
            return true;
        }
        if (spec == null || spec.columns.size() != columns.size()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!match.test(columns.get(i), spec.columns.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj
                || (obj instanceof DataTableSpec other
                        && name.equals(other.name)
                        && columns.equals(other.columns)
                        && properties.equals(other.properties));
    }

    @Override
    public int hashCode() {
        return columns.hashCode() ^ properties.hashCode();
    }

    /**
     * Text annotations of the table.
     *
     * @return unmodifiable map
     */
    public Map<String, String> getProperties() {
        return properties;
    }

    /**
     * The position of a column.
     *
     * @param columnName its name, may be null
     * @return its index, -1 if there is no such column
     */
    public int findColumnIndex(final String columnName) {
        return columnName == null ? -1 : indices.getOrDefault(columnName, -1);
    }

    /**
     * The names of all columns.
     *
     * @return the names in order
     */
    public final String[] getColumnNames() {
        return columns.stream().map(DataColumnSpec::getName).toArray(String[]::new);
    }

    /**
     * A column.
     *
     * @param index its index
     * @return the column
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public DataColumnSpec getColumnSpec(final int index) {
        return columns.get(index);
    }

    /**
     * A column.
     *
     * @param column its name
     * @return the column, null if there is no such column
     */
    public DataColumnSpec getColumnSpec(final String column) {
        final int index = findColumnIndex(column);
        return index < 0 ? null : columns.get(index);
    }

    /**
     * The name of the table.
     *
     * @return the name
     */
    public String getName() {
        return name;
    }

    /**
     * The number of columns.
     *
     * @return the number
     */
    public int getNumColumns() {
        return columns.size();
    }

    @Override
    public Iterator<DataColumnSpec> iterator() {
        return columns.iterator();
    }

    /**
     * All columns.
     *
     * @return a stream of them in order
     */
    public Stream<DataColumnSpec> stream() {
        return columns.stream();
    }

    /**
     * Writes this spec.
     *
     * @param config the settings that get it
     */
    public void save(final ConfigWO config) {
        config.addString(SPEC_NAME, name);
        config.addInt(COLUMN_COUNT, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).save(config.addConfig(COLUMN + i));
        }
        if (!properties.isEmpty()) {
            final Config all = config.addConfig(PROPERTIES);
            int i = 0;
            for (Map.Entry<String, String> property : properties.entrySet()) {
                final Config one = all.addConfig("prop-" + i);
                one.addString("key", property.getKey());
                one.addString("value", property.getValue());
                i++;
            }
        }
    }

    /**
     * Reads a spec that {@link #save} wrote.
     *
     * @param config the settings
     * @return the spec
     * @throws InvalidSettingsException if the settings are incomplete or contradictory
     */
    public static DataTableSpec load(final ConfigRO config) throws InvalidSettingsException {
        final String name = config.getString(SPEC_NAME);
        final int columnCount = config.getInt(COLUMN_COUNT);
        final List<DataColumnSpec> columns = new ArrayList<>();
        for (int i = 0; i < columnCount; i++) {
            columns.add(DataColumnSpec.load(config.getConfig(COLUMN + i)));
        }
        final Map<String, String> properties = new LinkedHashMap<>();
        if (config.containsKey(PROPERTIES)) {
            final ConfigRO all = config.getConfig(PROPERTIES);
            for (String entry : all.keySet()) {
                final ConfigRO one = all.getConfig(entry);
                final String key = one.getString("key");
                if (key == null || key.isEmpty()) {
                    throw new InvalidSettingsException("Invalid property key (empty or null)");
                }
                if (properties.put(key, one.getString("value")) != null) {
                    throw new InvalidSettingsException("Duplicate key identifier \"" + key + "\"");
                }
            }
        }
        try {
            return new DataTableSpec(name, columns, properties);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /**
     * Merges tables of equal structure; see {@link DataColumnSpecCreator#merge(DataColumnSpec)}.
     *
     * @param specs the tables, at least one
     * @return the merged spec
     * @throws IllegalArgumentException if there is none, or structures differ
     */
    public static DataTableSpec mergeDataTableSpecs(final DataTableSpec... specs) {
        if (specs == null || specs.length == 0 || Arrays.asList(specs).contains(null)) {
            throw new IllegalArgumentException(
                    "Argument array must not be null or empty, nor contain null values.");
        }
        final DataTableSpec first = specs[0];
        final DataColumnSpec[] merged = new DataColumnSpec[first.getNumColumns()];
        for (int c = 0; c < merged.length; c++) {
            final DataColumnSpecCreator creator = new DataColumnSpecCreator(first.getColumnSpec(c));
            for (int i = 1; i < specs.length; i++) {
                if (!first.equalStructure(specs[i])) {
                    throw new IllegalArgumentException(
                            "Cannot merge DataTableSpecs, they don't have equal structure");
                }
                creator.merge(specs[i].getColumnSpec(c));
            }
            merged[c] = creator.createSpec();
        }
        return new DataTableSpec(null, merged);
    }

    /**
     * A column name that a table does not have yet.
     *
     * @param spec the table
     * @param columnName the wished name
     * @return the trimmed name, followed by {@code " (#1)"} and so on if it is in use
     */
    public static String getUniqueColumnName(final DataTableSpec spec, final String columnName) {
        if (columnName == null) {
            throw new NullPointerException("Column name must not be null.");
        }
        final String trimmed = columnName.trim();
        String unique = trimmed;
        for (int i = 1; spec.containsName(unique); i++) {
            unique = trimmed + " (#" + i + ")";
        }
        return unique;
    }

    /**
     * Guesses the class column by {@link #CLASS_COLUMN_NAMES}, else takes the last nominal column.
     *
     * @param spec the table
     * @param withValues whether the possible values must be known
     * @return the name, null if there is no nominal column
     */
    public static final String guessNominalClassColumn(
            final DataTableSpec spec, final boolean withValues) {
        String best = null;
        int bestRank = Integer.MAX_VALUE;
        for (int i = spec.getNumColumns() - 1; i >= 0; i--) {
            final DataColumnSpec column = spec.getColumnSpec(i);
            if (column.getType().isCompatible(NominalValue.class)
                    && (!withValues || column.getDomain().hasValues())) {
                final int rank = classNameRank(column.getName());
                if (best == null || rank < bestRank) {
                    best = column.getName();
                    bestRank = rank;
                }
            }
        }
        return best;
    }

    private static int classNameRank(final String columnName) {
        for (int i = 0; i < CLASS_COLUMN_NAMES.length; i++) {
            if (columnName.toLowerCase(Locale.ROOT).contains(CLASS_COLUMN_NAMES[i])) {
                return i;
            }
        }
        return CLASS_COLUMN_NAMES.length;
    }

    @Override
    public String toString() {
        return "name=" + name + ",columns=[" + String.join("; ", getColumnNames()) + "]";
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }
}
