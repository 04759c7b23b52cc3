// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks gzip from a stranger, for readers that keep what they read.
 *
 * <p>The limits are those of {@link BoundedZip}: what unpacks to more than {@value
 * BoundedZip#FREE_BYTES} bytes and {@value BoundedZip#MAXIMUM_RATIO} times what was read of the
 * file is refused by a {@link ZipException}. Readers that keep nothing, such as those of sequences,
 * need no such limit.
 *
 * <p>Not safe for use by several threads.
 */
public final class BoundedGzip extends FilterInputStream {

    private static final int BUFFER_SIZE = 1 << 16;

    private final Packed packed;
    private long unpacked;

    /** Counts what is read of the file. */
    private static final class Packed extends FilterInputStream {

        private long count;

        Packed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    /**
     * Starts unpacking.
     *
     * @param in the gzip data; closed together with this
     * @throws ZipException if it is not gzip
     * @throws IOException if reading fails
     */
    public BoundedGzip(InputStream in) throws IOException {
        this(new Packed(in));
    }

    private BoundedGzip(Packed packed) throws IOException {
        super(new GZIPInputStream(packed, BUFFER_SIZE));
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        unpacked += Math.max(read, 0);
        // The stream reads ahead by a buffer, which the free bytes more than outweigh.
        if (unpacked > BoundedZip.FREE_BYTES
                && unpacked > BoundedZip.MAXIMUM_RATIO * packed.count) {
            throw new ZipException(
                    "it unpacks to more than %d times its size"
                            .formatted(BoundedZip.MAXIMUM_RATIO));
        }
        return read;
    }

    /** Unpacks what is skipped, within the limits. */
    @Override
    public long skip(long count) throws IOException {
        long skipped = 0;
        byte[] bytes = new byte[(int) Math.max(0, Math.min(count, BUFFER_SIZE))];
        while (skipped < count) {
            int read = read(bytes, 0, (int) Math.min(bytes.length, count - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }
}
