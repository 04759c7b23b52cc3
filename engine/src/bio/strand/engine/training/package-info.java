// SPDX-License-Identifier: Apache-2.0
/**
 * Fits networks to encoded sequences.
 *
 * <p>May depend on {@code model}, {@code network}, {@code kernel}, {@code encoding}, {@code
 * evaluation}, {@code split}, {@code progress} and the JDK.
 */
package bio.strand.engine.training;
