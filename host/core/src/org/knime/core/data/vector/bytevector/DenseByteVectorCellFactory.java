// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.vector.bytevector;

/** Makes dense byte vector cells. */
public class DenseByteVectorCellFactory {
    private DenseByteVector vector;

    /**
     * Starts with zeros.
     *
     * @param length length of the vector
     */
    public DenseByteVectorCellFactory(final int length) {
        vector = new DenseByteVector(length);
    }

    /**
     * Starts with a vector.
     *
     * @param vector the vector; copied
     */
    public DenseByteVectorCellFactory(final DenseByteVector vector) {
        this.vector = new DenseByteVector(vector);
    }

    /**
     * Starts with a part of a cell.
     *
     * @param cell the cell
     * @param startIdx first index
     * @param endIdx index behind the last
     */
    public DenseByteVectorCellFactory(
            final DenseByteVectorCell cell, final int startIdx, final int endIdx) {
        vector = cell.getByteVectorCopy().subSequence(startIdx, endIdx);
    }

    /**
     * Puts a vector behind this one.
     *
     * @param cell the vector
     */
    public void concatenate(final DenseByteVectorCell cell) {
        vector = vector.concatenate(cell.getByteVectorCopy());
    }

    /**
     * Sets an element.
     *
     * @param byteIndex its index
     * @param byteVal its value, 0 to 255
     */
    public void setValue(final int byteIndex, final int byteVal) {
        vector.set(byteIndex, byteVal);
    }

    /**
     * Makes the cell.
     *
     * @return the cell
     */
    public DenseByteVectorCell createDataCell() {
        return new DenseByteVectorCell(vector);
    }
}
