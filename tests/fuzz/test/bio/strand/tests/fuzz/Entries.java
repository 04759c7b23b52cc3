// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The entries of a good archive, one of which an input takes the place of. */
final class Entries {

    /** What a zip archive begins with: such an input is taken as the whole archive. */
    private static final String ZIP = "PK";

    private Entries() {}

    static boolean isArchive(byte[] data) {
        return data.length > 1 && data[0] == ZIP.charAt(0) && data[1] == ZIP.charAt(1);
    }

    static Map<String, byte[]> of(byte[] archive) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                entries.put(e.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    /**
     * The entries with one replaced: the one whose name begins with the input's first letter, by
     * the rest of the input.
     *
     * @return null if there is no such entry
     */
    static Map<String, byte[]> forged(Map<String, byte[]> entries, byte[] data) {
        for (String name : entries.keySet()) {
            if (data.length > 0 && name.charAt(0) == data[0]) {
                Map<String, byte[]> forged = new LinkedHashMap<>(entries);
                forged.put(name, Arrays.copyOfRange(data, 1, data.length));
                return forged;
            }
        }
        return null;
    }
}
