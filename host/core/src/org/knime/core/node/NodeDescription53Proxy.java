// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import bio.strand.host.core.description.XmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.util.Version;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A description that is read from an XML document, as a node keeps it beside its factory (namespace
 * {@code http://knime.org/node/v5.3}; elements are found by name, so that earlier versions are read
 * too).
 */
public final class NodeDescription53Proxy extends NodeDescription {

    private final Element root;
    private final Version sinceVersion;

    /**
     * Reads a description.
     *
     * @param doc the document
     * @throws IllegalArgumentException if its root is no {@code knimeNode} with a name
     */
    public NodeDescription53Proxy(Document doc) {
        this(doc, null);
    }

    /**
     * Reads a description.
     *
     * @param doc the document
     * @param sinceVersion the version in which the node was introduced, {@code null} if unknown
     * @throws IllegalArgumentException if its root is no {@code knimeNode} with a name
     */
    public NodeDescription53Proxy(Document doc, Version sinceVersion) {
        this.root = Objects.requireNonNull(doc.getDocumentElement(), "the document is empty");
        this.sinceVersion = sinceVersion;
        if (!XmlText.name(root).equals("knimeNode") || XmlText.child(root, "name").isEmpty()) {
            throw new IllegalArgumentException(
                    "A node description starts with <knimeNode> and has a <name>; this one starts"
                            + " with <"
                            + XmlText.name(root)
                            + ">.");
        }
        setIsDeprecated(Boolean.parseBoolean(root.getAttribute("deprecated")));
    }

    @Override
    public String getNodeName() {
        String name = XmlText.child(root, "name").map(XmlText::plain).orElseThrow();
        boolean saysSo =
                name.toLowerCase(java.util.Locale.ROOT).matches("^.+\\s+\\(?deprecated\\)?$");
        return isDeprecated() && !saysSo ? name + " (deprecated)" : name;
    }

    @Override
    public NodeType getType() {
        String type = root.getAttribute("type");
        return Stream.of(NodeType.values())
                .filter(constant -> constant.name().equals(type))
                .findFirst()
                .orElse(NodeType.Unknown);
    }

    @Override
    public String getIconPath() {
        return root.hasAttribute("icon") ? root.getAttribute("icon") : null;
    }

    @Override
    public Optional<String> getShortDescription() {
        return XmlText.child(root, "shortDescription").map(XmlText::xhtml);
    }

    private Optional<Element> fullDescription() {
        return XmlText.child(root, "fullDescription");
    }

    @Override
    public Optional<String> getIntro() {
        return fullDescription().flatMap(full -> XmlText.child(full, "intro")).map(XmlText::xhtml);
    }

    @Override
    public List<DialogOptionGroup> getDialogOptionGroups() {
        List<DialogOptionGroup> groups = new ArrayList<>();
        fullDescription()
                .ifPresent(
                        full -> {
                            List<DialogOption> ungrouped = options(full);
                            if (!ungrouped.isEmpty()) {
                                groups.add(new DialogOptionGroup(null, null, ungrouped));
                            }
                            for (Element tab : XmlText.children(full, "tab")) {
                                groups.add(
                                        new DialogOptionGroup(
                                                tab.getAttribute("name"),
                                                XmlText.child(tab, "description")
                                                        .map(XmlText::xhtml)
                                                        .orElse(null),
                                                options(tab)));
                            }
                        });
        return groups;
    }

    private static List<DialogOption> options(Element parent) {
        return XmlText.children(parent, "option").stream()
                .map(
                        option ->
                                new DialogOption(
                                        option.getAttribute("name"),
                                        XmlText.xhtml(option),
                                        Boolean.parseBoolean(option.getAttribute("optional"))))
                .toList();
    }

    @Override
    public List<DescriptionLink> getLinks() {
        return fullDescription()
                .map(full -> XmlText.children(full, "link"))
                .orElse(List.of())
                .stream()
                .map(link -> new DescriptionLink(link.getAttribute("href"), XmlText.xhtml(link)))
                .toList();
    }

    private Optional<Element> indexed(String parent, String tag, int index) {
        return XmlText.child(root, parent)
                .map(element -> XmlText.children(element, tag))
                .orElse(List.of())
                .stream()
                .filter(element -> element.getAttribute("index").equals(Integer.toString(index)))
                .findFirst();
    }

    private static String name(Optional<Element> element) {
        return element.map(found -> found.getAttribute("name")).orElse(null);
    }

    private static String text(Optional<Element> element) {
        return element.map(XmlText::xhtml).orElse(null);
    }

    @Override
    public String getInportName(int index) {
        return name(indexed("ports", "inPort", index));
    }

    @Override
    public String getInportDescription(int index) {
        return text(indexed("ports", "inPort", index));
    }

    @Override
    public String getOutportName(int index) {
        return name(indexed("ports", "outPort", index));
    }

    @Override
    public String getOutportDescription(int index) {
        return text(indexed("ports", "outPort", index));
    }

    @Override
    public int getViewCount() {
        return XmlText.child(root, "views")
                .map(views -> XmlText.children(views, "view").size())
                .orElse(0);
    }

    @Override
    public String getViewName(int index) {
        return name(indexed("views", "view", index));
    }

    @Override
    public String getViewDescription(int index) {
        return text(indexed("views", "view", index));
    }

    @Override
    public String getInteractiveViewName() {
        return name(XmlText.child(root, "interactiveView"));
    }

    @Override
    public Optional<String> getInteractiveViewDescription() {
        return XmlText.child(root, "interactiveView").map(XmlText::xhtml);
    }

    @Override
    public String[] getKeywords() {
        return XmlText.child(root, "keywords")
                .map(keywords -> XmlText.children(keywords, "keyword"))
                .orElse(List.of())
                .stream()
                .map(XmlText::plain)
                .toArray(String[]::new);
    }

    @Override
    public Optional<Version> getSinceVersion() {
        return Optional.ofNullable(sinceVersion);
    }

    @Override
    protected void setIsDeprecated(boolean b) {
        super.setIsDeprecated(b);
        root.setAttribute("deprecated", Boolean.toString(b));
    }

    @Override
    public Element getXMLDescription() {
        return root;
    }
}
