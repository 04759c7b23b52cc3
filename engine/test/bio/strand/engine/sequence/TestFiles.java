// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.function.ThrowingRunnable;

/** Files for the tests of this package. */
final class TestFiles {

    private TestFiles() {}

    static Path write(Path folder, String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    static List<SequenceRecord> readAll(SequenceReader reader) throws IOException {
        try (reader) {
            List<SequenceRecord> records = new ArrayList<>();
            for (SequenceRecord r = reader.next(); r != null; r = reader.next()) {
                records.add(r);
            }
            return records;
        }
    }

    /** Expects a format error whose message holds all the parts. */
    static SequenceFormatException assertRefused(ThrowingRunnable action, String... parts) {
        SequenceFormatException e = assertThrows(SequenceFormatException.class, action);
        for (String part : parts) {
            assertTrue(e.getMessage() + " should hold " + part, e.getMessage().contains(part));
        }
        assertTrue(e.getMessage(), e.getMessage().contains(e.remedy()));
        return e;
    }
}
