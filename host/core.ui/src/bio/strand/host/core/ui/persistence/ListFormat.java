// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.persistence;

import bio.strand.host.core.ui.reflect.ParameterList;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/**
 * Writes an array or list as sub-settings with the keys 0, 1, 2, ...; {@code null} as an entry of
 * its own.
 */
final class ListFormat implements ValueFormat<Object> {

    private static final String IS_NULL = "is_null";
    private static final Pattern INDEX = Pattern.compile("\\d+");

    private final ParameterList node;
    private final ValueFormat<Object> element;

    ListFormat(ParameterList node, ValueFormat<Object> element) {
        boolean supported =
                node.type().isArray()
                        || node.type() == List.class
                        || node.type() == Collection.class
                        || node.type() == ArrayList.class;
        if (!supported) {
            throw new IllegalArgumentException(
                    "The field %s has the unsupported collection type %s; use an array or a List."
                            .formatted(node.path(), node.type().getName()));
        }
        this.node = node;
        this.element = element;
    }

    @Override
    public void save(Object value, NodeSettingsWO settings) {
        if (value == null) {
            settings.addBoolean(IS_NULL, true);
            return;
        }
        int index = 0;
        for (Object item :
                value instanceof Object[] array ? Arrays.asList(array) : (Collection<?>) value) {
            element.save(item, settings.addNodeSettings(Integer.toString(index++)));
        }
    }

    @Override
    public Object load(NodeSettingsRO settings) throws InvalidSettingsException {
        if (settings.getBoolean(IS_NULL, false)) {
            return null;
        }
        int size =
                (int)
                        settings.keySet().stream()
                                .filter(key -> INDEX.matcher(key).matches())
                                .count();
        List<Object> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(element.load(settings.getNodeSettings(Integer.toString(i))));
        }
        return node.type().isArray()
                ? items.toArray((Object[]) Array.newInstance(node.element().type(), size))
                : items;
    }
}
