// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.effect;

import java.util.List;
import java.util.Optional;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.ParameterReference;

/** The values that conditions are evaluated on. */
public interface ParameterValues {

    /**
     * Returns the value of a field.
     *
     * @param reference name of the field
     * @return the value, {@code null} if the field is null
     * @throws IllegalArgumentException if no field has that name
     */
    Object value(Class<? extends ParameterReference<?>> reference);

    /**
     * Tells whether a field has a name.
     *
     * @param reference the name
     * @return whether there is such a field
     */
    boolean has(Class<? extends ParameterReference<?>> reference);

    /**
     * Returns what a field is called in messages.
     *
     * @param reference name of the field
     * @return the title of its widget, or else its path
     * @throws IllegalArgumentException if no field has that name
     */
    String title(Class<? extends ParameterReference<?>> reference);

    /**
     * Returns the values of the elements of an array or list.
     *
     * @param reference name of the field
     * @return the values of each element, empty if the field is null
     */
    List<ParameterValues> elements(Class<? extends ParameterReference<?>> reference);

    /**
     * Returns the inputs of the node.
     *
     * @return the inputs, empty if none are known
     */
    Optional<NodeParametersInput> input();
}
