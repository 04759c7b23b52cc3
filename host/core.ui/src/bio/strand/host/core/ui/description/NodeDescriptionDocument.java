// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.description;

import bio.strand.host.core.ui.dialog.DialogModel;
import bio.strand.host.core.ui.dialog.ParameterDescription;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.knime.core.node.NodeFactory.NodeType;
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
 * @param ports its ports
 * @param links links to further resources
 * @param keywords words by which it is found
 * @param parameters its class of parameters, empty for none
 */
public record NodeDescriptionDocument(
        String name,
        String icon,
        String shortDescription,
        String fullDescription,
        NodeType nodeType,
        List<DeclaredPort> ports,
        List<DeclaredLink> links,
        List<String> keywords,
        Optional<Class<? extends NodeParameters>> parameters) {

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
        appendPorts(parser, portsElement, DeclaredPort.Side.INPUT, "inPort");
        appendPorts(parser, portsElement, DeclaredPort.Side.OUTPUT, "outPort");
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
        if (ports.stream().noneMatch(port -> port.side() == DeclaredPort.Side.INPUT)) {
            return NodeType.Source;
        }
        return ports.stream().noneMatch(port -> port.side() == DeclaredPort.Side.OUTPUT)
                ? NodeType.Sink
                : NodeType.Manipulator;
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
        for (DeclaredLink link : links) {
            Element linkElement = append(element, "link");
            linkElement.setAttribute("href", link.href());
            appendXhtml(parser, linkElement, link.description());
        }
    }

    private void appendPorts(
            DocumentBuilder parser, Element element, DeclaredPort.Side side, String tag) {
        int index = 0;
        for (DeclaredPort port : ports) {
            if (port.side() == side) {
                Element portElement = append(element, tag);
                portElement.setAttribute("index", Integer.toString(index++));
                portElement.setAttribute("name", port.name());
                appendXhtml(parser, portElement, port.description());
            }
        }
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
