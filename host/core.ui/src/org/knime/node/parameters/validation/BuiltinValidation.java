// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.validation;

/** A check that the dialog makes on a value while it is edited. */
public interface BuiltinValidation {

    /**
     * Returns what the dialog shows when the check fails.
     *
     * @return the message
     */
    String getErrorMessage();

    /**
     * Returns the parameters of the check.
     *
     * @return a record of the parameters
     */
    Object getParameters();
}
