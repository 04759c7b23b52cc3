// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates;

/**
 * A name by which the value of a field is referred to: an interface or class that one {@link
 * ValueReference} attaches to the field.
 *
 * @param <V> type of the field, with primitives boxed
 */
public interface ParameterReference<V> {}
