// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Reads a zip archive from a stranger, entry by entry, in memory.
 *
 * <p>Refused are: names that lead out of a folder (absolute, with {@code ..}, with a drive or
 * backslashes) or hold control characters, although nothing here is ever unpacked to disk; names
 * that occur twice; more entries than {@value #MAXIMUM_ENTRIES}; entries longer than the caller
 * allows; and entries that unpack to more than {@value #FREE_BYTES} bytes and {@value
 * #MAXIMUM_RATIO} times what was read of the archive. All these are {@link ZipException}s, whose
 * messages name the entry. Memory grows with what has been read, never with what a header claims.
 *
 * <p>Not safe for use by several threads.
 */
public final class BoundedZip {

    /** The most entries an archive may have. */
    public static final int MAXIMUM_ENTRIES = 100;

    /** How many times its packed size an entry may unpack to. */
    public static final int MAXIMUM_RATIO = 100;

    /** What an entry may unpack to whatever its packed size: a mebibyte. */
    public static final int FREE_BYTES = 1 << 20;

    private static final int MAXIMUM_NAME_LENGTH = 255;
    private static final int BUFFER_SIZE = 1 << 16;

    /** Signature and length of the last record of a zip archive without a comment. */
    private static final byte[] END_OF_ARCHIVE = {'P', 'K', 5, 6};

    private static final int END_RECORD_BYTES = 22;

    private final Tail tail;
    private final ZipInputStream zip;
    private final Set<String> names = new HashSet<>();
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private long skipped;

    /** Where the content of an entry goes, piece by piece. */
    @FunctionalInterface
    public interface Sink {

        /**
         * Takes the next bytes.
         *
         * @param bytes holds them; used again afterwards
         * @param count how many, from the first on
         */
        void accept(byte[] bytes, int count);
    }

    /**
     * Starts reading.
     *
     * @param in the archive; never closed
     */
    public BoundedZip(InputStream in) {
        tail = new Tail(in);
        zip = new ZipInputStream(tail);
    }

    /**
     * Goes on to the next entry; what is left of the current one must have been read.
     *
     * @return its name; empty if there is none
     * @throws ZipException if the archive is damaged or not to be trusted
     * @throws IOException if reading fails
     */
    public Optional<String> next() throws IOException {
        ZipEntry entry;
        try {
            entry = zip.getNextEntry();
        } catch (IllegalArgumentException e) {
            ZipException damaged = new ZipException("a name is not in UTF-8");
            damaged.initCause(e);
            throw damaged;
        }
        if (entry == null) {
            return Optional.empty();
        }
        String name = entry.getName();
        requireSafe(name);
        if (!names.add(name)) {
            throw new ZipException("'%s' occurs twice".formatted(name));
        }
        if (names.size() > MAXIMUM_ENTRIES) {
            throw new ZipException("there are more than %d entries".formatted(MAXIMUM_ENTRIES));
        }
        return Optional.of(name);
    }

    private static void requireSafe(String name) throws ZipException {
        if (name.isEmpty()
                || name.length() > MAXIMUM_NAME_LENGTH
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new ZipException("a name is empty, too long or holds control characters");
        }
        boolean parent = false;
        for (String part : name.split("/")) {
            parent |= part.equals("..");
        }
        if (parent || name.startsWith("/") || name.contains("\\") || name.contains(":")) {
            throw new ZipException("the name '%s' leads out of the archive".formatted(name));
        }
    }

    /**
     * Reads the whole current entry.
     *
     * @param maximumBytes how long it may be
     * @param name what messages call it
     * @param sink where it goes
     * @return how long it is, in bytes
     * @throws ZipException if it is damaged, longer than allowed, or unpacks to far more than its
     *     size
     * @throws IOException if reading fails
     */
    public long read(long maximumBytes, String name, Sink sink) throws IOException {
        return read(maximumBytes, name, sink, true);
    }

    /**
     * Reads the whole current entry and keeps nothing of it, whatever its ratio.
     *
     * @param maximumBytes how long it and all others that are skipped may be together
     * @param name what messages call it
     * @throws ZipException if it is damaged or longer than allowed
     * @throws IOException if reading fails
     */
    public void skip(long maximumBytes, String name) throws IOException {
        skipped += read(maximumBytes - skipped, name, (bytes, count) -> {}, false);
    }

    private long read(long maximumBytes, String name, Sink sink, boolean ratioMatters)
            throws IOException {
        long start = tail.count();
        long total = 0;
        for (int count = zip.read(buffer); count >= 0; count = zip.read(buffer)) {
            total += count;
            if (total > maximumBytes) {
                throw new ZipException(
                        "'%s' is longer than %d bytes".formatted(name, maximumBytes));
            }
            long packed = tail.count() - start;
            // The stream reads ahead by a buffer, which the free bytes more than outweigh.
            if (ratioMatters && total > FREE_BYTES && total > MAXIMUM_RATIO * packed) {
                throw new ZipException(
                        "'%s' unpacks to more than %d times its size"
                                .formatted(name, MAXIMUM_RATIO));
            }
            sink.accept(buffer, count);
        }
        return total;
    }

    /**
     * Reads the rest of the archive after its last entry.
     *
     * @return whether it ends as an archive does; if not, something is missing or surplus
     * @throws IOException if reading fails
     */
    public boolean endsAsArchive() throws IOException {
        while (tail.read(buffer, 0, buffer.length) >= 0) {
            // Reading is all there is to do.
        }
        return tail.isEndOfArchive();
    }

    /** Remembers the last bytes that were read, to see that the archive has its end. */
    private static final class Tail extends FilterInputStream {

        private final byte[] last = new byte[END_RECORD_BYTES];
        private long count;

        Tail(InputStream in) {
            super(in);
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                remember(new byte[] {(byte) value}, 0, 1);
            }
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read > 0) {
                remember(bytes, offset, read);
            }
            return read;
        }

        private void remember(byte[] bytes, int offset, int read) {
            count += read;
            int taken = Math.min(read, last.length);
            System.arraycopy(last, taken, last, 0, last.length - taken);
            System.arraycopy(bytes, offset + read - taken, last, last.length - taken, taken);
        }

        boolean isEndOfArchive() {
            for (int i = 0; i < END_OF_ARCHIVE.length; i++) {
                if (last[i] != END_OF_ARCHIVE[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
