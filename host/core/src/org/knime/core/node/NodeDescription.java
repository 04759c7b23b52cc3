// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.knime.core.util.Version;
import org.w3c.dom.Element;

/** What users read about a node. */
public abstract class NodeDescription {
    private boolean isDeprecated;

    /** For subclasses. */
    public NodeDescription() {
        super();
    }

    /** A link to further reading. */
    public static final class DescriptionLink {
        private final String target;
        private final String text;

        /**
         * Creates a link.
         *
         * @param target where it leads
         * @param text what is shown
         */
        public DescriptionLink(final String target, final String text) {
            this.target = target;
            this.text = text;
        }

        /**
         * Where the link leads.
         *
         * @return a URL
         */
        public String getTarget() {
            return target;
        }

        /**
         * What is shown.
         *
         * @return the text
         */
        public String getText() {
            return text;
        }
    }

    /** What users read about a setting. */
    public static final class DialogOption {
        private final String name;
        private final String description;
        private final boolean isOptional;

        /**
         * Creates a description.
         *
         * @param name name of the setting
         * @param description the text
         * @param optional whether the setting need not be set
         */
        public DialogOption(final String name, final String description, final boolean optional) {
            this.name = name;
            this.description = description;
            this.isOptional = optional;
        }

        /**
         * The name of the setting.
         *
         * @return the name
         */
        public String getName() {
            return name;
        }

        /**
         * The text.
         *
         * @return the text
         */
        public String getDescription() {
            return description;
        }

        /**
         * Whether the setting need not be set.
         *
         * @return true if it need not
         */
        public boolean isOptional() {
            return isOptional;
        }
    }

    /** What users read about a group of settings. */
    public static final class DialogOptionGroup {
        private final String name;
        private final String description;
        private final List<DialogOption> options;

        /**
         * Creates a description.
         *
         * @param name name of the group, null for none
         * @param description the text, null for none
         * @param options the settings
         */
        public DialogOptionGroup(
                final String name, final String description, final List<DialogOption> options) {
            this.name = name;
            this.description = description;
            this.options = List.copyOf(options);
        }

        /**
         * The name of the group.
         *
         * @return the name, if it has one
         */
        public Optional<String> getName() {
            return Optional.ofNullable(name);
        }

        /**
         * The text.
         *
         * @return the text, if there is one
         */
        public Optional<String> getDescription() {
            return Optional.ofNullable(description);
        }

        /**
         * The settings.
         *
         * @return their descriptions
         */
        public List<DialogOption> getOptions() {
            return options;
        }
    }

    /** What users read about a group of ports that they may add. */
    public static final class DynamicPortGroupDescription {
        private final String groupName;
        private final String groupIdentifier;
        private final String groupDescription;

        /**
         * Creates a description.
         *
         * @param name readable name of the group
         * @param identifier name of the group
         * @param description the text
         */
        public DynamicPortGroupDescription(
                final String name, final String identifier, final String description) {
            this.groupName = name;
            this.groupIdentifier = identifier;
            this.groupDescription = description;
        }

        /**
         * The readable name of the group.
         *
         * @return the name
         */
        public String getGroupName() {
            return groupName;
        }

        /**
         * The text.
         *
         * @return the text
         */
        public String getGroupDescription() {
            return groupDescription;
        }

        /**
         * The name of the group.
         *
         * @return the name
         */
        public String getGroupIdentifier() {
            return groupIdentifier;
        }
    }

    /**
     * Where the icon lies.
     *
     * @return a path relative to the factory, null for none
     */
    public abstract String getIconPath();

    /**
     * What an input is for.
     *
     * @param index its index without the flow variable port
     * @return the text, null if there is none
     */
    public abstract String getInportDescription(int index);

    /**
     * The name of an input.
     *
     * @param index its index without the flow variable port
     * @return the name, null if there is none
     */
    public abstract String getInportName(int index);

    /**
     * The name of the interactive view.
     *
     * @return the name, null if there is none
     */
    public abstract String getInteractiveViewName();

    /**
     * The name of the node.
     *
     * @return the name
     */
    public abstract String getNodeName();

    /**
     * What an output is.
     *
     * @param index its index without the flow variable port
     * @return the text, null if there is none
     */
    public abstract String getOutportDescription(int index);

    /**
     * The name of an output.
     *
     * @param index its index without the flow variable port
     * @return the name, null if there is none
     */
    public abstract String getOutportName(int index);

    /**
     * The kind of the node.
     *
     * @return the kind
     */
    public abstract NodeFactory.NodeType getType();

    /**
     * The number of views.
     *
     * @return the number
     */
    public abstract int getViewCount();

    /**
     * What a view shows.
     *
     * @param index its index
     * @return the text, null if there is none
     */
    public abstract String getViewDescription(int index);

    /**
     * The name of a view.
     *
     * @param index its index
     * @return the name, null if there is none
     */
    public abstract String getViewName(int index);

    /**
     * The description as XML.
     *
     * @return the root element, null if there is none
     */
    public abstract Element getXMLDescription();

    /**
     * What the interactive view shows.
     *
     * @return the text, if there is one
     */
    public Optional<String> getInteractiveViewDescription() {
        return Optional.empty();
    }

    /**
     * What the node does.
     *
     * @return the text, if there is one
     */
    public Optional<String> getIntro() {
        return Optional.empty();
    }

    /**
     * What the node does, in one line.
     *
     * @return the text, if there is one
     */
    public Optional<String> getShortDescription() {
        return Optional.empty();
    }

    /**
     * The settings.
     *
     * @return their descriptions in groups
     */
    public List<DialogOptionGroup> getDialogOptionGroups() {
        return List.of();
    }

    /**
     * Further reading.
     *
     * @return links
     */
    public List<DescriptionLink> getLinks() {
        return List.of();
    }

    /**
     * The groups of inputs that users may add.
     *
     * @return their descriptions
     */
    public List<DynamicPortGroupDescription> getDynamicInPortGroups() {
        return List.of();
    }

    /**
     * The groups of outputs that users may add.
     *
     * @return their descriptions
     */
    public List<DynamicPortGroupDescription> getDynamicOutPortGroups() {
        return List.of();
    }

    /**
     * The release in which the node was introduced.
     *
     * @return the release, if it is known
     */
    public Optional<Version> getSinceVersion() {
        return Optional.empty();
    }

    /**
     * Words by which users find the node.
     *
     * @return the words
     */
    public String[] getKeywords() {
        return new String[0];
    }

    /**
     * Marks the node as no longer to be used.
     *
     * @param deprecated true if it is not
     */
    protected void setIsDeprecated(final boolean deprecated) {
        isDeprecated = deprecated;
    }

    /**
     * Whether the node is no longer to be used.
     *
     * @return true if it is not
     */
    public boolean isDeprecated() {
        return isDeprecated;
    }

    /**
     * A parser for descriptions that refuses external entities and document type declarations.
     *
     * @return a factory that knows namespaces
     */
    public static DocumentBuilderFactory getDocumentBuilderFactory() {
        try {
            final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setExpandEntityReferences(false);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK has no secure XML parser", e);
        }
    }
}
