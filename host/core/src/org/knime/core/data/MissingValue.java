// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Marks the absence of a value. */
public interface MissingValue extends DataValue {
    /**
     * Why the value is absent.
     *
     * @return the reason, null if none is known
     */
    String getError();
}
