// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.platform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A table in the folder of a port of a saved workflow, as KNIME's row-based backend writes it with
 * gzip. Read here without any class of KNIME or of the stand-in. Text, numbers and truth values are
 * decoded; of other cells only that they are there is known.
 */
final class SavedTable {

    private static final int END_OF_BLOCK = 0x61;
    private static final int ESCAPE = 0x62;
    private static final int MISSING = 0x80;
    private static final int FIRST_CLASS = 0x82;
    private static final int END_OF_ROW = 0x83;

    private final List<String> columns = new ArrayList<>();
    private final Map<Integer, String> classes = new TreeMap<>();
    private final boolean keys;
    private final int size;
    private final byte[] content;

    /**
     * @param folder with {@code spec.xml}, {@code data.xml} and {@code data.zip}
     */
    SavedTable(Path folder) throws IOException {
        Element about = parse(Files.readAllBytes(folder.resolve("data.xml")));
        Element spec = parse(Files.readAllBytes(folder.resolve("spec.xml")));
        Element internal = config(about, "meta_internal");
        Map<Integer, Integer> own = new TreeMap<>();
        int all = Integer.parseInt(entry(spec, "number_columns"));
        for (int i = 0; i < all; i++) {
            if (internal == null) {
                own.put(i, i);
            } else if (entry(config(internal, "table_internal_flags"), "" + i).equals("false")) {
                // the other columns are those of the table at the input, and are stored there
                own.put(Integer.parseInt(entry(config(internal, "table_internal_map"), "" + i)), i);
            }
        }
        own.values()
                .forEach(i -> columns.add(entry(config(spec, "column_spec_" + i), "column_name")));
        try (ZipFile zip = new ZipFile(folder.resolve("data.zip").toFile())) {
            Element meta = config(parse(bytes(zip, "meta.xml")), "table.meta.internal");
            keys = !entry(meta, "container.version").startsWith("noRowKey");
            size = Integer.parseInt(entry(meta, "table.size"));
            Element stored = config(meta, "table.datacell.classes");
            for (int i = 0; config(stored, "element_" + i) != null; i++) {
                classes.put(FIRST_CLASS + i, entry(config(stored, "element_" + i), "class"));
            }
            if (!entry(meta, "container.compression").equals("Gzip")) {
                throw new IOException(folder + " is not compressed by gzip");
            }
            try (InputStream in =
                    new GZIPInputStream(new ByteArrayInputStream(bytes(zip, "data.bin")))) {
                content = in.readAllBytes();
            }
        }
    }

    /** The rows as they are stored, uncompressed. */
    byte[] content() {
        return content;
    }

    /** The rows of the columns that are stored here. */
    List<Map<String, String>> rows() throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(content);
        List<Map<String, String>> rows = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            Map<String, String> values = new LinkedHashMap<>();
            if (keys) {
                values.put("RowID", text(block(in)));
            }
            for (String column : columns) {
                int type = in.read();
                values.put(column, value(type, block(in)));
            }
            if (in.read() != END_OF_ROW) {
                throw new IOException("row " + row + " does not end after its columns");
            }
            rows.add(values);
        }
        return rows;
    }

    private static byte[] block(InputStream in) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int next = in.read(); next != END_OF_BLOCK; next = in.read()) {
            if (next == ESCAPE) {
                next = in.read();
            }
            if (next < 0) {
                throw new IOException("the table ends in the middle");
            }
            block.write(next);
        }
        return block.toByteArray();
    }

    private String value(int type, byte[] block) throws IOException {
        if (type == MISSING) {
            return "";
        }
        String cell = classes.get(type);
        if (cell == null) {
            throw new IOException("no class of cells has the number " + type);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(block))) {
            return switch (cell) {
                case "org.knime.core.data.def.StringCell" -> text(block);
                case "org.knime.core.data.def.DoubleCell" -> Double.toString(in.readDouble());
                case "org.knime.core.data.def.IntCell" -> Integer.toString(in.readInt());
                case "org.knime.core.data.def.LongCell" -> Long.toString(in.readLong());
                case "org.knime.core.data.def.BooleanCell" -> Boolean.toString(in.readBoolean());
                default -> "(" + cell.substring(cell.lastIndexOf('.') + 1) + ")";
            };
        }
    }

    private static String text(byte[] block) throws IOException {
        int shortLength = (block[0] & 0xFF) << 8 | block[1] & 0xFF;
        if (shortLength == 0xFFFF) {
            return new String(block, 10, block.length - 10, StandardCharsets.UTF_8);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(block))) {
            return in.readUTF();
        }
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    private static Element parse(byte[] xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private static Element config(Element parent, String key) {
        return child(parent, "config", key);
    }

    private static String entry(Element parent, String key) {
        return child(parent, "entry", key).getAttribute("value");
    }

    private static Element child(Element parent, String kind, String key) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && element.getTagName().equals(kind)
                    && element.getAttribute("key").equals(key)) {
                return element;
            }
        }
        return null;
    }
}
