// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.progress;

/**
 * Ends a computation that its caller has cancelled.
 *
 * <p>It is unchecked so that it passes through iterators and worker threads; it is not an error and
 * no result exists after it.
 */
public final class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public CancelledException() {
        super("The computation was cancelled.");
    }
}
