// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

/** Merges what the parts of a distributed computation found. */
public abstract class MergeOperator {
    /** For subclasses. */
    public MergeOperator() {
        super();
    }

    /**
     * Whether results can be merged in several steps.
     *
     * @return false here
     */
    public boolean isHierarchical() {
        return false;
    }

    /**
     * Merges results of a pass before the last.
     *
     * @param operators the results
     * @return the merged result
     */
    public StreamableOperatorInternals mergeIntermediate(
            final StreamableOperatorInternals[] operators) {
        throw new IllegalStateException(
                "mergeIntermediate must be implemented when the operator iterates");
    }

    /**
     * Merges results of the last pass.
     *
     * @param operators the results
     * @return the merged result
     */
    public abstract StreamableOperatorInternals mergeFinal(StreamableOperatorInternals[] operators);
}
