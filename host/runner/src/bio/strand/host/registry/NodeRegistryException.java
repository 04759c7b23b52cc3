// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.registry;

/** A node is installed but its factory cannot be made, for instance for lack of a library. */
public final class NodeRegistryException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed, for the user
     * @param cause the failure
     */
    public NodeRegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
