// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Reads several files as if they were one: one after the other, in the order given. Identifiers may
 * have to be unique across all of them.
 */
public final class SequenceFiles implements SequenceReader {

    /** Opens one of the files. */
    @FunctionalInterface
    public interface Opening {

        /**
         * Opens a file.
         *
         * @param file the file
         * @return a reader at its first record, which does not check identifiers
         * @throws IOException if the file cannot be read or is not as it should be
         */
        SequenceReader open(Path file) throws IOException;
    }

    private final List<Path> files;
    private final Opening opening;
    private final IdentifierSet identifiers;
    private final long totalBytes;
    private int index = -1;
    private SequenceReader current;
    private long earlierBytes;
    private long recordsOfFile;

    /**
     * Opens the first of the files.
     *
     * @param files the files, at least one
     * @param opening opens each in its turn
     * @param requiresUniqueIds whether an identifier that occurs twice, in one file or in two, is
     *     an error
     * @throws IOException if a file is missing or the first cannot be read
     */
    public SequenceFiles(List<Path> files, Opening opening, boolean requiresUniqueIds)
            throws IOException {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("There are no files to read.");
        }
        this.files = List.copyOf(files);
        this.opening = opening;
        identifiers = requiresUniqueIds ? new IdentifierSet() : null;
        long total = 0;
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new SequenceFormatException(
                        file, 0, 0, "the file does not exist", "check the path");
            }
            total += Files.size(file);
        }
        totalBytes = total;
        openNext();
    }

    /**
     * The files of a folder whose names fit a pattern, sorted by path, so that the order is the
     * same everywhere. Hidden files, whose names begin with a dot, are left out.
     *
     * @param folder the folder
     * @param glob the pattern of {@link java.nio.file.FileSystem#getPathMatcher} for the file's
     *     name: {@code *.fasta}, {@code sample_?.gb}, {@code *.{fa,fasta}.gz}
     * @param recursive whether folders in the folder are searched, too
     * @return the files, at least one
     * @throws SequenceFormatException if the folder does not exist, is a file, or holds no such
     *     file
     * @throws IllegalArgumentException if the pattern is none
     * @throws IOException if the folder cannot be read
     */
    public static List<Path> inFolder(Path folder, String glob, boolean recursive)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new SequenceFormatException(
                    folder,
                    0,
                    0,
                    Files.exists(folder) ? "this is no folder" : "the folder does not exist",
                    "name a folder with sequence files");
        }
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is no pattern of file names (%s); write for example *.fasta or *.{gb,gbk}."
                            .formatted(glob, e.getDescription()),
                    e);
        }
        List<Path> found = new ArrayList<>();
        collect(folder, matcher, recursive, found);
        if (found.isEmpty()) {
            throw new SequenceFormatException(
                    folder,
                    0,
                    0,
                    "no file in this folder fits the pattern '" + glob + "'",
                    "correct the pattern or choose another folder");
        }
        found.sort(null);
        return found;
    }

    private static void collect(
            Path folder, PathMatcher matcher, boolean recursive, List<Path> found)
            throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                Path name = entry.getFileName();
                if (name.toString().startsWith(".")) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    // A link to a folder further up would lead around in a circle.
                    if (recursive && !Files.isSymbolicLink(entry)) {
                        collect(entry, matcher, true, found);
                    }
                } else if (matcher.matches(name)) {
                    found.add(entry);
                }
            }
        }
    }

    private boolean openNext() throws IOException {
        if (current != null) {
            earlierBytes += current.totalBytes();
            current.close();
            current = null;
        }
        if (index + 1 >= files.size()) {
            return false;
        }
        index++;
        recordsOfFile = 0;
        current = opening.open(files.get(index));
        return true;
    }

    @Override
    public SequenceRecord next() throws IOException {
        if (current == null) {
            return null;
        }
        SequenceRecord record;
        while ((record = current.next()) == null) {
            if (!openNext()) {
                return null;
            }
        }
        recordsOfFile++;
        if (identifiers != null && identifiers.addAndTestIfSeen(record.id())) {
            refuseRepeated(record);
        }
        return record;
    }

    /** Only hashes agree so far; the texts decide. */
    private void refuseRepeated(SequenceRecord record) throws IOException {
        for (int i = 0; i <= index; i++) {
            Path file = files.get(i);
            long last = i == index ? recordsOfFile - 1 : Long.MAX_VALUE;
            Optional<SequenceRecord> earlier = find(record.id(), file, last);
            if (earlier.isPresent()) {
                throw new SequenceFormatException(
                        files.get(index),
                        record.line(),
                        recordsOfFile,
                        "the identifier '%s' stands in line %d of '%s' too"
                                .formatted(record.id(), earlier.get().line(), file),
                        "give every sequence its own identifier, or allow repeated ones");
            }
        }
    }

    private Optional<SequenceRecord> find(String id, Path file, long records) throws IOException {
        try (SequenceReader reader = opening.open(file)) {
            SequenceRecord record;
            for (long i = 0; i < records && (record = reader.next()) != null; i++) {
                if (record.id().equals(id)) {
                    return Optional.of(record);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The file that the record given last is from.
     *
     * @return the file; the first one before the first record
     */
    public Path file() {
        return files.get(index);
    }

    @Override
    public long bytesRead() {
        return earlierBytes + (current == null ? 0 : current.bytesRead());
    }

    @Override
    public long totalBytes() {
        return totalBytes;
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
        }
    }
}
