// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

/**
 * A view of a node. Only the type exists here: nothing is displayed.
 *
 * @param <T> class of the node models
 */
public abstract class AbstractNodeView<T extends AbstractNodeView.ViewableModel> {
    private final T model;

    /** Something that views show. */
    public interface ViewableModel {}

    /**
     * Creates a view.
     *
     * @param model what it shows
     */
    protected AbstractNodeView(final T model) {
        this.model = model;
    }

    /**
     * What the view shows.
     *
     * @return the node model
     */
    protected final T getViewableModel() {
        return model;
    }
}
