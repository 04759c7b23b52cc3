// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

/**
 * A view of a node. Only the type exists here: nothing is displayed.
 *
 * @param <T> class of the node models
 */
public abstract class NodeView<T extends NodeModel> extends AbstractNodeView<T> {
    /**
     * Creates a view.
     *
     * @param nodeModel what it shows
     */
    protected NodeView(final T nodeModel) {
        super(nodeModel);
    }

    /**
     * What the view shows.
     *
     * @return the node model
     */
    protected T getNodeModel() {
        return getViewableModel();
    }
}
