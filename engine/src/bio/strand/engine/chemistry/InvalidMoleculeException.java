// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.chemistry;

/** A text that is no molecule. The message says what is wrong and at which position. */
public final class InvalidMoleculeException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param problem what is wrong, with the position counted from 1 where there is one
     */
    InvalidMoleculeException(String problem) {
        super(problem);
    }
}
