// SPDX-License-Identifier: Apache-2.0
/**
 * The numeric work of layers, forward and backward, behind the interface {@link
 * bio.strand.engine.kernel.Kernel}.
 *
 * <p>May depend on {@code backend}, {@code progress}, ND4J with the BLAS it loads, and the JDK.
 * Values cross the interface as heap arrays in the one layout of {@code encoding/package-info}:
 * time-major, {@code [steps][rows][size]}, with {@link bio.strand.engine.kernel.Kernel#ROWS} rows
 * always, so that every matrix product of a layer has the same shape whatever is computed, and a
 * sequence's result does not depend on the sequences beside it. The exception are {@link
 * bio.strand.engine.kernel.AffineMap}s, row-major and for as many rows as they were made for.
 */
package bio.strand.engine.kernel;
