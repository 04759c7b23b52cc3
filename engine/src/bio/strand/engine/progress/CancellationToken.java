// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.progress;

/**
 * Says whether the caller of a long computation wants it to stop.
 *
 * <p>Computations ask at least a few times a second and leave with {@link CancelledException}. Once
 * a token is cancelled it stays so. Implementations must be safe to ask from any thread.
 */
@FunctionalInterface
public interface CancellationToken {

    /**
     * Whether the computation should stop.
     *
     * @return true once the caller has asked for the stop
     */
    boolean isCancelled();

    /**
     * Leaves the computation if the caller has asked for it.
     *
     * @throws CancelledException if {@link #isCancelled()}
     */
    default void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }

    /**
     * A token that never asks to stop.
     *
     * @return the shared token
     */
    static CancellationToken never() {
        return () -> false;
    }
}
