// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerConfigurationException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXTransformerFactory;
import javax.xml.transform.sax.TransformerHandler;
import javax.xml.transform.stream.StreamResult;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads and writes settings trees as XML. A document type declaration is refused, so that a file
 * can neither fetch external entities nor blow up by nested ones.
 */
public final class XMLConfig {
    private static final String NAMESPACE = "http://www.knime.org/2008/09/XMLConfig";
    private static final String SCHEMA = "http://www.knime.org/XMLConfig_2008_09.xsd";

    /** Deeper trees are refused: they can only come from a corrupt or hostile file. */
    private static final int MAX_DEPTH = 200;

    private XMLConfig() {}

    /**
     * Reads XML into a tree.
     *
     * @param c the tree that gets the key and the entries
     * @param in XML in UTF-8
     * @throws SAXException if the XML is no settings tree; the message tells the line
     * @throws IOException if reading fails
     * @throws ParserConfigurationException if the JDK lacks a secure parser
     */
    public static void load(final ConfigBase c, final InputStream in)
            throws SAXException, IOException, ParserConfigurationException {
        final SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setValidating(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        final XMLReader reader = factory.newSAXParser().getXMLReader();
        final TreeReader handler = new TreeReader(c);
        reader.setContentHandler(handler);
        reader.setErrorHandler(handler);
        reader.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        reader.parse(new InputSource(new InputStreamReader(in, StandardCharsets.UTF_8)));
        if (!handler.seenRoot) {
            throw new SAXException("The XML holds no settings: it has no <config> element");
        }
    }

    /**
     * Writes a tree as XML in UTF-8 and closes the stream.
     *
     * @param config the tree
     * @param output the stream
     * @throws IOException if writing fails
     */
    public static void save(final ConfigBase config, final OutputStream output) throws IOException {
        final TransformerHandler handler;
        try {
            handler =
                    ((SAXTransformerFactory) TransformerFactory.newInstance())
                            .newTransformerHandler();
        } catch (TransformerConfigurationException e) {
            throw new IOException("The JDK cannot write XML: " + e.getMessage(), e);
        }
        final Transformer transformer = handler.getTransformer();
        transformer.setOutputProperty(OutputKeys.METHOD, "xml");
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        transformer.setOutputProperty(OutputKeys.INDENT, "yes");
        transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
        try (OutputStream out = new BufferedOutputStream(output)) {
            out.write(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                            .getBytes(StandardCharsets.UTF_8));
            handler.setResult(new StreamResult(out));
            handler.startDocument();
            write(config, handler, true);
            handler.endDocument();
        } catch (SAXException e) {
            throw new IOException("Writing settings failed: " + e.getMessage(), e);
        }
    }

    private static void write(
            final ConfigBase config, final TransformerHandler handler, final boolean isRoot)
            throws SAXException {
        final AttributesImpl attributes = new AttributesImpl();
        if (isRoot) {
            attribute(attributes, "xmlns", NAMESPACE);
            attribute(attributes, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
            attribute(attributes, "xsi:schemaLocation", NAMESPACE + " " + SCHEMA);
        }
        attribute(attributes, "key", config.getKey());
        handler.startElement("", "", "config", attributes);
        for (String key : config) {
            final AbstractConfigEntry entry = config.getEntry(key);
            if (entry instanceof ConfigBase subtree) {
                write(subtree, handler, false);
            } else if (!(entry instanceof ConfigTransientStringEntry)) {
                final String value = entry.toStringValue();
                final AttributesImpl entryAttributes = new AttributesImpl();
                attribute(entryAttributes, "key", key);
                attribute(entryAttributes, "type", entry.getType().name());
                if (value == null) {
                    attribute(entryAttributes, "isnull", "true");
                }
                attribute(entryAttributes, "value", value == null ? "" : XmlText.escape(value));
                handler.startElement("", "", "entry", entryAttributes);
                handler.endElement("", "", "entry");
            }
        }
        handler.endElement("", "", "config");
    }

    private static void attribute(
            final AttributesImpl attributes, final String name, final String value) {
        attributes.addAttribute("", "", name, "CDATA", value);
    }

    /** Fills a tree from parse events. */
    private static final class TreeReader extends DefaultHandler {
        private final Deque<ConfigBase> open = new ArrayDeque<>();
        private final ConfigBase root;
        private Locator locator;
        private boolean seenRoot;

        TreeReader(final ConfigBase root) {
            this.root = root;
        }

        @Override
        public void setDocumentLocator(final Locator locator) {
            this.locator = locator;
        }

        private SAXException error(final String message) {
            return new SAXParseException(
                    "line " + (locator == null ? "?" : locator.getLineNumber()) + ": " + message,
                    locator);
        }

        private String required(final Attributes attributes, final String name, final String tag)
                throws SAXException {
            final String value = attributes.getValue(name);
            if (value == null) {
                throw error("<" + tag + "> lacks the attribute \"" + name + "\"");
            }
            return value;
        }

        @Override
        public void startElement(
                final String uri,
                final String localName,
                final String qName,
                final Attributes attributes)
                throws SAXException {
            switch (qName) {
                case "config" -> startConfig(required(attributes, "key", "config"));
                case "entry" -> addEntry(attributes);
                default -> throw error("<" + qName + "> is not a valid tag name");
            }
        }

        private void startConfig(final String key) throws SAXException {
            if (open.size() >= MAX_DEPTH) {
                throw error("the settings are nested more than " + MAX_DEPTH + " levels deep");
            }
            if (seenRoot) {
                open.push(open.element().addConfigBase(key));
            } else {
                seenRoot = true;
                root.setKey(key);
                open.push(root);
            }
        }

        private void addEntry(final Attributes attributes) throws SAXException {
            if (open.isEmpty()) {
                throw error("the first element must be <config>");
            }
            final String key = required(attributes, "key", "entry");
            final String type = required(attributes, "type", "entry");
            final boolean isNull = "true".equals(attributes.getValue("isnull"));
            final String value =
                    isNull ? null : XmlText.unescape(required(attributes, "value", "entry"));
            final ConfigEntries entryType;
            try {
                entryType = ConfigEntries.valueOf(type);
            } catch (IllegalArgumentException e) {
                throw error("invalid type \"" + type + "\" for key \"" + key + "\"");
            }
            try {
                open.element().addEntry(entryType.createEntry(key, value));
            } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
                throw error("\"" + value + "\" is no valid " + type + " for key \"" + key + "\"");
            }
        }

        @Override
        public void endElement(final String uri, final String localName, final String qName) {
            if ("config".equals(qName)) {
                open.pop();
            }
        }

        @Override
        public void error(final SAXParseException e) throws SAXException {
            throw locate(e);
        }

        @Override
        public void fatalError(final SAXParseException e) throws SAXException {
            throw locate(e);
        }

        private static SAXException locate(final SAXParseException e) {
            return new SAXException("line " + e.getLineNumber() + ": " + e.getMessage(), e);
        }
    }
}
