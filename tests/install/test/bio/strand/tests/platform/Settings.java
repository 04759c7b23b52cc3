// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The settings in an XML file of a workflow: values by keys, some within others. */
final class Settings {

    private final Element element;

    private Settings(Element element) {
        this.element = element;
    }

    static Settings of(byte[] xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new Settings(
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(xml))
                            .getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    /** The settings of a key; null where there are none. */
    Settings config(String key) {
        Element child = child("config", key);
        return child == null ? null : new Settings(child);
    }

    /** The value of a key; null where there is none. */
    String entry(String key) {
        Element child = child("entry", key);
        return child == null ? null : child.getAttribute("value");
    }

    private Element child(String kind, String key) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child
                    && child.getTagName().equals(kind)
                    && child.getAttribute("key").equals(key)) {
                return child;
            }
        }
        return null;
    }
}
