// SPDX-License-Identifier: Apache-2.0
package org.knime.node.impl.description;

import bio.strand.host.core.ui.description.NodeDescriptionDocument;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeDescription53Proxy;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.util.Version;
import org.knime.node.parameters.NodeParameters;

/** Describes nodes whose options come from their parameters. */
public final class DefaultNodeDescriptionUtil {

    private DefaultNodeDescriptionUtil() {}

    /**
     * Describes a node.
     *
     * @param name its name
     * @param icon path of its icon, relative to the factory's package
     * @param inPortDescriptions its inputs
     * @param outPortDescriptions its outputs
     * @param shortDescription one sentence; XHTML
     * @param fullDescription its description; XHTML
     * @param externalResources links to further resources
     * @param modelSettingsClass the class of parameters of its model, {@code null} for none
     * @param viewSettingsClass {@code null}: views have no settings in the host
     * @param viewDescription the description of its view, {@code null} for none; XHTML
     * @param type its type; {@code null} to derive it from the ports
     * @param keywords words by which it is found
     * @param sinceVersion the version in which it was introduced
     * @return the description
     * @throws IllegalArgumentException if a text is no well-formed XHTML, or the view has settings
     */
    public static NodeDescription createNodeDescription(
            String name,
            String icon,
            Collection<PortDescription> inPortDescriptions,
            Collection<PortDescription> outPortDescriptions,
            String shortDescription,
            String fullDescription,
            Collection<ExternalResource> externalResources,
            Class<? extends NodeParameters> modelSettingsClass,
            Class<? extends NodeParameters> viewSettingsClass,
            String viewDescription,
            NodeType type,
            Collection<String> keywords,
            Version sinceVersion) {
        if (viewSettingsClass != null) {
            throw new IllegalArgumentException(
                    "The view of node " + name + " has settings, which the host does not know.");
        }
        return new NodeDescription53Proxy(
                new NodeDescriptionDocument(
                                name,
                                icon,
                                shortDescription,
                                fullDescription,
                                type,
                                List.copyOf(inPortDescriptions),
                                List.copyOf(outPortDescriptions),
                                List.copyOf(externalResources),
                                List.copyOf(keywords),
                                Optional.ofNullable(modelSettingsClass),
                                Optional.ofNullable(viewDescription))
                        .toXml(),
                sinceVersion);
    }
}
