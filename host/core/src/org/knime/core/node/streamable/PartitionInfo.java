// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

/** Which part of the rows is computed. */
public class PartitionInfo {
    private final int index;
    private final int count;

    /**
     * Creates a description.
     *
     * @param partitionIndex index of the part
     * @param partitionCount number of parts
     */
    public PartitionInfo(final int partitionIndex, final int partitionCount) {
        if (partitionIndex < 0 || partitionIndex >= partitionCount) {
            throw new IllegalArgumentException(
                    "Partition " + partitionIndex + " of " + partitionCount + " does not exist");
        }
        index = partitionIndex;
        count = partitionCount;
    }

    /**
     * The index of the part.
     *
     * @return the index
     */
    public int getPartitionIndex() {
        return index;
    }

    /**
     * The number of parts.
     *
     * @return the number
     */
    public int getPartitionCount() {
        return count;
    }
}
