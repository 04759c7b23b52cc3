// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.description;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.ParserConfigurationException;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeDescription53Proxy;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The XML file that a node keeps beside its factory, with the factory's simple name. */
public final class NodeDescriptionFile {

    private NodeDescriptionFile() {}

    /**
     * Reads the description of a node.
     *
     * @param factoryClass class of the node's factory
     * @return the description, or empty if there is no file
     * @throws IOException if the file cannot be read
     * @throws SAXException if it is no well-formed XML or has a document type; the message names
     *     file and line
     */
    public static Optional<NodeDescription> read(Class<?> factoryClass)
            throws IOException, SAXException {
        String file = factoryClass.getSimpleName() + ".xml";
        try (InputStream in = factoryClass.getResourceAsStream(file)) {
            if (in == null) {
                return Optional.empty();
            }
            DocumentBuilder parser =
                    NodeDescription.getDocumentBuilderFactory().newDocumentBuilder();
            parser.setErrorHandler(null); // errors are thrown; do not print them too
            return Optional.of(new NodeDescription53Proxy(parser.parse(in)));
        } catch (SAXParseException e) {
            throw new SAXException(
                    "The node description %s of %s is not valid in line %d: %s"
                            .formatted(
                                    file,
                                    factoryClass.getName(),
                                    e.getLineNumber(),
                                    e.getMessage()),
                    e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(
                    "The XML parser of the Java platform cannot be configured.", e);
        }
    }
}
