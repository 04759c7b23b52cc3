// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.RequireModelParameters;
import org.knime.node.impl.description.ExternalResource;

/**
 * The declaration of a node: what it is, its ports, its parameters and its model. It is built in
 * stages, each of which asks for the next required property; the last one takes optional properties
 * too.
 */
public final class DefaultNode implements FluentNodeAPI {

    final String name;
    final String icon;
    final String shortDescription;
    final String fullDescription;
    final List<DeclaredPorts.Group> ports;
    final DefaultModel model;
    final List<ExternalResource> externalResources = new ArrayList<>();
    final List<String> keywords = new ArrayList<>();
    NodeType nodeType;

    private DefaultNode(
            String name,
            String icon,
            String shortDescription,
            String fullDescription,
            List<DeclaredPorts.Group> ports,
            DefaultModel model) {
        this.name = name;
        this.icon = icon;
        this.shortDescription = shortDescription;
        this.fullDescription = fullDescription;
        this.ports = List.copyOf(ports);
        this.model = model;
    }

    /**
     * Starts the declaration of a node.
     *
     * @return the first stage
     */
    public static RequireName create() {
        return name ->
                icon ->
                        shortDescription ->
                                fullDescription ->
                                        (major, minor, revision) ->
                                                new PortsStage(
                                                        name,
                                                        icon,
                                                        shortDescription,
                                                        fullDescription);
    }

    /** What is known of a node before its ports. */
    private record PortsStage(
            String name, String icon, String shortDescription, String fullDescription)
            implements RequirePorts {

        @Override
        public RequireModel dynamicPorts(Consumer<DynamicPortsAdder> portsFunction) {
            List<DeclaredPorts.Group> ports = DeclaredPorts.of(portsFunction);
            return modelFunction ->
                    new DefaultNode(
                            name,
                            icon,
                            shortDescription,
                            fullDescription,
                            ports,
                            modelFunction.apply(DefaultModel.create()));
        }
    }

    /** The stage that asks for the name. */
    public interface RequireName {

        /**
         * Sets the name of the node.
         *
         * @param name the name
         * @return the next stage
         */
        RequireIcon name(String name);
    }

    /** The stage that asks for the icon. */
    public interface RequireIcon {

        /**
         * Sets the icon of the node.
         *
         * @param icon path of a 16x16 PNG, relative to the factory's package
         * @return the next stage
         */
        RequireShortDescription icon(String icon);
    }

    /** The stage that asks for the short description. */
    public interface RequireShortDescription {

        /**
         * Sets the short description of the node.
         *
         * @param shortDescription one sentence; XHTML
         * @return the next stage
         */
        RequireFullDescription shortDescription(String shortDescription);
    }

    /** The stage that asks for the full description. */
    public interface RequireFullDescription {

        /**
         * Sets the full description of the node.
         *
         * @param fullDescription the description; XHTML
         * @return the next stage
         */
        RequireSinceVersion fullDescription(String fullDescription);
    }

    /** The stage that asks since when the node exists. */
    public interface RequireSinceVersion {

        /**
         * Sets the version in which the node was introduced.
         *
         * @param major major version
         * @param minor minor version
         * @param revision revision
         * @return the next stage
         */
        RequirePorts sinceVersion(int major, int minor, int revision);
    }

    /** The stage that asks for the model. */
    public interface RequireModel {

        /**
         * Sets the model of the node.
         *
         * @param model builds the model
         * @return the declared node, which takes optional properties
         */
        DefaultNode model(Function<RequireModelParameters, DefaultModel> model);
    }

    /**
     * Sets the type of the node. Without it, a node without inputs is a source, a node without
     * outputs is a sink and any other node a manipulator.
     *
     * @param newNodeType the type
     * @return this
     * @throws IllegalStateException if the type was set before
     */
    public DefaultNode nodeType(NodeType newNodeType) {
        if (this.nodeType != null) {
            throw new IllegalStateException(
                    "nodeType() has already been called; a node can only have one node type.");
        }
        this.nodeType = newNodeType;
        return this;
    }

    /**
     * Sets words by which the node is found.
     *
     * @param newKeywords the keywords
     * @return this
     * @throws IllegalStateException if keywords were set before
     */
    public DefaultNode keywords(String... newKeywords) {
        if (!keywords.isEmpty()) {
            throw new IllegalStateException(
                    "keywords() has already been called; a node can only have one list of"
                            + " keywords.");
        }
        keywords.addAll(List.of(newKeywords));
        return this;
    }

    /**
     * Adds a link to the description of the node.
     *
     * @param href address of the resource
     * @param description what it is; XHTML
     * @return this
     */
    public DefaultNode addExternalResource(String href, String description) {
        externalResources.add(
                new ExternalResource(
                        Objects.requireNonNull(href, "href"),
                        Objects.requireNonNull(description, "description")));
        return this;
    }
}
