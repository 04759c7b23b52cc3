// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices.util;

import java.util.Collection;
import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;

/** Offers the columns of an input table whose type is compatible to one of given data values. */
public class CompatibleColumnsProvider implements FilteredInputTableColumnsProvider {

    private final List<Class<? extends DataValue>> valueClasses;

    /**
     * Creates a provider.
     *
     * @param valueClass the data value that columns have to offer
     */
    protected CompatibleColumnsProvider(Class<? extends DataValue> valueClass) {
        this(List.of(valueClass));
    }

    /**
     * Creates a provider.
     *
     * @param valueClasses the data values of which columns have to offer at least one
     */
    protected CompatibleColumnsProvider(Collection<Class<? extends DataValue>> valueClasses) {
        this.valueClasses = List.copyOf(valueClasses);
    }

    @Override
    public boolean isIncluded(DataColumnSpec col) {
        return valueClasses.stream().anyMatch(col.getType()::isCompatible);
    }

    /** Offers columns of texts. */
    public static class StringColumnsProvider extends CompatibleColumnsProvider {

        /** Creates the provider. */
        protected StringColumnsProvider() {
            super(StringValue.class);
        }
    }

    /** Offers columns of numbers. */
    public static class DoubleColumnsProvider extends CompatibleColumnsProvider {

        /** Creates the provider. */
        protected DoubleColumnsProvider() {
            super(DoubleValue.class);
        }
    }
}
