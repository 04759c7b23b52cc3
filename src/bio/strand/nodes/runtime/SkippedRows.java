// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.util.Objects;
import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/**
 * Counts the rows that a node could not use and remembers the first of them, for one warning at the
 * end instead of one a row. Not safe for use by several threads.
 */
public final class SkippedRows {

    private static final String KEY_COUNT = "skippedRows";
    private static final String KEY_ROW = "firstSkippedRow";
    private static final String KEY_REASON = "firstReason";

    private long count;
    private String firstRow = "";
    private String firstReason = "";

    /** Creates an empty count. */
    public SkippedRows() {}

    /**
     * Counts a row.
     *
     * @param rowId the row's key
     * @param reason why the row cannot be used, a sentence or part of one
     */
    public void add(String rowId, String reason) {
        if (count == 0) {
            firstRow = Objects.requireNonNull(rowId, "rowId");
            firstReason = Objects.requireNonNull(reason, "reason");
        }
        count++;
    }

    /**
     * Adds the rows of a later part of the same table.
     *
     * @param later what was counted there
     */
    public void addAll(SkippedRows later) {
        if (count == 0) {
            firstRow = later.firstRow;
            firstReason = later.firstReason;
        }
        count += later.count;
    }

    /**
     * The number of rows counted.
     *
     * @return 0 or more
     */
    public long count() {
        return count;
    }

    /**
     * The warning for the user.
     *
     * @param consequence what became of the rows, as the end of a sentence that begins with their
     *     number, for instance "could not be encoded and have a missing cell"
     * @return the sentence with the first row and its reason; empty if no row was counted
     */
    public Optional<String> warning(String consequence) {
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(
                "%s %s. %s: row \"%s\": %s"
                        .formatted(
                                count == 1 ? "1 row" : count + " rows",
                                consequence,
                                count == 1 ? "It is" : "The first",
                                firstRow,
                                firstReason));
    }

    /** Stores the count on its way from a streaming operator to its node. */
    void saveTo(ConfigWO config) {
        config.addLong(KEY_COUNT, count);
        config.addString(KEY_ROW, firstRow);
        config.addString(KEY_REASON, firstReason);
    }

    /** What {@link #saveTo} stored. */
    static SkippedRows loadFrom(ConfigRO config) throws InvalidSettingsException {
        SkippedRows rows = new SkippedRows();
        rows.count = config.getLong(KEY_COUNT);
        rows.firstRow = config.getString(KEY_ROW);
        rows.firstReason = config.getString(KEY_REASON);
        return rows;
    }
}
