// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.v2;

import org.knime.core.data.DataValue;

/**
 * Sets the value of the current row in columnar storage.
 *
 * @param <D> what can be set
 */
public interface WriteValue<D extends DataValue> {
    /**
     * Sets the value.
     *
     * @param value the value
     */
    void setValue(D value);
}
