// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Numbers class labels in the order in which they are first seen, from 0.
 *
 * <p>Labels are compared exactly: case and blanks count. Not safe for use by several threads.
 */
public final class LabelIndex {

    private final Map<String, Integer> indices = new LinkedHashMap<>();

    /** An index without labels. */
    public LabelIndex() {}

    /**
     * An index that numbers the given labels first.
     *
     * @param labels labels in the order of their numbers; repeated ones count once
     */
    public LabelIndex(Collection<String> labels) {
        labels.forEach(this::add);
    }

    /**
     * The number of a label, which is added if it is new.
     *
     * @param label the label, not null
     * @return its number, from 0
     */
    public int add(String label) {
        Objects.requireNonNull(label, "label");
        Integer known = indices.putIfAbsent(label, indices.size());
        return known == null ? indices.size() - 1 : known;
    }

    /**
     * The number of a label.
     *
     * @param label the label
     * @return its number, or -1 if it is unknown
     */
    public int indexOf(String label) {
        return indices.getOrDefault(label, -1);
    }

    /**
     * How many labels there are.
     *
     * @return the number of different labels
     */
    public int size() {
        return indices.size();
    }

    /**
     * The labels in the order of their numbers.
     *
     * @return an unmodifiable copy
     */
    public List<String> labels() {
        return List.copyOf(indices.keySet());
    }

    /**
     * Where each label stands when labels are sorted, so that numbers do not depend on the order of
     * the rows: {@code result[oldNumber]} is the new number.
     *
     * @return a new array with one entry a label
     */
    public int[] ranks() {
        List<String> sorted = new ArrayList<>(indices.keySet());
        Collections.sort(sorted);
        int[] ranks = new int[sorted.size()];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[indices.get(sorted.get(rank))] = rank;
        }
        return ranks;
    }
}
