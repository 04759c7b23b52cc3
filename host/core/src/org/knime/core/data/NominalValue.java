// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Marks cells of which a column's domain lists the possible values. */
public interface NominalValue extends DataValue {
    /** No meta information of its own. */
    UtilityFactory UTILITY = DataValue.UTILITY;
}
