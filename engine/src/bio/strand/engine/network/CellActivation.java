// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

/** What makes the state of a simple recurrent cell. */
public enum CellActivation {
    /** The hyperbolic tangent. */
    TANH,
    /** The rectifier {@code max(0, x)} (Le et al., arXiv 1504.00941, 2015). */
    RELU
}
