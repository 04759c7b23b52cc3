// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.tables;

/**
 * Takes the rows of a table one by one.
 *
 * @param <E> what a visit may throw; {@link RuntimeException} if nothing checked
 */
@FunctionalInterface
public interface RowVisitor<E extends Exception> {

    /**
     * Takes one row.
     *
     * @param index the row's position in the table, from 0
     * @param row the row; valid only during this call
     * @throws E if the row cannot be used; ends the stream
     */
    void visit(long index, RowView row) throws E;
}
