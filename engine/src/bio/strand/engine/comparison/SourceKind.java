// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

/** Where compared rows come from. */
public enum SourceKind {
    /** The rows that are to be judged. */
    GENERATED,
    /**
     * Real rows that were learned from: the best that a generator can be told from held-out ones.
     */
    REAL,
    /** Real rows that everything is compared with. */
    REFERENCE,
    /** Rows of a simple generator that was fitted to the rows learned from. */
    BASELINE
}
