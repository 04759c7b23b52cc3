// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.files;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a zip archive whose bytes depend on nothing but its entries: all are dated 1980-01-01.
 *
 * <p>Not safe for use by several threads.
 */
public final class ReproducibleZip {

    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    /**
     * Starts an archive.
     *
     * @param out where to; flushed by {@link #finish}, never closed
     */
    public ReproducibleZip(OutputStream out) {
        zip = new ZipOutputStream(out);
    }

    /**
     * Adds an entry as it is. For content that a reader checks by its size, or that deflating would
     * not make smaller.
     *
     * @param name its name
     * @param content its content
     * @throws IOException if it cannot be written
     */
    public void store(String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        put(entry, content);
    }

    /**
     * Adds an entry deflated.
     *
     * @param name its name
     * @param content its content
     * @throws IOException if it cannot be written
     */
    public void deflate(String name, byte[] content) throws IOException {
        put(new ZipEntry(name), content);
    }

    private void put(ZipEntry entry, byte[] content) throws IOException {
        entry.setTimeLocal(FIXED_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /**
     * Ends the archive.
     *
     * @throws IOException if it cannot be written
     */
    public void finish() throws IOException {
        zip.finish();
        zip.flush();
    }
}
