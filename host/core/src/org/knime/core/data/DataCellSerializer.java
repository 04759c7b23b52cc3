// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * Writes and reads the cells of one class.
 *
 * @param <T> the class of the cells
 */
public interface DataCellSerializer<T extends DataCell> {
    /**
     * Writes a cell.
     *
     * @param cell the cell
     * @param output where to
     * @throws IOException if writing fails
     */
    void serialize(T cell, DataCellDataOutput output) throws IOException;

    /**
     * Reads a cell.
     *
     * @param input where from
     * @return the cell
     * @throws IOException if reading fails
     */
    T deserialize(DataCellDataInput input) throws IOException;

    /**
     * The class of the cells, as the type argument of the implementation says.
     *
     * @return the class
     * @throws IllegalStateException if the type argument is no class
     */
    @SuppressWarnings("unchecked")
    default Class<T> getCellClass() {
        for (Class<?> c = getClass(); c != null; c = c.getSuperclass()) {
            for (Type t : c.getGenericInterfaces()) {
                if (t instanceof ParameterizedType p
                        && p.getRawType() == DataCellSerializer.class
                        && p.getActualTypeArguments()[0] instanceof Class<?> cellClass) {
                    return (Class<T>) cellClass;
                }
            }
        }
        throw new IllegalStateException(
                getClass().getName() + " does not tell the cell class by its type argument");
    }
}
