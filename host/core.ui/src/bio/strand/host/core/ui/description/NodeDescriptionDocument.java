// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.description;

import bio.strand.host.core.ui.dialog.DialogModel;
import bio.strand.host.core.ui.dialog.ParameterDescription;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.impl.description.ExternalResource;
import org.knime.node.impl.description.PortDescription;
import org.knime.node.parameters.NodeParameters;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Writes the description of a declared node as the XML document that a classic node keeps beside
 * its factory (namespace {@code http://knime.org/node/v5.3}). Options come from the widgets of the
 * parameters.
 *
 * @param name name of the node
 * @param icon path of its icon
 * @param shortDescription one sentence; XHTML
 * @param fullDescription its description; XHTML
 * @param nodeType its type; {@code null} to derive it from the ports
 * @param inPorts its inputs
 * @param outPorts its outputs
 * @param links links to further resources
 * @param keywords words by which it is found
 * @param parameters its class of parameters, empty for none
 * @param view the description of its view, empty if it has none; XHTML
 */
public record NodeDescriptionDocument(
        String name,
        String icon,
        String shortDescription,
        String fullDescription,
        NodeType nodeType,
        List<PortDescription> inPorts,
        List<PortDescription> outPorts,
        List<ExternalResource> links,
        List<String> keywords,
        Optional<Class<? extends NodeParameters>> parameters,
        Optional<String> view) {

    /** Namespace of node descriptions. */
    public static final String NAMESPACE = "http://knime.org/node/v5.3";

    /**
     * Writes the document.
     *
     * @return a new document
     * @throws IllegalArgumentException if a text is no well-formed XHTML; the message quotes it
     */
    public Document toXml() {
        DocumentBuilder parser = parser();
        Document document = parser.newDocument();
        Element root = document.createElementNS(NAMESPACE, "knimeNode");
        document.appendChild(root);
        root.setAttribute("icon", icon);
        root.setAttribute("type", typeOrDerived().toString());
        append(root, "name").setTextContent(name);
        appendXhtml(parser, append(root, "shortDescription"), shortDescription);
        appendFullDescription(parser, append(root, "fullDescription"));
        Element portsElement = append(root, "ports");
        List<Element> portElements = new ArrayList<>();
        portElements.addAll(ports(parser, document, inPorts, "inPort", "dynInPort"));
        portElements.addAll(ports(parser, document, outPorts, "outPort", "dynOutPort"));
        // the schema wants the fixed ports of each side ahead of the dynamic ones
        for (String tag : List.of("inPort", "dynInPort", "outPort", "dynOutPort")) {
            portElements.stream()
                    .filter(port -> port.getTagName().equals(tag))
                    .forEach(portsElement::appendChild);
        }
        if (view.isPresent()) {
            Element viewElement = append(append(root, "views"), "view");
            viewElement.setAttribute("index", "0");
            viewElement.setAttribute("name", name);
            appendXhtml(parser, viewElement, view.get());
        }
        if (!keywords.isEmpty()) {
            Element keywordsElement = append(root, "keywords");
            keywords.forEach(keyword -> append(keywordsElement, "keyword").setTextContent(keyword));
        }
        return document;
    }

    private NodeType typeOrDerived() {
        if (nodeType != null) {
            return nodeType;
        }
        if (inPorts.isEmpty()) {
            return NodeType.Source;
        }
        return outPorts.isEmpty() ? NodeType.Sink : NodeType.Manipulator;
    }

    private void appendFullDescription(DocumentBuilder parser, Element element) {
        appendXhtml(parser, append(element, "intro"), fullDescription);
        if (parameters.isPresent()) {
            Element tab = append(element, "tab");
            tab.setAttribute("name", "Options");
            for (ParameterDescription parameter :
                    DialogModel.of(parameters.get()).topLevelParameters()) {
                Element option = append(tab, "option");
                option.setAttribute("name", parameter.title());
                appendXhtml(parser, option, parameter.descriptionWithChoices());
            }
        }
        for (ExternalResource link : links) {
            Element linkElement = append(element, "link");
            linkElement.setAttribute("href", link.href());
            appendXhtml(parser, linkElement, link.description());
        }
    }

    private static List<Element> ports(
            DocumentBuilder parser,
            Document document,
            List<PortDescription> descriptions,
            String fixedTag,
            String dynamicTag) {
        List<Element> elements = new ArrayList<>();
        int index = 0;
        for (PortDescription port : descriptions) {
            Element element =
                    document.createElementNS(
                            NAMESPACE, port.configurable() ? dynamicTag : fixedTag);
            element.setAttribute("name", port.name());
            if (port.configurable()) {
                element.setAttribute("insert-before", Integer.toString(index));
                element.setAttribute("group-identifier", port.id());
                element.setAttribute("configurable-via-menu", "false");
            } else {
                element.setAttribute("index", Integer.toString(index++));
                if (port.optional()) {
                    element.setAttribute("optional", "true");
                }
            }
            appendXhtml(parser, element, port.description());
            elements.add(element);
        }
        return elements;
    }

    private static Element append(Element parent, String tag) {
        Element child = parent.getOwnerDocument().createElementNS(NAMESPACE, tag);
        parent.appendChild(child);
        return child;
    }

    private static void appendXhtml(DocumentBuilder parser, Element parent, String xhtml) {
        String wrapped = "<fragment xmlns=\"" + NAMESPACE + "\">" + xhtml + "</fragment>";
        Node fragment;
        try {
            fragment =
                    parser.parse(new InputSource(new StringReader(wrapped))).getDocumentElement();
        } catch (SAXException e) {
            throw new IllegalArgumentException(
                    "The text of a node description is not well-formed XHTML (%s): %s"
                            .formatted(e.getMessage(), xhtml),
                    e);
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory could not be read.", e);
        }
        for (Node child = fragment.getFirstChild(); child != null; child = child.getNextSibling()) {
            parent.appendChild(parent.getOwnerDocument().importNode(child, true));
        }
    }

    private static DocumentBuilder parser() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(null); // errors are thrown; do not print them too
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(
                    "The XML parser of the Java platform cannot be configured.", e);
        }
    }
}
