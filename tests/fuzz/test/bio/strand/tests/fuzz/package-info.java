// SPDX-License-Identifier: Apache-2.0
/**
 * Fuzzing of everything that reads a file from elsewhere, with Jazzer: one class {@code XFuzz} a
 * format, each with {@code fuzzerTestOneInput}, which lets nothing pass but a result or a
 * documented exception. {@link bio.strand.tests.fuzz.FuzzTest} runs each for some seconds in the
 * build and says how to run one for longer.
 *
 * <p>May use the engine, the host and the JDK. No class here refers to Jazzer.
 */
package bio.strand.tests.fuzz;
