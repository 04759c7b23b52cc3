// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known in words of each of some samples or genes: named fields with one text for each
 * item.
 *
 * <p>Not safe for use by several threads while it is being filled.
 */
public final class Annotations {

    /** What is said of all items by all fields, at the most. */
    private static final int MOST_VALUES = 1 << 26;

    private final int items;
    private final List<String> fields = new ArrayList<>();
    private final List<String[]> values = new ArrayList<>();

    /**
     * Annotations without fields.
     *
     * @param items how many samples or genes there are
     */
    public Annotations(int items) {
        this.items = items;
    }

    /**
     * How many samples or genes there are.
     *
     * @return 0 or more
     */
    public int items() {
        return items;
    }

    /**
     * The names of the fields.
     *
     * @return all different, in the order of the file
     */
    public List<String> fields() {
        return List.copyOf(fields);
    }

    /**
     * What a field says of an item.
     *
     * @param field the index of the field
     * @param item the index of the sample or gene
     * @return the text, or null if nothing is said
     */
    public String value(int field, int item) {
        return values.get(field)[item];
    }

    /**
     * What a field says of an item.
     *
     * @param field the name of the field
     * @param item the index of the sample or gene
     * @return the text, or null if there is no such field or nothing is said
     */
    public String value(String field, int item) {
        int index = fields.indexOf(field);
        return index < 0 ? null : values.get(index)[item];
    }

    /** Whether a field is there or can be added without taking memory out of all proportion. */
    boolean canHold(String field) {
        return (fields.size() + 1L) * items <= MOST_VALUES || fields.contains(field);
    }

    /** Sets what a field, added if it is new, says of an item; blank texts say nothing. */
    void set(String field, int item, String text) {
        int index = fields.indexOf(field);
        if (index < 0) {
            index = fields.size();
            fields.add(field);
            values.add(new String[items]);
        }
        String[] ofField = values.get(index);
        String stripped = text == null ? "" : text.strip();
        if (!stripped.isEmpty()) {
            ofField[item] = ofField[item] == null ? stripped : ofField[item] + "; " + stripped;
        }
    }

    /** Whether a field says the same of all items. */
    boolean isConstant(String field) {
        String[] ofField = values.get(fields.indexOf(field));
        for (String value : ofField) {
            if (value == null || !value.equals(ofField[0])) {
                return false;
            }
        }
        return true;
    }

    /** Removes a field. */
    void remove(String field) {
        int index = fields.indexOf(field);
        fields.remove(index);
        values.remove(index);
    }
}
