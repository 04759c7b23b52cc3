// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.wizard.page;

/**
 * A factory of nodes that may have a view. Values that a user sets inside a view do not exist here:
 * the host shows no view to a user.
 */
public interface WizardPageContribution {

    /**
     * Whether the nodes have a view.
     *
     * @return true unless overridden
     */
    default boolean hasNodeView() {
        return true;
    }
}
