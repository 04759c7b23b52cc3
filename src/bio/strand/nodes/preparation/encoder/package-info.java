// SPDX-License-Identifier: Apache-2.0
/**
 * The node Sequence Encoder: text sequences and molecules become encoded ones or numbers, by stated
 * rules, those of its settings or those of a column encoded before.
 *
 * <p>May depend on {@code cells, tables, runtime} and the engine's {@code encoding}, {@code
 * sequence} and {@code chemistry}; no other package depends on it.
 */
package bio.strand.nodes.preparation.encoder;
