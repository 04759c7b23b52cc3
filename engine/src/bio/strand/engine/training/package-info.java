// SPDX-License-Identifier: Apache-2.0
/**
 * Fits networks to encoded sequences, whatever the task: {@link
 * bio.strand.engine.training.SequenceTrainer} is the one loop, an {@code Objective} for each kind
 * of {@link bio.strand.engine.training.Targets} says what differs.
 *
 * <p>May depend on {@code model}, {@code network}, {@code kernel}, {@code encoding}, {@code
 * evaluation}, {@code split}, {@code files}, {@code progress} and the JDK.
 */
package bio.strand.engine.training;
