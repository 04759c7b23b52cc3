// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import bio.strand.engine.sequence.SequenceReader;
import java.util.Locale;
import org.knime.core.node.ExecutionMonitor;

/** Reports how much of a file has been read, at most once a thousandth of it. */
final class ReadingProgress {

    private static final int STEPS = 1000;

    private final SequenceReader reader;
    private final ExecutionMonitor exec;
    private final long bytesPerStep;
    private long nextReport;

    /**
     * Starts at the reader's position.
     *
     * @param reader tells how far it is
     * @param exec takes the progress
     */
    ReadingProgress(SequenceReader reader, ExecutionMonitor exec) {
        this.reader = reader;
        this.exec = exec;
        bytesPerStep = Math.max(1, reader.totalBytes() / STEPS);
    }

    /**
     * Reports the reader's position if it has moved on enough.
     *
     * @param sequences how many sequences have been read
     */
    void report(long sequences) {
        long bytes = reader.bytesRead();
        if (bytes >= nextReport) {
            nextReport = bytes + bytesPerStep;
            exec.setProgress(
                    (double) bytes / Math.max(1, reader.totalBytes()),
                    () -> String.format(Locale.ROOT, "%,d sequences read", sequences));
        }
    }
}
