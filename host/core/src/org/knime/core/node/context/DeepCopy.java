// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context;

/**
 * Something that can be copied so that changes of the copy do not touch it.
 *
 * @param <T> class of the copy
 */
public interface DeepCopy<T> {
    /**
     * Makes a copy.
     *
     * @return the copy
     */
    T copy();
}
