// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import bio.strand.engine.progress.CancellationToken;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a data file, decompressed if the content is gzip, with the number of stored bytes
 * consumed. Failures of the file system and of the compression become {@link
 * SequenceFormatException}s that name the file.
 */
public final class SequenceInput extends InputStream {

    private static final int BUFFER_SIZE = 1 << 16;
    private static final int GZIP_MAGIC_1 = 0x1F;
    private static final int GZIP_MAGIC_2 = 0x8B;

    private final Path file;
    private final CancellationToken cancellation;
    private final long totalBytes;
    private final boolean compressed;
    private final Counter counter;
    private final InputStream content;

    /** Counts what is taken from the file. */
    private static final class Counter extends FilterInputStream {

        private volatile long count;

        Counter(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = super.read(target, offset, length);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int bytes) {
            // Only the reading thread writes; others only look at the progress.
            long now = count + bytes;
            count = now;
        }
    }

    /**
     * Opens a file.
     *
     * @param file the file, plain or gzip
     * @param cancellation asked at every block of the file
     * @throws SequenceFormatException if the file is missing, a folder, must not be read, or its
     *     compression is damaged
     * @throws IOException if the file cannot be read
     */
    public SequenceInput(Path file, CancellationToken cancellation) throws IOException {
        this.file = file;
        this.cancellation = cancellation;
        if (Files.isDirectory(file)) {
            throw new SequenceFormatException(
                    file, 0, 0, "this is a folder", "name a file inside it");
        }
        InputStream opened;
        try {
            totalBytes = Files.size(file);
            opened = Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new SequenceFormatException(
                    file, 0, 0, "the file does not exist", "check the path", e);
        } catch (AccessDeniedException e) {
            throw new SequenceFormatException(
                    file, 0, 0, "the file must not be read", "ask for permission to read it", e);
        }
        counter = new Counter(opened);
        try {
            BufferedInputStream buffered = new BufferedInputStream(counter, BUFFER_SIZE);
            buffered.mark(2);
            compressed = buffered.read() == GZIP_MAGIC_1 && buffered.read() == GZIP_MAGIC_2;
            buffered.reset();
            content = compressed ? new GZIPInputStream(buffered, BUFFER_SIZE) : buffered;
        } catch (EOFException | ZipException e) {
            opened.close();
            throw damaged(e);
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    private SequenceFormatException damaged(IOException cause) {
        return cause instanceof EOFException
                ? new SequenceFormatException(
                        file,
                        0,
                        0,
                        "the gzip data ends before its end, the file was truncated",
                        "copy or download it again",
                        cause)
                : new SequenceFormatException(
                        file,
                        0,
                        0,
                        "the gzip data is damaged (" + cause.getMessage() + ")",
                        "copy or download it again",
                        cause);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        cancellation.throwIfCancelled();
        try {
            return content.read(target, offset, length);
        } catch (EOFException | ZipException e) {
            throw damaged(e);
        }
    }

    /**
     * Whether the file is compressed.
     *
     * @return true for gzip
     */
    public boolean isCompressed() {
        return compressed;
    }

    /**
     * How much of the file has been consumed, as stored (before decompression).
     *
     * @return bytes; safe to ask from any thread
     */
    public long bytesRead() {
        return counter.count;
    }

    /**
     * The size of the file as stored.
     *
     * @return bytes
     */
    public long totalBytes() {
        return totalBytes;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
