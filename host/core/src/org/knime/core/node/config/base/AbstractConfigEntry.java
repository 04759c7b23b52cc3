// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

import java.io.Serializable;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import javax.swing.tree.TreeNode;

/** A keyed, typed entry of a settings tree. */
public abstract class AbstractConfigEntry implements Serializable, TreeNode {
    private static final long serialVersionUID = 1L;

    private final ConfigEntries type;
    private String key;
    private AbstractConfigEntry parent;

    AbstractConfigEntry(final ConfigEntries type, final String key) {
        if (type == null) {
            throw new IllegalArgumentException("Config entry type can't be null.");
        }
        this.type = type;
        this.key = checkKey(key);
    }

    private static String checkKey(final String key) {
        if (key == null) {
            throw new IllegalArgumentException("Key must not be null!");
        }
        return key;
    }

    /**
     * The key of this entry.
     *
     * @return the key, never null
     */
    public final String getKey() {
        return key;
    }

    final void setKey(final String newKey) {
        key = checkKey(newKey);
    }

    /**
     * Sets the tree this entry belongs to.
     *
     * @param parent the parent entry
     */
    public final void setParent(final AbstractConfigEntry parent) {
        this.parent = parent;
    }

    /**
     * The type of this entry.
     *
     * @return the type, never null
     */
    public final ConfigEntries getType() {
        return type;
    }

    @Override
    public String toString() {
        return key + " [" + type.name() + "] -> " + toStringValue();
    }

    /**
     * The value as text, from which {@link ConfigEntries#createEntry} makes the same value again.
     *
     * @return the text form, null for a null value
     */
    public abstract String toStringValue();

    @Override
    public boolean equals(final Object o) {
        return this == o
                || (o != null
                        && o.getClass() == getClass()
                        && isIdentical((AbstractConfigEntry) o));
    }

    /**
     * Whether type, key and value are the same.
     *
     * @param other the other entry
     * @return true if they are
     */
    public final boolean isIdentical(final AbstractConfigEntry other) {
        return type == other.type && key.equals(other.key) && hasIdenticalValue(other);
    }

    abstract boolean hasIdenticalValue(AbstractConfigEntry other);

    @Override
    public int hashCode() {
        return Objects.hash(key, type);
    }

    @Override
    public TreeNode getChildAt(final int childIndex) {
        return null;
    }

    @Override
    public int getChildCount() {
        return 0;
    }

    @Override
    public final TreeNode getParent() {
        return parent;
    }

    @Override
    public int getIndex(final TreeNode node) {
        return -1;
    }

    @Override
    public final boolean getAllowsChildren() {
        return !isLeaf();
    }

    @Override
    public boolean isLeaf() {
        return true;
    }

    @Override
    public Enumeration<? extends TreeNode> children() {
        return Collections.emptyEnumeration();
    }
}
