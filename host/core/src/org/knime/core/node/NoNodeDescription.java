// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import org.w3c.dom.Element;

/** Stands for a description that is missing or broken. */
final class NoNodeDescription extends NodeDescription {
    private final String factoryName;

    NoNodeDescription(final Class<?> factoryClass) {
        factoryName = factoryClass.getSimpleName();
    }

    @Override
    public String getIconPath() {
        return null;
    }

    @Override
    public String getInportDescription(final int index) {
        return null;
    }

    @Override
    public String getInportName(final int index) {
        return null;
    }

    @Override
    public String getInteractiveViewName() {
        return null;
    }

    @Override
    public String getNodeName() {
        return factoryName;
    }

    @Override
    public String getOutportDescription(final int index) {
        return null;
    }

    @Override
    public String getOutportName(final int index) {
        return null;
    }

    @Override
    public NodeFactory.NodeType getType() {
        return NodeFactory.NodeType.Unknown;
    }

    @Override
    public int getViewCount() {
        return 0;
    }

    @Override
    public String getViewDescription(final int index) {
        return null;
    }

    @Override
    public String getViewName(final int index) {
        return null;
    }

    @Override
    public Element getXMLDescription() {
        return null;
    }
}
