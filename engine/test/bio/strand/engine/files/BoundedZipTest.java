// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.files;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.ZipException;
import org.junit.Test;

public class BoundedZipTest {

    private static final long PLENTY = 1L << 40;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ReproducibleZip writer = new ReproducibleZip(bytes);

    private BoundedZip reader() throws IOException {
        writer.finish();
        return new BoundedZip(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new SplittableRandom(5).nextBytes(noise);
        return noise;
    }

    private static byte[] content(BoundedZip zip) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        zip.read(PLENTY, "x", (piece, count) -> content.write(piece, 0, count));
        return content.toByteArray();
    }

    private static void assertRefused(BoundedZip zip, String message) {
        ZipException e =
                assertThrows(
                        ZipException.class,
                        () -> {
                            while (zip.next().isPresent()) {
                                content(zip);
                            }
                        });
        assertTrue(e.getMessage(), e.getMessage().contains(message));
    }

    @Test
    public void givesBackWhatWasWritten() throws IOException {
        writer.store("a", noise(200_000));
        writer.deflate("folder/b.json", new byte[500_000]);
        BoundedZip zip = reader();
        assertEquals(Optional.of("a"), zip.next());
        assertArrayEquals(noise(200_000), content(zip));
        assertEquals(Optional.of("folder/b.json"), zip.next());
        assertArrayEquals(new byte[500_000], content(zip));
        assertEquals(Optional.empty(), zip.next());
        assertTrue(zip.endsAsArchive());
    }

    @Test
    public void namesThatLeadOutAreRefused() throws IOException {
        for (String name :
                new String[] {"/etc/x", "../x", "a/../../x", "a/..", "..\\x", "C:x", "C:\\x"}) {
            bytes.reset();
            ReproducibleZip evil = new ReproducibleZip(bytes);
            evil.store(name, new byte[1]);
            evil.finish();
            assertRefused(
                    new BoundedZip(new ByteArrayInputStream(bytes.toByteArray())),
                    "'%s' leads out of the archive".formatted(name));
        }
    }

    @Test
    public void controlCharactersInNamesAreRefused() throws IOException {
        writer.store("a\nb", new byte[1]);
        assertRefused(reader(), "control characters");
    }

    @Test
    public void aNameThatOccursTwiceIsRefused() throws IOException {
        writer.store("aa", new byte[1]);
        writer.store("ab", new byte[1]);
        writer.finish();
        byte[] doubled = bytes.toByteArray();
        for (int i = 0; i + 1 < doubled.length; i++) {
            if (doubled[i] == 'a' && doubled[i + 1] == 'b') {
                doubled[i + 1] = 'a';
            }
        }
        assertRefused(new BoundedZip(new ByteArrayInputStream(doubled)), "'aa' occurs twice");
    }

    @Test
    public void moreEntriesThanAHundredAreRefused() throws IOException {
        for (int i = 0; i <= BoundedZip.MAXIMUM_ENTRIES; i++) {
            writer.store("e" + i, new byte[0]);
        }
        assertRefused(reader(), "more than 100 entries");
    }

    @Test
    public void aBombIsRefusedAfterItsFirstBytes() throws IOException {
        writer.deflate("bomb", new byte[200 << 20]);
        BoundedZip zip = reader();
        zip.next();
        long[] seen = {0};
        ZipException e =
                assertThrows(
                        ZipException.class,
                        () -> zip.read(PLENTY, "bomb", (piece, count) -> seen[0] += count));
        assertTrue(e.getMessage(), e.getMessage().contains("more than 100 times its size"));
        assertTrue("read " + seen[0], seen[0] <= 2 << 20);
    }

    @Test
    public void aLimitIsKept() throws IOException {
        writer.store("a", noise(1000));
        BoundedZip zip = reader();
        zip.next();
        ZipException e =
                assertThrows(ZipException.class, () -> zip.read(999, "a", (piece, count) -> {}));
        assertEquals("'a' is longer than 999 bytes", e.getMessage());
    }

    @Test
    public void skippedEntriesShareALimitAndHaveNoRatio() throws IOException {
        writer.deflate("zeros", new byte[20 << 20]);
        writer.deflate("more", new byte[20 << 20]);
        BoundedZip zip = reader();
        zip.next();
        zip.skip(30 << 20, "zeros");
        zip.next();
        assertThrows(ZipException.class, () -> zip.skip(30 << 20, "more"));
    }

    @Test
    public void aMissingEndIsSeen() throws IOException {
        writer.store("a", noise(10));
        writer.finish();
        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 1);
        BoundedZip zip = new BoundedZip(new ByteArrayInputStream(cut));
        zip.next();
        content(zip);
        assertEquals(Optional.empty(), zip.next());
        assertFalse(zip.endsAsArchive());
    }

    @Test
    public void equalContentGivesEqualBytes() throws IOException {
        writer.deflate("a", noise(10));
        writer.finish();
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        ReproducibleZip second = new ReproducibleZip(again);
        second.deflate("a", noise(10));
        second.finish();
        assertArrayEquals(bytes.toByteArray(), again.toByteArray());
    }
}
