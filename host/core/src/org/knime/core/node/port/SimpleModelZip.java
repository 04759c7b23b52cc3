// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.knime.core.data.util.NonClosableInputStream;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;

/** Zip entries that hold a model content and the class that it belongs to. */
final class SimpleModelZip {
    private SimpleModelZip() {}

    static ModelContent newContent(final String key, final Class<?> owner) {
        final ModelContent content = new ModelContent(key);
        content.addInt("version", 1);
        content.addString("class_name", owner.getName());
        return content;
    }

    static ModelContentRO read(final ZipInputStream in, final String entryName) throws IOException {
        expectEntry(in, entryName);
        return ModelContent.loadFromXML(new NonClosableInputStream.Zip(in));
    }

    static void expectEntry(final ZipInputStream in, final String entryName) throws IOException {
        final ZipEntry entry = in.getNextEntry();
        if (entry == null || !entry.getName().equals(entryName)) {
            throw new IOException(
                    "Expected zip entry \""
                            + entryName
                            + "\", got "
                            + (entry == null
                                    ? "the end of the file"
                                    : "\"" + entry.getName() + "\"")
                            + ". The file is no port object or is corrupt.");
        }
    }

    static void write(final ModelContent content, final ZipOutputStream out, final String entryName)
            throws IOException {
        out.putNextEntry(new ZipEntry(entryName));
        content.saveToXML(out);
    }

    static String className(final ModelContentRO content) throws IOException {
        try {
            return content.getString("class_name");
        } catch (InvalidSettingsException e) {
            throw new IOException("Unable to load settings: " + e.getMessage(), e);
        }
    }

    static <T> T instantiate(final Class<?> found, final Class<T> type) throws IOException {
        try {
            return found.asSubclass(type).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IOException(
                    "Failed to instantiate class \""
                            + found.getName()
                            + "\" (it needs a public constructor without arguments): "
                            + e,
                    e);
        }
    }
}
