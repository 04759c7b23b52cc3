// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

import java.util.Arrays;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.filestore.FileStoreFactory;
import org.knime.core.node.ExecutionMonitor;

/** Cell factory that may compute several rows at a time. */
public abstract class AbstractCellFactory implements CellFactory {
    private static final double WORKERS_PER_PROCESSOR = 1.5;
    private static final int ROWS_PER_WORKER = 10;

    private final DataColumnSpec[] columnSpecs;
    private int workers = -1;
    private int queueSize = -1;
    private FileStoreFactory fileStores;

    /**
     * Creates a factory that computes one row at a time.
     *
     * @param colSpecs the new columns
     */
    public AbstractCellFactory(final DataColumnSpec... colSpecs) {
        if (colSpecs == null || Arrays.asList(colSpecs).contains(null)) {
            throw new NullPointerException("Argument must not be null or contain null elements");
        }
        columnSpecs = colSpecs.clone();
    }

    /**
     * Creates a factory.
     *
     * @param processConcurrently whether several rows are computed at a time
     * @param colSpecs the new columns
     */
    public AbstractCellFactory(
            final boolean processConcurrently, final DataColumnSpec... colSpecs) {
        this(colSpecs);
        setParallelProcessing(processConcurrently);
    }

    /**
     * Creates a factory.
     *
     * @param processConcurrently whether several rows are computed at a time
     * @param workerCount number of threads
     * @param maxQueueSize number of rows that wait for the slowest
     * @param colSpecs the new columns
     */
    public AbstractCellFactory(
            final boolean processConcurrently,
            final int workerCount,
            final int maxQueueSize,
            final DataColumnSpec... colSpecs) {
        this(colSpecs);
        setParallelProcessing(processConcurrently, workerCount, maxQueueSize);
    }

    final void setFileStoreFactory(final FileStoreFactory factory) {
        fileStores = factory;
    }

    /**
     * Makes file stores for cells during the execution.
     *
     * @return the factory
     */
    protected final FileStoreFactory getFileStoreFactory() {
        return fileStores;
    }

    /**
     * Sets whether several rows are computed at a time.
     *
     * @param value true if they are
     */
    public final void setParallelProcessing(final boolean value) {
        final int count =
                (int) Math.ceil(WORKERS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
        setParallelProcessing(value, count, ROWS_PER_WORKER * count);
    }

    /**
     * Sets whether several rows are computed at a time.
     *
     * @param value true if they are
     * @param maxParallelWorkers number of threads
     * @param maxQueueSize number of rows that wait for the slowest
     */
    public final void setParallelProcessing(
            final boolean value, final int maxParallelWorkers, final int maxQueueSize) {
        if (value && maxParallelWorkers <= 0) {
            throw new IllegalArgumentException(
                    "Worker count must be larger than 0: " + maxParallelWorkers);
        }
        if (value && maxQueueSize < maxParallelWorkers) {
            throw new IllegalArgumentException(
                    "Queue size must be larger than worker count: "
                            + maxQueueSize
                            + "<"
                            + maxParallelWorkers);
        }
        workers = value ? maxParallelWorkers : -1;
        queueSize = value ? maxQueueSize : -1;
    }

    /**
     * Whether several rows are computed at a time.
     *
     * @return true if they are
     */
    public final boolean isParallelProcessing() {
        return workers > 0;
    }

    /**
     * The number of threads.
     *
     * @return the number, -1 if one row is computed at a time
     */
    public final int getMaxParallelWorkers() {
        return workers;
    }

    /**
     * The number of rows that wait for the slowest.
     *
     * @return the number, -1 if one row is computed at a time
     */
    public final int getMaxQueueSize() {
        return queueSize;
    }

    @Override
    public DataColumnSpec[] getColumnSpecs() {
        return columnSpecs.clone();
    }

    /** Called after the last row, also when the execution failed. */
    public void afterProcessing() {
        // Most factories have nothing to tidy up.
    }

    @Override
    public void setProgress(
            final int curRowNr,
            final int rowCount,
            final RowKey lastKey,
            final ExecutionMonitor exec) {
        setProgress((long) curRowNr, (long) rowCount, lastKey, exec);
    }

    @Override
    public void setProgress(
            final long curRowNr,
            final long rowCount,
            final RowKey lastKey,
            final ExecutionMonitor exec) {
        exec.setProgress(
                curRowNr / (double) rowCount,
                () -> String.format("Processed row %s/%s (\"%s\")", curRowNr, rowCount, lastKey));
    }
}
