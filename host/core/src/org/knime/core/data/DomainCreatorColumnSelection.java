// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.function.Predicate;

/** Which columns get a new domain and which lose the one they have. */
public interface DomainCreatorColumnSelection {
    /**
     * Whether the domain of a column is determined from its cells.
     *
     * @param colSpec the column
     * @return true if it is
     */
    boolean createDomain(DataColumnSpec colSpec);

    /**
     * Whether the domain that a column had before is dropped.
     *
     * @param colSpec the column
     * @return true if it is
     */
    boolean dropDomain(DataColumnSpec colSpec);

    /**
     * Makes a selection of two predicates.
     *
     * @param dropDomain tells {@link #dropDomain}
     * @param createDomain tells {@link #createDomain}
     * @return the selection
     */
    static DomainCreatorColumnSelection create(
            final Predicate<DataColumnSpec> dropDomain,
            final Predicate<DataColumnSpec> createDomain) {
        return new DomainCreatorColumnSelection() {
            @Override
            public boolean createDomain(final DataColumnSpec colSpec) {
                return createDomain.test(colSpec);
            }

            @Override
            public boolean dropDomain(final DataColumnSpec colSpec) {
                return dropDomain.test(colSpec);
            }
        };
    }
}
