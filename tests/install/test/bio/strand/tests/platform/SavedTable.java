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
        Settings about = Settings.of(Files.readAllBytes(folder.resolve("data.xml")));
        Settings spec = Settings.of(Files.readAllBytes(folder.resolve("spec.xml")));
        Settings internal = about.config("meta_internal");
        Map<Integer, Integer> own = new TreeMap<>();
        int all = Integer.parseInt(spec.entry("number_columns"));
        for (int i = 0; i < all; i++) {
            if (internal == null) {
                own.put(i, i);
            } else if (internal.config("table_internal_flags").entry("" + i).equals("false")) {
                // the other columns are those of the table at the input, and are stored there
                own.put(Integer.parseInt(internal.config("table_internal_map").entry("" + i)), i);
            }
        }
        own.values()
                .forEach(i -> columns.add(spec.config("column_spec_" + i).entry("column_name")));
        try (ZipFile zip = new ZipFile(folder.resolve("data.zip").toFile())) {
            Settings meta = Settings.of(bytes(zip, "meta.xml")).config("table.meta.internal");
            keys = !meta.entry("container.version").startsWith("noRowKey");
            size = Integer.parseInt(meta.entry("table.size"));
            Settings stored = meta.config("table.datacell.classes");
            for (int i = 0; stored.config("element_" + i) != null; i++) {
                classes.put(FIRST_CLASS + i, stored.config("element_" + i).entry("class"));
            }
            if (!meta.entry("container.compression").equals("Gzip")) {
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
}
