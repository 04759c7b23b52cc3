// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.scorer;

import java.util.function.ToDoubleFunction;

/**
 * One figure of a source of rows: a column of the table of figures.
 *
 * @param name the column's name
 * @param value the figure; NaN if it does not exist
 * @param <T> the figures of a source
 */
record Figure<T>(String name, ToDoubleFunction<T> value) {}
