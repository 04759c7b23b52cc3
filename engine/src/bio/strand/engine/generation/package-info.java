// SPDX-License-Identifier: Apache-2.0
/**
 * Generative adversarial networks: generators and critics with hand-written gradients up to the
 * second order, their training, and what is generated with them.
 *
 * <p>May depend on {@code comparison}, {@code training}, {@code model}, {@code network}, {@code
 * kernel}, {@code backend}, {@code encoding}, {@code sequence}, {@code simulation}, {@code files},
 * {@code progress} and the JDK. Examples are row-major here, {@code [rows][steps][symbols]}, unlike
 * the batches of {@code encoding/package-info}: then a window of positions is one piece of memory,
 * and so is an example.
 */
package bio.strand.engine.generation;
