// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.scorer;

import java.util.function.ToDoubleFunction;

/**
 * A row of the table of details.
 *
 * @param section what is measured
 * @param position the position in the sequence, from 1; 0 if it has none
 * @param item the symbol, k-mer, motif, interval or gene
 * @param value what is measured of a source; NaN if it does not exist
 * @param <T> the figures of a source
 */
record Detail<T>(String section, int position, String item, ToDoubleFunction<T> value) {}
