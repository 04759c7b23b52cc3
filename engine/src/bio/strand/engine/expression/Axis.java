// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

/** One of the two directions of an expression matrix. */
public enum Axis {
    /** What was measured; in rows. */
    GENE,
    /** What it was measured in; in columns. */
    SAMPLE;

    /**
     * The other direction.
     *
     * @return genes for samples and the reverse
     */
    public Axis other() {
        return this == GENE ? SAMPLE : GENE;
    }
}
