// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.registry;

/** A contribution that cannot be used; the message names the plug-in, the class and the cause. */
public final class ContributionException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what is wrong, naming the plug-in and the class
     * @param cause the cause, may be null
     */
    public ContributionException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
