// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import bio.strand.host.core.description.NodeDescriptionFile;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.Optional;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;
import org.knime.core.node.context.NodeCreationConfiguration;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What a node is: makes its model and knows its description. Has a public constructor without
 * arguments.
 *
 * @param <T> class of the node models
 */
public abstract class NodeFactory<T extends NodeModel> {
    private final boolean isLazilyInitialized;
    private NodeDescription description;
    private URL icon;

    /** Kind of a node, which decides its colour. */
    public enum NodeType {
        /** Reads data. */
        Source,
        /** Writes data. */
        Sink,
        /** Learns a model. */
        Learner,
        /** Applies a model. */
        Predictor,
        /** Changes data. */
        Manipulator,
        /** Shows data. */
        Visualizer,
        /** Interacts with users. */
        Widget,
        /** Contains nodes. */
        Meta,
        /** Starts a loop. */
        LoopStart,
        /** Ends a loop. */
        LoopEnd,
        /** Starts a scope. */
        ScopeStart,
        /** Ends a scope. */
        ScopeEnd,
        /** Interacts with users, in early releases. */
        QuickForm,
        /** Sets up a component. */
        Configuration,
        /** Anything else. */
        Other,
        /** Is not installed. */
        Missing,
        /** Says nothing about itself. */
        Unknown,
        /** Contains nodes and has a dialog. */
        Subnode,
        /** Input of a component. */
        VirtualIn,
        /** Output of a component. */
        VirtualOut,
        /** Input or output of a called workflow. */
        Container
    }

    /** Creates a factory and reads its description. */
    protected NodeFactory() {
        this(false);
    }

    /**
     * Creates a factory.
     *
     * @param lazyInitialization whether the description is read later
     */
    protected NodeFactory(final boolean lazyInitialization) {
        isLazilyInitialized = lazyInitialization;
        if (!lazyInitialization) {
            init();
        }
    }

    /**
     * The unique name of the factory.
     *
     * @return the name of its class
     */
    public final String getFactoryId() {
        return getClass().getName();
    }

    /**
     * Reads the description, by default the XML file beside the class.
     *
     * @return the description
     * @throws SAXException if it is broken
     * @throws IOException if it cannot be read
     */
    protected NodeDescription createNodeDescription() throws SAXException, IOException {
        for (Class<?> c = getClass(); c != NodeFactory.class; c = c.getSuperclass()) {
            final Optional<NodeDescription> found = NodeDescriptionFile.read(c);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IOException(
                "There is no file "
                        + getClass().getSimpleName()
                        + ".xml beside "
                        + getClass().getName());
    }

    /** Reads the description, once. */
    public synchronized void init() {
        if (description != null) {
            return;
        }
        try {
            description = createNodeDescription();
        } catch (SAXException | IOException e) {
            NodeLogger.getLogger(getClass())
                    .error(
                            "Broken node description of "
                                    + getClass().getName()
                                    + ": "
                                    + e.getMessage(),
                            e);
            description = new NoNodeDescription(getClass());
        }
        final String path = description.getIconPath();
        if (path != null && !path.isBlank()) {
            icon = resource(path);
        }
    }

    /** Finds a file by its path from the factory's package; class loaders know no dot-dot. */
    private URL resource(final String path) {
        if (path.startsWith("/")) {
            return getClass().getResource(path);
        }
        final String folder = getClass().getPackageName().replace('.', '/');
        return getClass()
                .getResource(URI.create("/" + folder + "/").resolve(path).normalize().getPath());
    }

    final NodeDescription description() {
        init();
        return description;
    }

    /**
     * The description as XML.
     *
     * @return the root element, null if there is none
     */
    public Element getXMLDescription() {
        return description().getXMLDescription();
    }

    /**
     * Reads what distinguishes factories of the same class.
     *
     * @param config where from
     * @throws InvalidSettingsException if it is incomplete
     */
    public void loadAdditionalFactorySettings(final ConfigRO config)
            throws InvalidSettingsException {
        init();
    }

    /**
     * Writes what distinguishes factories of the same class.
     *
     * @param config where to
     */
    public void saveAdditionalFactorySettings(final ConfigWO config) {
        // Most factories are the only ones of their class.
    }

    /**
     * The name of the node.
     *
     * @return the name
     */
    public final String getNodeName() {
        return description().getNodeName();
    }

    private static String orElse(final String text, final String fallback) {
        return text == null ? fallback : text;
    }

    /**
     * The name of an input.
     *
     * @param index its index without the flow variable port
     * @return the name
     */
    public String getInportName(final int index) {
        return orElse(description().getInportName(index), "No name available");
    }

    /**
     * The name of an output.
     *
     * @param index its index without the flow variable port
     * @return the name
     */
    public String getOutportName(final int index) {
        return orElse(description().getOutportName(index), "No name available");
    }

    /**
     * What an input is for.
     *
     * @param index its index without the flow variable port
     * @return the text
     */
    public final String getInportDescription(final int index) {
        return orElse(description().getInportDescription(index), "No description available");
    }

    /**
     * What an output is.
     *
     * @param index its index without the flow variable port
     * @return the text
     */
    public final String getOutportDescription(final int index) {
        return orElse(description().getOutportDescription(index), "No description available");
    }

    /**
     * Words by which users find the node.
     *
     * @return the words
     */
    public final String[] getKeywords() {
        return description().getKeywords();
    }

    /**
     * Makes a model.
     *
     * @return the model
     */
    public abstract T createNodeModel();

    /**
     * Makes a model with ports as the user chose them.
     *
     * @param creationConfig the ports
     * @return the model
     */
    protected T createNodeModel(final NodeCreationConfiguration creationConfig) {
        NodeLogger.getLogger(getClass())
                .coding("Nodes with ports to choose extend ConfigurableNodeFactory");
        return createNodeModel();
    }

    /**
     * The number of views.
     *
     * @return the number
     */
    protected abstract int getNrNodeViews();

    /**
     * Makes a view.
     *
     * @param viewIndex index of the view
     * @param nodeModel what it shows
     * @return the view
     */
    public abstract NodeView<T> createNodeView(int viewIndex, T nodeModel);

    /**
     * Makes a view.
     *
     * @param viewIndex index of the view
     * @param nodeModel what it shows
     * @return the view
     */
    public AbstractNodeView<T> createAbstractNodeView(final int viewIndex, final T nodeModel) {
        return createNodeView(viewIndex, nodeModel);
    }

    /**
     * Whether there is a dialog.
     *
     * @return true if there is
     */
    protected abstract boolean hasDialog();

    /**
     * Makes a dialog.
     *
     * @return the dialog
     */
    protected abstract NodeDialogPane createNodeDialogPane();

    /**
     * Makes a dialog for ports as the user chose them.
     *
     * @param creationConfig the ports
     * @return the dialog
     */
    protected NodeDialogPane createNodeDialogPane(final NodeCreationConfiguration creationConfig) {
        return createNodeDialogPane();
    }

    /**
     * The icon.
     *
     * @return where it lies, null if there is none
     */
    public URL getIcon() {
        init();
        return icon;
    }

    /**
     * The kind of the node.
     *
     * @return the kind
     */
    public NodeType getType() {
        return description().getType();
    }

    /**
     * The name of the interactive view.
     *
     * @return the name, null if there is none
     */
    public String getInteractiveViewName() {
        return description().getInteractiveViewName();
    }

    /**
     * Whether the node is no longer to be used.
     *
     * @return true if it is not
     */
    public final boolean isDeprecated() {
        return description().isDeprecated();
    }

    /**
     * Whether the description is read later than the factory is made.
     *
     * @return true if it is
     */
    public final boolean isLazilyInitialized() {
        return isLazilyInitialized;
    }
}
