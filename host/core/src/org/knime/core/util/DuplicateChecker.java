// SPDX-License-Identifier: Apache-2.0
package org.knime.core.util;

import bio.strand.host.core.storage.FileTree;
import bio.strand.host.core.storage.TemporaryFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Finds duplicates among any number of keys. Keys are kept in memory until they are many, then
 * sorted and written to disk; equal keys of different chunks are found when the chunks are merged
 * at the end.
 */
public class DuplicateChecker {
    /** Number of keys that are kept in memory. */
    public static final int MAX_CHUNK_SIZE = 100000;

    /** Number of chunks that are merged at once. */
    public static final int MAX_STREAMS = 50;

    private final int maxChunkSize;
    private final int maxStreams;
    private final List<Path> chunks = new ArrayList<>();
    private Set<String> current = new HashSet<>();

    /** Creates a checker. */
    public DuplicateChecker() {
        this(MAX_CHUNK_SIZE);
    }

    /**
     * Creates a checker.
     *
     * @param maxChunkSize number of keys that are kept in memory
     */
    public DuplicateChecker(final int maxChunkSize) {
        this(maxChunkSize, MAX_STREAMS);
    }

    /**
     * Creates a checker.
     *
     * @param maxChunkSize number of keys that are kept in memory
     * @param maxStreams number of chunks that are merged at once, at least two
     */
    public DuplicateChecker(final int maxChunkSize, final int maxStreams) {
        if (maxStreams < 2) {
            throw new IllegalArgumentException("The number of streams must be at least 2");
        }
        this.maxChunkSize = maxChunkSize;
        this.maxStreams = maxStreams;
    }

    /**
     * Adds a key.
     *
     * @param s the key
     * @throws DuplicateKeyException if it is among those in memory; others are found at the end
     * @throws IOException if the disk cannot take the keys
     */
    public synchronized void addKey(final String s) throws DuplicateKeyException, IOException {
        if (!current.add(s)) {
            throw new DuplicateKeyException(s);
        }
        if (current.size() >= maxChunkSize) {
            writeChunk();
        }
    }

    private void writeChunk() throws IOException {
        final String[] sorted = current.toArray(new String[0]);
        Arrays.sort(sorted);
        current = new HashSet<>();
        final Path chunk = TemporaryFiles.createFile("keys");
        chunks.add(chunk);
        try (DataOutputStream out = output(chunk)) {
            for (String key : sorted) {
                write(key, out);
            }
        }
    }

    private static DataOutputStream output(final Path chunk) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(chunk)));
    }

    private static void write(final String key, final DataOutputStream out) throws IOException {
        final byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Finds duplicates among all keys.
     *
     * @throws DuplicateKeyException if there is one
     * @throws IOException if the disk fails
     */
    public synchronized void checkForDuplicates() throws DuplicateKeyException, IOException {
        if (chunks.isEmpty()) {
            return;
        }
        if (!current.isEmpty()) {
            writeChunk();
        }
        while (chunks.size() > 1) {
            final List<Path> batch =
                    new ArrayList<>(chunks.subList(0, Math.min(maxStreams, chunks.size())));
            final boolean isLast = batch.size() == chunks.size();
            final Path merged = isLast ? null : TemporaryFiles.createFile("keys");
            merge(batch, merged);
            chunks.removeAll(batch);
            batch.forEach(FileTree::deleteQuietly);
            if (merged != null) {
                chunks.add(merged);
            }
        }
    }

    private static void merge(final List<Path> batch, final Path target) throws IOException {
        final PriorityQueue<SortedKeys> queue = new PriorityQueue<>();
        try (DataOutputStream out = target == null ? null : output(target)) {
            for (Path chunk : batch) {
                final SortedKeys keys = new SortedKeys(chunk);
                queue.add(keys);
            }
            String previous = null;
            while (!queue.isEmpty()) {
                final SortedKeys smallest = queue.poll();
                final String key = smallest.head;
                if (key.equals(previous)) {
                    smallest.close();
                    throw new DuplicateKeyException(key);
                }
                previous = key;
                if (out != null) {
                    write(key, out);
                }
                if (smallest.advance()) {
                    queue.add(smallest);
                } else {
                    smallest.close();
                }
            }
        } finally {
            for (SortedKeys keys : queue) {
                keys.close();
            }
        }
    }

    /** Forgets all keys and deletes the files. */
    public synchronized void clear() {
        current = new HashSet<>();
        chunks.forEach(FileTree::deleteQuietly);
        chunks.clear();
    }

    private static final class SortedKeys implements Comparable<SortedKeys> {
        private final DataInputStream in;
        private long left;
        private String head;

        SortedKeys(final Path chunk) throws IOException {
            left = Files.size(chunk);
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(chunk)));
            advance();
        }

        boolean advance() throws IOException {
            if (left == 0) {
                return false;
            }
            final byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            left -= Integer.BYTES + bytes.length;
            head = new String(bytes, StandardCharsets.UTF_8);
            return true;
        }

        void close() throws IOException {
            in.close();
        }

        @Override
        public int compareTo(final SortedKeys other) {
            return head.compareTo(other.head);
        }
    }
}
