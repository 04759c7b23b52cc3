// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The flow variables of a node, the latest on top. */
public final class FlowObjectStack implements Iterable<FlowObject> {
    private final Deque<FlowObject> stack = new ArrayDeque<>();
    private final NodeID owner;

    private FlowObjectStack(final NodeID owner) {
        this.owner = owner;
    }

    /**
     * Makes a stack.
     *
     * @param flowVariables its variables, the last on top
     * @param nodeID the node whose stack it is
     * @return the stack
     */
    public static FlowObjectStack createFromFlowVariableList(
            final List<FlowVariable> flowVariables, final NodeID nodeID) {
        final FlowObjectStack created = new FlowObjectStack(nodeID);
        for (FlowVariable variable : flowVariables) {
            created.push(variable.copy());
        }
        return created;
    }

    /**
     * Puts a variable on top; one of the same name below it is no longer visible.
     *
     * @param item the variable
     */
    public void push(final FlowObject item) {
        synchronized (stack) {
            if (item.getOwner() == null) {
                item.setOwner(owner);
            }
            stack.push(item);
        }
    }

    /**
     * The visible variable of a name.
     *
     * @param name the name
     * @param type its kind in early releases
     * @return the variable
     * @throws NoSuchElementException if there is none
     */
    public FlowVariable peekFlowVariable(final String name, final FlowVariable.Type type) {
        return find(name, v -> v.getType() == type)
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "No such variable \"" + name + "\" of type " + type));
    }

    /**
     * The visible variable of a name.
     *
     * @param name the name
     * @param type its type
     * @return the variable, if there is one
     */
    public Optional<FlowVariable> peekFlowVariable(final String name, final VariableType<?> type) {
        return find(name, v -> v.getVariableType().equals(type));
    }

    private Optional<FlowVariable> find(
            final String name, final Predicate<FlowVariable> condition) {
        synchronized (stack) {
            for (FlowObject item : stack) {
                if (item instanceof FlowVariable variable
                        && variable.getName().equals(name)
                        && condition.test(variable)) {
                    return Optional.of(variable);
                }
            }
        }
        return Optional.empty();
    }

    private Map<String, FlowVariable> visible(final Predicate<FlowVariable> condition) {
        final Map<String, FlowVariable> variables = new LinkedHashMap<>();
        synchronized (stack) {
            for (FlowObject item : stack) {
                if (item instanceof FlowVariable variable && condition.test(variable)) {
                    variables.putIfAbsent(variable.getName(), variable);
                }
            }
        }
        return Collections.unmodifiableMap(variables);
    }

    /**
     * The visible variables of all types.
     *
     * @return the variables by name, the top first
     */
    public Map<String, FlowVariable> getAllAvailableFlowVariables() {
        return visible(v -> true);
    }

    /**
     * The visible text, integer and floating point variables.
     *
     * @return the variables by name, the top first
     */
    public Map<String, FlowVariable> getAvailableFlowVariables() {
        return getAvailableFlowVariables(
                FlowVariable.Type.DOUBLE, FlowVariable.Type.INTEGER, FlowVariable.Type.STRING);
    }

    /**
     * The visible variables of some kinds.
     *
     * @param types the kinds
     * @return the variables by name, the top first
     */
    public Map<String, FlowVariable> getAvailableFlowVariables(final FlowVariable.Type... types) {
        return visible(v -> Arrays.asList(types).contains(v.getType()));
    }

    /**
     * The visible variables of some types.
     *
     * @param types the types
     * @return the variables by name, the top first
     */
    public Map<String, FlowVariable> getAvailableFlowVariables(final VariableType<?>[] types) {
        return visible(v -> Arrays.asList(types).contains(v.getVariableType()));
    }

    /**
     * The visible variables of some types.
     *
     * @param type a type
     * @param otherTypes further types
     * @return the variables by name, the top first
     */
    public Map<String, FlowVariable> getAvailableFlowVariables(
            final VariableType<?> type, final VariableType<?>... otherTypes) {
        return getAvailableFlowVariables(
                Stream.concat(Stream.of(type), Stream.of(otherTypes))
                        .toArray(VariableType<?>[]::new));
    }

    @Override
    public Iterator<FlowObject> iterator() {
        synchronized (stack) {
            return List.copyOf(stack).iterator();
        }
    }

    @Override
    public String toString() {
        return "Flow variables of node " + owner + ": " + getAllAvailableFlowVariables().values();
    }
}
