// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.ports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;

/**
 * The one thing that port objects whose content lies in a file store write themselves: the version
 * of that arrangement.
 */
final class StoredVersion {

    private static final String ENTRY = "version.txt";
    private static final String VERSION = "1";

    private StoredVersion() {}

    /**
     * Writes the version.
     *
     * @param out the port object's archive
     * @throws IOException if it cannot be written
     */
    static void write(PortObjectZipOutputStream out) throws IOException {
        out.putNextEntry(new ZipEntry(ENTRY));
        out.write(VERSION.getBytes(StandardCharsets.US_ASCII));
        out.closeEntry();
    }

    /**
     * Reads and checks the version.
     *
     * @param in the port object's archive
     * @param what what is stored, after "The stored"
     * @param maker the node that makes it, for the remedy
     * @throws IOException if it is missing or of a later release; says what to do
     */
    static void check(PortObjectZipInputStream in, String what, String maker) throws IOException {
        ZipEntry entry = in.getNextEntry();
        if (entry == null || !ENTRY.equals(entry.getName())) {
            throw new IOException(
                    "The stored %s is damaged (%s is not its first entry); execute the %s again."
                            .formatted(what, ENTRY, maker));
        }
        String version = new String(in.readNBytes(16), StandardCharsets.US_ASCII);
        if (!VERSION.equals(version)) {
            throw new IOException(
                    "The stored %s has version '%s', which this release cannot read; update Strand or execute the %s again."
                            .formatted(what, version, maker));
        }
    }
}
