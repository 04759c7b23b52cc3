// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.port.PortType;
import org.knime.core.util.Version;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.impl.description.ExternalResource;
import org.knime.node.parameters.NodeParameters;

/**
 * Declares a node with a view, in the words of KNIME's {@code DefaultNode}: what it is called, its
 * ports, its parameters, and the functions that configure and execute it. KNIME's own way of adding
 * a view to a {@code DefaultNode} hands the data over by KNIME's JavaScript, which a page that also
 * stands alone cannot rely on; a node declared so keeps the data of its view itself.
 *
 * <p>Made once, for a factory; the setters return this.
 */
public final class ViewedNode {

    private final String name;
    private final Class<? extends NodeParameters> parametersClass;
    private final List<NodePort> ports = new ArrayList<>();
    private final List<ExternalResource> externalResources = new ArrayList<>();
    private String icon;
    private String shortDescription;
    private String fullDescription;
    private Version sinceVersion;
    private NodeType nodeType;
    private List<String> keywords = List.of();
    private ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configuration;
    private Execution execution;
    private String viewDescription;
    private ViewRenderer viewRenderer;

    private ViewedNode(String name, Class<? extends NodeParameters> parametersClass) {
        this.name = Objects.requireNonNull(name, "name");
        this.parametersClass = Objects.requireNonNull(parametersClass, "parametersClass");
    }

    /** What executes a node. */
    @FunctionalInterface
    public interface Execution {

        /**
         * Executes the node.
         *
         * @param input the inputs and the parameters
         * @param output takes the outputs; internal data is not kept, see {@code view}
         * @param view takes what the view shows
         * @throws CanceledExecutionException if the user cancelled
         * @throws KNIMEException if it fails; the message says why and what to do
         */
        void execute(ExecuteInput input, ExecuteOutput output, ViewSink view)
                throws CanceledExecutionException, KNIMEException;
    }

    /**
     * Begins.
     *
     * @param name the name of the node
     * @param parametersClass its parameters
     * @return a declaration to be completed
     */
    public static ViewedNode create(String name, Class<? extends NodeParameters> parametersClass) {
        return new ViewedNode(name, parametersClass);
    }

    /**
     * Sets the icon.
     *
     * @param path its path, relative to the package of the factory
     * @return this
     */
    public ViewedNode icon(String path) {
        icon = path;
        return this;
    }

    /**
     * Sets the short description.
     *
     * @param text one sentence; XHTML
     * @return this
     */
    public ViewedNode shortDescription(String text) {
        shortDescription = text;
        return this;
    }

    /**
     * Sets the full description.
     *
     * @param text paragraphs and lists; XHTML
     * @return this
     */
    public ViewedNode fullDescription(String text) {
        fullDescription = text;
        return this;
    }

    /**
     * Sets the version of KNIME that first could have the node.
     *
     * @param major its first number
     * @param minor its second number
     * @param revision its third number
     * @return this
     */
    public ViewedNode sinceVersion(int major, int minor, int revision) {
        sinceVersion = new Version(major, minor, revision);
        return this;
    }

    /**
     * Adds an input that is always there.
     *
     * @param portName its name
     * @param description its description; XHTML
     * @param type its type
     * @return this
     */
    public ViewedNode addInput(String portName, String description, PortType type) {
        return add(new NodePort(portName, description, type, true, false));
    }

    /**
     * Adds an input that the user may add.
     *
     * @param portName its name
     * @param description its description; XHTML
     * @param type its type
     * @return this
     */
    public ViewedNode addOptionalInput(String portName, String description, PortType type) {
        return add(new NodePort(portName, description, type, true, true));
    }

    /**
     * Adds an output.
     *
     * @param portName its name
     * @param description its description; XHTML
     * @param type its type
     * @return this
     */
    public ViewedNode addOutput(String portName, String description, PortType type) {
        return add(new NodePort(portName, description, type, false, false));
    }

    private ViewedNode add(NodePort port) {
        if (ports.stream().anyMatch(other -> other.name().equals(port.name()))) {
            throw new IllegalArgumentException(
                    "The node has two ports named \"%s\"; names identify ports, inputs and outputs alike."
                            .formatted(port.name()));
        }
        ports.add(port);
        return this;
    }

    /**
     * Sets what checks parameters and inputs and announces the outputs.
     *
     * @param function called at every change before the node is executed
     * @return this
     */
    public ViewedNode configure(
            ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> function) {
        configuration = function;
        return this;
    }

    /**
     * Sets what executes the node.
     *
     * @param function called after a successful configuration
     * @return this
     */
    public ViewedNode execute(Execution function) {
        execution = function;
        return this;
    }

    /**
     * Sets what the view is.
     *
     * @param description what it shows; XHTML
     * @param renderer makes its page
     * @return this
     */
    public ViewedNode view(String description, ViewRenderer renderer) {
        viewDescription = description;
        viewRenderer = renderer;
        return this;
    }

    /**
     * Sets the type, which gives the node its colour.
     *
     * @param type the type
     * @return this
     */
    public ViewedNode nodeType(NodeType type) {
        nodeType = type;
        return this;
    }

    /**
     * Sets words by which the node is found.
     *
     * @param words the words
     * @return this
     */
    public ViewedNode keywords(String... words) {
        keywords = List.of(words);
        return this;
    }

    /**
     * Adds a link.
     *
     * @param href its address
     * @param description what is found there; XHTML
     * @return this
     */
    public ViewedNode addExternalResource(String href, String description) {
        externalResources.add(new ExternalResource(href, description));
        return this;
    }

    /** Refuses a declaration that lacks something. */
    ViewedNode complete() {
        Objects.requireNonNull(icon, "icon");
        Objects.requireNonNull(shortDescription, "shortDescription");
        Objects.requireNonNull(fullDescription, "fullDescription");
        Objects.requireNonNull(sinceVersion, "sinceVersion");
        Objects.requireNonNull(nodeType, "nodeType");
        Objects.requireNonNull(configuration, "configure");
        Objects.requireNonNull(execution, "execute");
        Objects.requireNonNull(viewDescription, "view");
        Objects.requireNonNull(viewRenderer, "view");
        return this;
    }

    String name() {
        return name;
    }

    Class<? extends NodeParameters> parametersClass() {
        return parametersClass;
    }

    List<NodePort> ports() {
        return List.copyOf(ports);
    }

    List<ExternalResource> externalResources() {
        return List.copyOf(externalResources);
    }

    String icon() {
        return icon;
    }

    String shortDescription() {
        return shortDescription;
    }

    String fullDescription() {
        return fullDescription;
    }

    Version sinceVersion() {
        return sinceVersion;
    }

    NodeType nodeType() {
        return nodeType;
    }

    List<String> keywords() {
        return keywords;
    }

    ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configuration() {
        return configuration;
    }

    Execution execution() {
        return execution;
    }

    String viewDescription() {
        return viewDescription;
    }

    ViewRenderer viewRenderer() {
        return viewRenderer;
    }
}
