// SPDX-License-Identifier: Apache-2.0
/**
 * The node Sequence Encoder: text sequences become compact encoded ones, by stated rules.
 *
 * <p>May depend on {@code cells, tables, runtime} and the engine's {@code encoding} and {@code
 * sequence}; no other package depends on it.
 */
package bio.strand.nodes.preparation.encoder;
