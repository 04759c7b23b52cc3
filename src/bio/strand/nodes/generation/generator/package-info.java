// SPDX-License-Identifier: Apache-2.0
/**
 * The node GAN Generator.
 *
 * <p>May depend on {@code ports}, {@code cells}, {@code tables}, {@code views}, {@code runtime} and
 * the engine; on no other node.
 */
package bio.strand.nodes.generation.generator;
