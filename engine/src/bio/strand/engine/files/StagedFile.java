// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A file that appears only when it is complete.
 *
 * <p>Until {@link #finish} everything goes into a temporary file beside it, named {@code
 * .NAME.UUID.part}; {@code finish} forces that file to disk and moves it to its place, in one step
 * where the file system can. Whoever opens the file therefore sees the old content or the new one,
 * never a part, also after a crash. {@link #close} without {@code finish} removes the temporary
 * file and leaves the old one as it was:
 *
 * <pre>{@code
 * try (StagedFile staged = StagedFile.replacing(path)) {
 *     staged.output().write(content);
 *     staged.finish();
 * }
 * }</pre>
 *
 * <p>A process that is killed cannot tidy up; its temporary file is removed by the next writer of
 * the same file, once it is a day old and thus nobody's work. Not safe for use by several threads;
 * several writers of one file do not disturb each other, the last one to finish wins.
 */
public final class StagedFile implements Closeable {

    private static final int BUFFER_SIZE = 1 << 16;
    private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

    private final Path file;
    private final Path temporary;
    private final boolean replaces;
    private final FileChannel channel;
    private final OutputStream output;
    private boolean finished;

    private StagedFile(Path file, boolean replaces) throws IOException {
        this.file = file.toAbsolutePath();
        this.replaces = replaces;
        refuseExisting();
        if (Files.isDirectory(this.file)) {
            throw new FileSystemException(
                    this.file.toString(), null, "this is a folder; name a file inside it");
        }
        removeAbandoned();
        // Not by createTempFile, whose files nobody else may read.
        temporary =
                this.file.resolveSibling(
                        "." + this.file.getFileName() + "." + UUID.randomUUID() + ".part");
        channel =
                FileChannel.open(
                        temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        output = new Output(Channels.newOutputStream(channel));
    }

    /**
     * Starts a file that takes the place of one of its name, if there is one.
     *
     * @param file where the file shall be; its folder must exist
     * @return the file to write to
     * @throws IOException if nothing can be written there
     */
    public static StagedFile replacing(Path file) throws IOException {
        return new StagedFile(file, true);
    }

    /**
     * Starts a file that must not exist yet.
     *
     * @param file where the file shall be; its folder must exist
     * @return the file to write to
     * @throws FileAlreadyExistsException if it exists
     * @throws IOException if nothing can be written there
     */
    public static StagedFile refusing(Path file) throws IOException {
        return new StagedFile(file, false);
    }

    private void refuseExisting() throws FileAlreadyExistsException {
        if (!replaces && Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
    }

    private void removeAbandoned() throws IOException {
        Path folder = file.getParent();
        if (folder == null) {
            throw new FileSystemException(
                    file.toString(), null, "this is a folder; name a file inside it");
        }
        Pattern leftover =
                Pattern.compile(
                        Pattern.quote("." + file.getFileName() + ".") + "[0-9a-f-]{36}\\.part");
        Instant limit = Instant.now().minus(ABANDONED_AFTER);
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(
                        folder,
                        path -> leftover.matcher(path.getFileName().toString()).matches())) {
            for (Path entry : entries) {
                removeIfOlder(entry, limit);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static void removeIfOlder(Path entry, Instant limit) throws IOException {
        FileTime time;
        try {
            time = Files.getLastModifiedTime(entry);
        } catch (NoSuchFileException e) {
            // Another writer has just finished it, or removed it as we would.
            return;
        }
        if (time.toInstant().isBefore(limit)) {
            Files.deleteIfExists(entry);
        }
    }

    /**
     * Where the content goes. Buffered; need not be flushed, nor closed, which only flushes it.
     *
     * @return the stream, the same at every call
     */
    public OutputStream output() {
        return output;
    }

    /**
     * Completes the file and puts it into its place.
     *
     * @throws FileAlreadyExistsException if the file has come into being meanwhile and must not be
     *     replaced
     * @throws IOException if it cannot be written; the old file is as it was then
     */
    public void finish() throws IOException {
        output.flush();
        channel.force(true);
        channel.close();
        if (replaces) {
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                // The complete file is still moved as a whole, only not in one step.
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } else {
            Files.move(temporary, file);
        }
        finished = true;
    }

    /** Gives up the file unless it is finished. */
    @Override
    public void close() throws IOException {
        if (finished) {
            return;
        }
        try {
            channel.close();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Leaves the channel open when a stream around it is closed: it is not yet forced to disk. */
    private static final class Output extends BufferedOutputStream {

        Output(OutputStream out) {
            super(out, BUFFER_SIZE);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
