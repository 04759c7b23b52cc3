// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.view;

import org.knime.core.node.NodeModel;
import org.knime.core.node.wizard.page.WizardPageContribution;

/**
 * A factory of nodes that have a view.
 *
 * @param <T> the model of the nodes
 */
public interface NodeViewFactory<T extends NodeModel> extends WizardPageContribution {

    /**
     * Makes the view of a node.
     *
     * @param nodeModel the model of the node
     * @return a new view
     */
    NodeView createNodeView(T nodeModel);
}
