// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.io.Closeable;
import java.io.IOException;

/**
 * Reads the sequences of a file one by one.
 *
 * <p>Readers hold one record at a time. They are not safe for use by several threads. A reader that
 * has thrown must be closed and cannot go on.
 */
public interface SequenceReader extends Closeable {

    /**
     * Reads the next record.
     *
     * @return the record, or null after the last one
     * @throws SequenceFormatException if the file is not as it should be, with place and remedy
     * @throws IOException if the file cannot be read
     * @throws bio.strand.engine.progress.CancelledException if the caller has asked to stop
     */
    SequenceRecord next() throws IOException;

    /**
     * How much of the file has been consumed, as stored (before decompression).
     *
     * @return bytes, 0 to {@link #totalBytes()}
     */
    long bytesRead();

    /**
     * The size of the file as stored.
     *
     * @return bytes
     */
    long totalBytes();
}
