// SPDX-License-Identifier: Apache-2.0
/**
 * How well generated sequences and profiles pass for real ones, beside simple generators fitted to
 * the same data.
 *
 * <p>May depend on {@code training, model, network, encoding, backend, evaluation, simulation,
 * sequence} and {@code progress}. Sequences are codes: 0 to S - 1 are the S symbols, larger codes
 * stand for unknown symbols and are left out, with every window that holds one. Logarithms are to
 * base 2.
 *
 * <p><b>Sample sizes matter.</b> Divergences of samples are above zero even when both come from one
 * distribution, the more so the fewer rows and the more possible k-mers there are. Compare figures
 * only between samples of equal size, and read them beside that of real rows against real rows.
 */
package bio.strand.engine.comparison;
