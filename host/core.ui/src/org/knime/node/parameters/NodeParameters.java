// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.persistence.Persistable;

/**
 * The parameters of a node: a plain class whose non-private, non-static, non-transient fields are
 * both the widgets of the dialog and the entries of the node's settings.
 *
 * <p>The key of an entry is the name of its field, without a leading {@code m_}; superclass fields
 * come first, then fields in the order of their declaration. An implementation needs a constructor
 * without arguments, which gives the defaults that loading falls back to, and may have a second one
 * that takes a {@link NodeParametersInput} and guesses defaults from the node's inputs. Nested
 * implementations persist as sub-settings, arrays and lists of them as sub-settings with the keys
 * 0, 1, 2, ...
 */
public interface NodeParameters extends Persistable, WidgetGroup {

    /**
     * Checks the values, including combinations of values. It is called whenever settings are about
     * to be loaded into a node model and after defaults were guessed. Limits that are only declared
     * by widget annotations are not enforced here.
     *
     * @throws InvalidSettingsException if a value is not acceptable; the message names the
     *     parameter and the remedy
     */
    default void validate() throws InvalidSettingsException {}
}
