// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.files;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.Test;

public class BoundedGzipTest {

    private static InputStream packed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return new BoundedGzip(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new SplittableRandom(5).nextBytes(noise);
        return noise;
    }

    @Test
    public void givesBackWhatWasPacked() throws IOException {
        try (InputStream in = packed(noise(3_000_000))) {
            assertArrayEquals(noise(3_000_000), in.readAllBytes());
        }
        try (InputStream in = packed(new byte[] {1, -1})) {
            assertEquals(1, in.read());
            assertEquals(255, in.read());
            assertEquals(-1, in.read());
        }
    }

    /** A mebibyte of zeros takes a thousandth, and is allowed to. */
    @Test
    public void whatIsSmallMayHaveAnyRatio() throws IOException {
        try (InputStream in = packed(new byte[BoundedZip.FREE_BYTES])) {
            assertEquals(BoundedZip.FREE_BYTES, in.readAllBytes().length);
        }
    }

    @Test
    public void aBombIsRefusedAfterItsFirstBytes() throws IOException {
        try (InputStream in = packed(new byte[200 << 20])) {
            byte[] buffer = new byte[1 << 12];
            long[] seen = {0};
            ZipException e =
                    assertThrows(
                            ZipException.class,
                            () -> {
                                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                                    seen[0] += n;
                                }
                            });
            assertEquals("it unpacks to more than 100 times its size", e.getMessage());
            assertTrue("read " + seen[0], seen[0] <= 8 << 20);
        }
    }

    @Test
    public void aBombIsRefusedWhenSkippedOrReadByteByByte() throws IOException {
        try (InputStream in = packed(new byte[200 << 20])) {
            assertThrows(ZipException.class, () -> in.skip(200 << 20));
        }
        try (InputStream in = packed(new byte[200 << 20])) {
            assertThrows(
                    ZipException.class,
                    () -> {
                        while (in.read() >= 0) {
                            // Reading is all there is to do.
                        }
                    });
        }
    }

    /** As large as the other, but of what does not pack so well. */
    @Test
    public void largeContentOfAnOrdinaryRatioIsRead() throws IOException {
        byte[] mixed = new byte[20 << 20];
        byte[] noise = noise(mixed.length / 50 + 1);
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = i % 50 == 0 ? noise[i / 50] : 0;
        }
        try (InputStream in = packed(mixed)) {
            assertTrue(Arrays.equals(mixed, in.readAllBytes()));
        }
    }

    @Test
    public void whatIsNoGzipIsRefused() {
        assertThrows(
                ZipException.class, () -> new BoundedGzip(new ByteArrayInputStream(noise(100))));
    }
}
