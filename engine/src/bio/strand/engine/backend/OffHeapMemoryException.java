// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.backend;

/**
 * There is not enough memory outside the Java heap. What was asked for was not done; everything
 * else goes on working.
 */
public final class OffHeapMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message how much was asked for, how much there is, and the setting to change
     * @param cause the failure as the allocator reported it
     */
    public OffHeapMemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
