// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

import java.util.Objects;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** A named value that travels along the connections of a workflow. */
public final class FlowVariable extends FlowObject {
    private final String name;
    private final VariableType.VariableValue<?> value;
    private final Scope scope;

    /** Kinds of variables in early releases. */
    public enum Type {
        /** Floating point number. */
        DOUBLE,
        /** 32-bit integer. */
        INTEGER,
        /** Text. */
        STRING,
        /** Name and password. */
        CREDENTIALS,
        /** Anything else. */
        OTHER
    }

    /** Where a variable is visible; told by the beginning of its name. */
    public enum Scope {
        /** Everywhere. */
        Global("knime"),
        /** Downstream of the node that made it. */
        Flow(""),
        /** Inside the node that made it. */
        Local("knime.node"),
        /** Hides another variable downstream. */
        Hide("knime.hide");

        private final String prefix;

        Scope(final String prefix) {
            this.prefix = prefix;
        }

        /**
         * How names of this scope begin.
         *
         * @return the beginning, empty for ordinary variables
         */
        public String getPrefix() {
            return prefix;
        }

        /**
         * Checks a name.
         *
         * @param name the name
         * @throws IllegalArgumentException if it does not belong to this scope
         */
        public void verifyName(final String name) {
            if (!name.startsWith(prefix)) {
                throw new IllegalArgumentException(
                        "Invalid "
                                + name()
                                + " variable, name must start with \""
                                + prefix
                                + "\": "
                                + name);
            }
            if (this == Flow && name.startsWith(Global.prefix)) {
                throw new IllegalArgumentException(
                        "The flow variable '"
                                + name
                                + "' has a reserved prefix ('knime'). Please change the name.");
            }
        }
    }

    private FlowVariable(
            final String name, final VariableType.VariableValue<?> value, final Scope scope) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("Invalid (empty) flow variable name");
        }
        scope.verifyName(name);
        this.name = name;
        this.value = Objects.requireNonNull(value);
        this.scope = scope;
    }

    /**
     * Creates a variable with the default value of its type.
     *
     * @param name its name
     * @param type its type
     * @param <T> class of the value
     */
    public <T> FlowVariable(final String name, final VariableType<T> type) {
        this(name, type.defaultValue(), Scope.Flow);
    }

    /**
     * Creates a variable.
     *
     * @param name its name
     * @param type its type
     * @param value its value
     * @param <T> class of the value
     */
    public <T> FlowVariable(final String name, final VariableType<T> type, final T value) {
        this(name, type.newValue(value), Scope.Flow);
    }

    /**
     * Creates a text variable.
     *
     * @param name its name
     * @param valueS its value
     */
    public FlowVariable(final String name, final String valueS) {
        this(name, VariableType.StringType.INSTANCE, valueS);
    }

    /**
     * Creates a floating point variable.
     *
     * @param name its name
     * @param valueD its value
     */
    public FlowVariable(final String name, final double valueD) {
        this(name, VariableType.DoubleType.INSTANCE, valueD);
    }

    /**
     * Creates an integer variable.
     *
     * @param name its name
     * @param valueI its value
     */
    public FlowVariable(final String name, final int valueI) {
        this(name, VariableType.IntType.INSTANCE, valueI);
    }

    VariableType.VariableValue<?> value() {
        return value;
    }

    /**
     * The name.
     *
     * @return the name
     */
    public String getName() {
        return name;
    }

    /**
     * Whether the variable is visible everywhere.
     *
     * @return true if it is
     */
    public boolean isGlobalConstant() {
        return scope == Scope.Global;
    }

    /**
     * Where the variable is visible.
     *
     * @return the scope
     */
    public Scope getScope() {
        return scope;
    }

    /**
     * The kind in early releases.
     *
     * @return the kind
     */
    public Type getType() {
        return value.type().legacyType();
    }

    /**
     * The type.
     *
     * @return the type
     */
    public VariableType<?> getVariableType() {
        return value.type();
    }

    /**
     * The value, converted if needed.
     *
     * @param expectedType the wanted type
     * @param <T> class of the value
     * @return the value
     * @throws IllegalArgumentException if the value does not convert
     */
    public <T> T getValue(final VariableType<T> expectedType) {
        return value.getAs(Objects.requireNonNull(expectedType));
    }

    /**
     * The value of a text variable.
     *
     * @return the text, null for other types
     */
    public String getStringValue() {
        return value.type() == VariableType.StringType.INSTANCE ? (String) value.get() : null;
    }

    /**
     * The value of a floating point variable.
     *
     * @return the number, NaN for other types
     */
    public double getDoubleValue() {
        return value.type() == VariableType.DoubleType.INSTANCE ? (Double) value.get() : Double.NaN;
    }

    /**
     * The value of an integer variable.
     *
     * @return the number, zero for other types
     */
    public int getIntValue() {
        return value.type() == VariableType.IntType.INSTANCE ? (Integer) value.get() : 0;
    }

    /**
     * The value as text.
     *
     * @return the text
     */
    public String getValueAsString() {
        return value.toString();
    }

    /**
     * Writes this variable.
     *
     * @param settings where to
     */
    public void save(final NodeSettingsWO settings) {
        settings.addString("name", name);
        value.save(settings);
    }

    /**
     * Reads a variable that {@link #save} wrote.
     *
     * @param sub where from
     * @return the variable
     * @throws InvalidSettingsException if the settings are incomplete or the type is unknown
     */
    public static FlowVariable load(final NodeSettingsRO sub) throws InvalidSettingsException {
        final String name = sub.getString("name");
        if (name == null) {
            throw new InvalidSettingsException("The name of a flow variable is null");
        }
        Scope scope = Scope.Flow;
        for (Scope special : new Scope[] {Scope.Local, Scope.Hide}) {
            if (name.startsWith(special.prefix)) {
                scope = special;
            }
        }
        try {
            return new FlowVariable(name, VariableType.load(sub), scope);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /**
     * The same value under another name.
     *
     * @param newName the name
     * @return the variable
     */
    public FlowVariable withNewName(final String newName) {
        return new FlowVariable(newName, value, scope);
    }

    FlowVariable copy() {
        return new FlowVariable(name, value, scope);
    }

    @Override
    public String toString() {
        return "\"" + name + "\" (" + value.type().getIdentifier() + ": " + value + ")";
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj
                || (obj instanceof FlowVariable other
                        && name.equals(other.name)
                        && value.equals(other.value));
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, value.type());
    }
}
