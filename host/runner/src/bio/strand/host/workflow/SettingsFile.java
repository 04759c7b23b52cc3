// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.knime.core.node.NodeSettings;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * One settings file of a workflow ({@code workflow.knime} or a node's {@code settings.xml}): the
 * complete tree, known keys and unknown ones alike, and the line on which each key stands.
 *
 * <p>A file is checked before its tree is built: no document type declaration and hence no
 * entities, only nested {@code config} and {@code entry} elements with keys, values that fit their
 * types, at most {@value #MAX_DEPTH} levels and {@value #MAX_BYTES} bytes.
 *
 * @param path where the file was read from
 * @param settings its whole content; belongs to this object and must not be modified
 * @param lines the line, counted from 1, of each key path (keys joined by {@code /})
 */
public record SettingsFile(Path path, NodeSettings settings, Map<String, Integer> lines) {

    /** The deepest nesting of elements that is accepted. */
    public static final int MAX_DEPTH = 200;

    /** The largest file that is accepted, in bytes (128 MiB). */
    public static final long MAX_BYTES = 128L << 20;

    private static final String REPLACE_FILE =
            "Restore the file from a backup, or open and save the workflow in KNIME again.";

    private static final Set<String> TYPES =
            Set.of(
                    "xstring",
                    "xint",
                    "xlong",
                    "xdouble",
                    "xboolean",
                    "xbyte",
                    "xshort",
                    "xfloat",
                    "xchar",
                    "xpassword",
                    "xtransientstring");

    /** Checks the components. */
    public SettingsFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(settings);
        lines = Map.copyOf(lines);
    }

    /**
     * Reads and checks a settings file.
     *
     * @param path the file
     * @return its content
     * @throws WorkflowLoadException if the file is missing, unreadable, too large, not well formed,
     *     not a settings file, or declares a document type; names the file and, where known, line
     */
    public static SettingsFile read(Path path) throws WorkflowLoadException {
        byte[] content = readBytes(path);
        StructureCheck check = new StructureCheck();
        try {
            parserFactory().newSAXParser().parse(new ByteArrayInputStream(content), check);
        } catch (SAXParseException e) {
            throw malformed(path, e.getLineNumber(), e);
        } catch (SAXException | IOException e) {
            throw malformed(path, check.line(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser cannot be set up safely", e);
        }
        try (InputStream in = new ByteArrayInputStream(content)) {
            return new SettingsFile(path, (NodeSettings) NodeSettings.loadFromXML(in), check.lines);
        } catch (IOException e) {
            throw malformed(path, WorkflowLoadException.UNKNOWN_LINE, e);
        }
    }

    /**
     * Writes a tree of settings as a settings file.
     *
     * @param settings what to write
     * @param path the file, which is replaced if it exists
     * @throws IOException if the file cannot be written completely
     */
    public static void write(NodeSettings settings, Path path) throws IOException {
        try (OutputStream out = Files.newOutputStream(path)) {
            settings.saveToXML(out);
        }
    }

    /**
     * The line of a key, or of the closest enclosing key that exists.
     *
     * @param keyPath the keys from the root down; may be empty
     * @return the line counted from 1, or {@link WorkflowLoadException#UNKNOWN_LINE}
     */
    public int lineOf(String... keyPath) {
        for (int length = keyPath.length; length >= 0; length--) {
            Integer line = lines.get(String.join("/", List.of(keyPath).subList(0, length)));
            if (line != null) {
                return line;
            }
        }
        return WorkflowLoadException.UNKNOWN_LINE;
    }

    private static byte[] readBytes(Path path) throws WorkflowLoadException {
        if (!Files.isRegularFile(path)) {
            throw new WorkflowLoadException(
                    path,
                    WorkflowLoadException.UNKNOWN_LINE,
                    "the file does not exist",
                    "The workflow is incomplete: copy its whole folder again, or export it anew"
                            + " from KNIME.");
        }
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new WorkflowLoadException(
                        path,
                        WorkflowLoadException.UNKNOWN_LINE,
                        "the file is larger than " + (MAX_BYTES >> 20) + " MiB",
                        "This is no settings file that KNIME wrote. " + REPLACE_FILE);
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new WorkflowLoadException(
                    path,
                    WorkflowLoadException.UNKNOWN_LINE,
                    "the file cannot be read (" + e.getMessage() + ")",
                    "Check the permissions of the file.",
                    e);
        }
    }

    private static WorkflowLoadException malformed(Path path, int line, Exception cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("DOCTYPE")) {
            return new WorkflowLoadException(
                    path,
                    line,
                    "the file declares a DOCTYPE, which could pull in files from elsewhere and"
                            + " which no workflow needs",
                    "Do not trust this file. If it is yours, delete the line with <!DOCTYPE.",
                    cause);
        }
        return new WorkflowLoadException(
                path,
                line,
                "the settings file is damaged: " + trimStop(message),
                REPLACE_FILE,
                cause);
    }

    private static String trimStop(String message) {
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private static SAXParserFactory parserFactory()
            throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setValidating(false);
        factory.setXIncludeAware(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        return factory;
    }

    /** Accepts nothing but the elements that KNIME writes, and notes where each key stands. */
    private static final class StructureCheck extends DefaultHandler {

        private final Map<String, Integer> lines = new HashMap<>();

        private final Deque<String> open = new ArrayDeque<>();

        private boolean inEntry;

        private Locator locator;

        int line() {
            return locator == null ? WorkflowLoadException.UNKNOWN_LINE : locator.getLineNumber();
        }

        @Override
        public void setDocumentLocator(Locator documentLocator) {
            locator = documentLocator;
        }

        @Override
        public InputSource resolveEntity(String publicId, String systemId) throws SAXException {
            throw error("the file refers to the external entity " + systemId);
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void startElement(String uri, String name, String qName, Attributes attributes)
                throws SAXException {
            if (inEntry) {
                throw error("element <" + qName + "> stands inside an <entry>");
            }
            if (!name.equals("config") && !(name.equals("entry") && !open.isEmpty())) {
                throw error("element <" + qName + "> where only <config> or <entry> may stand");
            }
            String key = attributes.getValue("key");
            if (key == null) {
                throw error("element <" + qName + "> has no attribute key");
            }
            String keyPath = open.isEmpty() ? "" : join(open.peek(), key);
            lines.put(keyPath, line());
            if (name.equals("config")) {
                if (open.size() >= MAX_DEPTH) {
                    throw error("more than " + MAX_DEPTH + " levels of <config>");
                }
                open.push(keyPath);
            } else {
                checkEntry(key, attributes);
                inEntry = true;
            }
        }

        @Override
        public void endElement(String uri, String name, String qName) {
            if (name.equals("entry")) {
                inEntry = false;
            } else {
                open.pop();
            }
        }

        private void checkEntry(String key, Attributes attributes) throws SAXException {
            String type = attributes.getValue("type");
            String value = attributes.getValue("value");
            if (type == null || !TYPES.contains(type)) {
                throw error("entry \"" + key + "\" has the unknown type \"" + type + "\"");
            }
            if (value == null) {
                throw error("entry \"" + key + "\" has no attribute value");
            }
            if (!Boolean.parseBoolean(attributes.getValue("isnull")) && !fits(type, value)) {
                throw error("entry \"" + key + "\": \"" + value + "\" is no " + type.substring(1));
            }
        }

        private static boolean fits(String type, String value) {
            try {
                switch (type) {
                    case "xint" -> Integer.parseInt(value);
                    case "xlong" -> Long.parseLong(value);
                    case "xdouble" -> Double.parseDouble(value);
                    case "xfloat" -> Float.parseFloat(value);
                    case "xbyte" -> Byte.parseByte(value);
                    case "xshort" -> Short.parseShort(value);
                    case "xboolean" -> {
                        return value.equals("true") || value.equals("false");
                    }
                    default -> {
                        return true;
                    }
                }
                return true;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        private static String join(String parent, String key) {
            return parent.isEmpty() ? key : parent + "/" + key;
        }

        private SAXParseException error(String problem) {
            return new SAXParseException(problem, locator);
        }
    }
}
