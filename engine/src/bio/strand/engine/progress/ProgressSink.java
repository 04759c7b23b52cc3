// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.progress;

/**
 * Receives the progress of a long computation.
 *
 * <p>Implementations must return quickly and must tolerate calls from any thread: a computation may
 * report from its worker threads.
 */
@FunctionalInterface
public interface ProgressSink {

    /**
     * Takes note of the state of the computation.
     *
     * @param fraction the part of the work that is done, 0 to 1; NaN when it cannot be known
     * @param message one line for the user, never null, possibly empty
     */
    void report(double fraction, String message);

    /**
     * A sink that ignores every report.
     *
     * @return the shared sink
     */
    static ProgressSink none() {
        return (fraction, message) -> {};
    }

    /**
     * A sink for one step of this sink's computation: fractions 0 to 1 of the step become the range
     * {@code from} to {@code to} of the whole.
     *
     * @param from where the step begins, 0 to 1
     * @param to where the step ends, {@code from} to 1
     * @return the step's sink, which passes messages on unchanged
     * @throws IllegalArgumentException if the range is not within 0 to 1 or is reversed
     */
    default ProgressSink step(double from, double to) {
        if (!(from >= 0 && from <= to && to <= 1)) {
            throw new IllegalArgumentException(
                    "a step's range must lie within 0 to 1, not " + from + " to " + to);
        }
        return (fraction, message) -> report(from + fraction * (to - from), message);
    }
}
