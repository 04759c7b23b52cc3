// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/** What an encoding by SMILES tokens does with text that is no molecule. */
public enum InvalidMoleculePolicy {
    /** Refuses the text with an error that ends the computation. */
    ERROR,
    /** Refuses the text; the computation goes on without it. */
    MISSING,
    /** Does not check whether the text is a molecule; only its tokens must be known. */
    UNCHECKED
}
