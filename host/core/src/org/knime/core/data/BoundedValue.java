// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Marks cells of which a column's domain holds the smallest and the largest. */
public interface BoundedValue extends DataValue {}
