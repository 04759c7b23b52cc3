// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

import java.io.Serializable;
import java.util.Objects;

/** Identifier of a node: a path of numbers, such as {@code 0:3:1}. */
public class NodeID implements Serializable, Comparable<NodeID> {
    private static final long serialVersionUID = 1L;

    /** Parent of all ids that consist of one number. */
    public static final NodeID ROOTID = new NodeID(null, 0);

    private final NodeID prefix;
    private final int index;

    /**
     * Creates an id.
     *
     * @param prefix id of the surrounding workflow
     * @param ix number of the node
     */
    public NodeID(final NodeID prefix, final int ix) {
        this.prefix = prefix;
        this.index = ix;
    }

    /**
     * Creates an id of one number.
     *
     * @param ix the number
     */
    public NodeID(final int ix) {
        this(ROOTID, ix);
    }

    /**
     * The id of the surrounding workflow.
     *
     * @return the id, null for the root
     */
    public NodeID getPrefix() {
        return prefix;
    }

    /**
     * Whether this is the root.
     *
     * @return true if it is
     */
    public final boolean isRoot() {
        return prefix == null;
    }

    /**
     * The last number.
     *
     * @return the number
     */
    public int getIndex() {
        return index;
    }

    /**
     * The id of a node in the workflow of this id.
     *
     * @param ix number of the node
     * @return the id
     */
    public NodeID createChild(final int ix) {
        return new NodeID(this, ix);
    }

    /**
     * Whether this is the id of a node in a given workflow.
     *
     * @param otherPrefix id of the workflow
     * @return true if it does
     */
    public boolean hasSamePrefix(final NodeID otherPrefix) {
        return Objects.equals(prefix, otherPrefix);
    }

    /**
     * Reads the form that {@link #toString()} gives.
     *
     * @param string numbers with colons between them
     * @return the id
     * @throws IllegalArgumentException if the text has another form
     */
    public static NodeID fromString(final String string) {
        NodeID id = ROOTID;
        final String[] numbers = string.split(":", -1);
        try {
            // A leading zero stands for the root itself where further numbers follow.
            for (String number : numbers) {
                id = new NodeID(id, Integer.parseInt(number));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + string + "\" is no node id", e);
        }
        return id;
    }

    @Override
    public String toString() {
        if (isRoot()) {
            return "0";
        }
        return prefix.isRoot() ? Integer.toString(index) : prefix + ":" + index;
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj
                || (obj instanceof NodeID other
                        && index == other.index
                        && Objects.equals(prefix, other.prefix));
    }

    @Override
    public int hashCode() {
        return Objects.hash(prefix, index);
    }

    @Override
    public int compareTo(final NodeID o) {
        if (isRoot() || o.isRoot()) {
            return Boolean.compare(o.isRoot(), isRoot());
        }
        final int byPrefix = prefix.compareTo(o.prefix);
        return byPrefix != 0 ? byPrefix : Integer.compare(index, o.index);
    }
}
