// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import java.util.Locale;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.VariableType;

/**
 * The value of the option {@code -workflow.variable=NAME,VALUE,TYPE}, as in KNIME's batch
 * application: the name ends at the first comma, the type begins after the last, so that the value
 * may hold commas; quotes around the value are dropped.
 */
final class WorkflowVariableArgument {

    private static final String RESERVED_PREFIX = "knime";

    private WorkflowVariableArgument() {}

    /**
     * Understands an argument.
     *
     * @param argument {@code NAME,VALUE,TYPE}; the type is {@code String}, {@code int}, {@code
     *     long}, {@code double} or {@code boolean}, in any case
     * @return the variable
     * @throws IllegalArgumentException if a part is missing, the type is unknown, the value is not
     *     of the type, or the name is empty or reserved; says which
     */
    static FlowVariable parse(String argument) {
        int first = argument.indexOf(',');
        int last = argument.lastIndexOf(',');
        if (first < 0 || first == last) {
            throw new IllegalArgumentException(
                    "\""
                            + argument
                            + "\" is not of the form NAME,VALUE,TYPE, for example"
                            + " -workflow.variable=seed,7,int");
        }
        String name = argument.substring(0, first);
        String value = unquoted(argument.substring(first + 1, last));
        String type = argument.substring(last + 1);
        if (name.isBlank()) {
            throw new IllegalArgumentException("\"" + argument + "\" names no variable");
        }
        if (name.startsWith(RESERVED_PREFIX)) {
            throw new IllegalArgumentException(
                    "\"" + name + "\": names that begin with knime are reserved");
        }
        try {
            return switch (type.toLowerCase(Locale.ROOT)) {
                case "string" -> new FlowVariable(name, value);
                case "int", "integer" -> new FlowVariable(name, Integer.parseInt(value));
                case "double" -> new FlowVariable(name, Double.parseDouble(value));
                case "long" ->
                        new FlowVariable(
                                name, VariableType.LongType.INSTANCE, Long.parseLong(value));
                case "boolean" ->
                        new FlowVariable(
                                name, VariableType.BooleanType.INSTANCE, parseBoolean(value));
                default ->
                        throw new IllegalArgumentException(
                                "type \""
                                        + type
                                        + "\" of variable \""
                                        + name
                                        + "\" is none of String, int, long, double, boolean");
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "value \"" + value + "\" of variable \"" + name + "\" is no " + type, e);
        }
    }

    private static boolean parseBoolean(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new NumberFormatException(value);
        };
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() >= 2
                        && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                        && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
