// SPDX-License-Identifier: Apache-2.0
/**
 * The data type of an encoded sequence: value, cell, storage, rendering.
 *
 * <p>May depend on KNIME's data API and on the engine's {@code encoding}. Cells are read by the
 * package {@code tables} only; nodes create them.
 */
package bio.strand.nodes.cells;
