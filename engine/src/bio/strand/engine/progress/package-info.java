// SPDX-License-Identifier: Apache-2.0
/**
 * How long computations tell their caller how far they are, and how the caller stops them.
 *
 * <p>Every package of the engine may depend on this one; it depends on nothing but the JDK. It is
 * the seam to whatever runs the engine: a workflow system wraps its own monitor into a {@link
 * bio.strand.engine.progress.ProgressSink} and a {@link
 * bio.strand.engine.progress.CancellationToken}.
 */
package bio.strand.engine.progress;
