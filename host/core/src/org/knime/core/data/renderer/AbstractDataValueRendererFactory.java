// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.renderer;

/** Renderer factory whose id is the name of its class. */
public abstract class AbstractDataValueRendererFactory implements DataValueRendererFactory {
    /** For subclasses. */
    public AbstractDataValueRendererFactory() {
        super();
    }

    @Override
    public final String getId() {
        return getClass().getName();
    }

    @Override
    public int hashCode() {
        return getId().hashCode();
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof DataValueRendererFactory other && other.getId().equals(getId());
    }
}
