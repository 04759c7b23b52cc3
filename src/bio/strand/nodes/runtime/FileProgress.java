// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.knime.core.node.ExecutionMonitor;

/** Reports how much of a file has been read, at most once a thousandth of it. */
public final class FileProgress {

    private static final int STEPS = 1000;

    private final ExecutionMonitor exec;
    private final LongSupplier bytesRead;
    private final long totalBytes;
    private final String items;
    private long nextReport;

    /**
     * Starts at the beginning of a file.
     *
     * @param exec takes the progress
     * @param bytesRead tells how many bytes of the file have been consumed
     * @param totalBytes the size of the file
     * @param items what is counted, in the plural: "sequences"
     */
    public FileProgress(
            ExecutionMonitor exec, LongSupplier bytesRead, long totalBytes, String items) {
        this.exec = exec;
        this.bytesRead = bytesRead;
        this.totalBytes = Math.max(1, totalBytes);
        this.items = items;
    }

    /**
     * Reports the position if it has moved on enough.
     *
     * @param count how many items have been read
     */
    public void report(long count) {
        long bytes = bytesRead.getAsLong();
        if (bytes >= nextReport) {
            nextReport = bytes + Math.max(1, totalBytes / STEPS);
            exec.setProgress(
                    (double) bytes / totalBytes,
                    () -> String.format(Locale.ROOT, "%,d %s read", count, items));
        }
    }
}
