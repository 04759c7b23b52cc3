// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.dialog;

import bio.strand.host.core.ui.effect.ParameterValues;
import bio.strand.host.core.ui.reflect.ParameterGroup;
import bio.strand.host.core.ui.reflect.ParameterList;
import bio.strand.host.core.ui.reflect.ParameterNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;

/** Values of the named fields of an object; a list's elements have values of their own. */
final class ObjectValues implements ParameterValues {

    /** A named field, and how to get from the root object to the one that has it. */
    private record Place(ParameterNode node, UnaryOperator<Object> owner) {}

    private final Map<Class<?>, Place> places;
    private final Object root;
    private final NodeParametersInput input;

    private ObjectValues(Map<Class<?>, Place> places, Object root, NodeParametersInput input) {
        this.places = places;
        this.root = root;
        this.input = input;
    }

    static ObjectValues of(ParameterGroup tree, Object parameters, NodeParametersInput input) {
        Map<Class<?>, Place> places = new HashMap<>();
        collect(tree, UnaryOperator.identity(), places);
        return new ObjectValues(places, parameters, input);
    }

    private static void collect(
            ParameterGroup group, UnaryOperator<Object> owner, Map<Class<?>, Place> places) {
        for (ParameterNode child : group.children()) {
            child.annotation(ValueReference.class)
                    .ifPresent(
                            reference -> {
                                Place other =
                                        places.put(reference.value(), new Place(child, owner));
                                if (other != null) {
                                    throw new IllegalArgumentException(
                                            "The fields %s and %s have the same @ValueReference(%s.class)."
                                                    .formatted(
                                                            other.node(),
                                                            child,
                                                            reference.value().getSimpleName()));
                                }
                            });
            if (child instanceof ParameterGroup nested) {
                collect(nested, parameters -> nested.valueIn(owner.apply(parameters)), places);
            }
        }
    }

    private Place place(Class<? extends ParameterReference<?>> reference) {
        Place place = places.get(reference);
        if (place == null) {
            throw new IllegalArgumentException(
                    "No field has @ValueReference(" + reference.getSimpleName() + ".class).");
        }
        return place;
    }

    @Override
    public Object value(Class<? extends ParameterReference<?>> reference) {
        Place place = place(reference);
        return place.node().valueIn(place.owner().apply(root));
    }

    @Override
    public boolean has(Class<? extends ParameterReference<?>> reference) {
        return places.containsKey(reference);
    }

    @Override
    public String title(Class<? extends ParameterReference<?>> reference) {
        ParameterNode node = place(reference).node();
        return node.annotation(Widget.class).map(Widget::title).orElse(node.path());
    }

    @Override
    public List<ParameterValues> elements(Class<? extends ParameterReference<?>> reference) {
        if (!(place(reference).node() instanceof ParameterList list)) {
            throw new IllegalArgumentException(
                    reference.getSimpleName() + " refers to no array or list.");
        }
        Object value = value(reference);
        Collection<?> items =
                value instanceof Object[] array ? Arrays.asList(array) : (Collection<?>) value;
        List<ParameterValues> values = new ArrayList<>();
        if (items != null) {
            items.forEach(item -> values.add(of(list.element(), item, input)));
        }
        return values;
    }

    @Override
    public Optional<NodeParametersInput> input() {
        return Optional.ofNullable(input);
    }
}
