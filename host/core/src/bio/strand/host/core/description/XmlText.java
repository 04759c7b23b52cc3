// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.description;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads elements and texts of XML documents. */
public final class XmlText {

    private XmlText() {}

    /**
     * Returns the name of an element without its prefix.
     *
     * @param element an element
     * @return its name
     */
    public static String name(Element element) {
        return element.getLocalName() != null ? element.getLocalName() : element.getTagName();
    }

    /**
     * Returns the children of an element that have a name.
     *
     * @param parent an element
     * @param name the name
     * @return the children in their order
     */
    public static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name(element).equals(name)) {
                children.add(element);
            }
        }
        return children;
    }

    /**
     * Returns the first child of an element that has a name.
     *
     * @param parent an element
     * @param name the name
     * @return the child, or empty if there is none
     */
    public static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    /**
     * Returns the text of an element without markup.
     *
     * @param element an element
     * @return the text without white space at its ends
     */
    public static String plain(Element element) {
        return element.getTextContent().strip();
    }

    /**
     * Returns the content of an element with its markup, without declarations of namespaces.
     *
     * @param element an element
     * @return the content without white space at its ends
     */
    public static String xhtml(Element element) {
        StringWriter text = new StringWriter();
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
                transformer.transform(new DOMSource(node), new StreamResult(text));
            }
        } catch (TransformerException e) {
            throw new IllegalStateException("The XML serializer of the Java platform failed.", e);
        }
        return text.toString().replaceAll("\\s+xmlns(:\\w+)?=\"[^\"]*\"", "").strip();
    }
}
