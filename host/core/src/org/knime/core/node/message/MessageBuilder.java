// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.message;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knime.core.node.NodeLogger;

/** Makes messages; counts problems and keeps the first. */
public final class MessageBuilder {
    private String summary;
    private Issue firstIssue;
    private long issueCount;
    private final Set<String> resolutions = new LinkedHashSet<>();

    MessageBuilder() {}

    MessageBuilder(final Message message) {
        summary = message.getSummary();
        firstIssue = message.issue();
        issueCount = firstIssue == null ? 0 : 1;
        resolutions.addAll(message.getResolutions());
    }

    /**
     * The summary set so far.
     *
     * @return the summary, if there is one
     */
    public Optional<String> getSummary() {
        return Optional.ofNullable(summary);
    }

    /**
     * Sets the problem in one line.
     *
     * @param text the summary, null for no message
     * @return this
     */
    public MessageBuilder withSummary(final String text) {
        summary = text;
        return this;
    }

    /**
     * Adds a problem.
     *
     * @param description what is wrong
     * @return this
     */
    public MessageBuilder addTextIssue(final String description) {
        return add(new Issue.TextIssue(description));
    }

    /**
     * Adds a problem with a cell of an input table.
     *
     * @param portIndex index of the input without the flow variable port
     * @param columnIndex index of the column
     * @param rowIndex index of the row
     * @param description what is wrong with the cell
     * @return this
     */
    public MessageBuilder addRowIssue(
            final int portIndex,
            final int columnIndex,
            final long rowIndex,
            final String description) {
        checkNotNegative("column", columnIndex);
        return addPlace(portIndex, columnIndex, rowIndex, description);
    }

    /**
     * Adds a problem with a row of an input table.
     *
     * @param portIndex index of the input without the flow variable port
     * @param rowIndex index of the row
     * @param description what is wrong with the row
     * @return this
     */
    public MessageBuilder addRowIssue(
            final int portIndex, final long rowIndex, final String description) {
        return addPlace(portIndex, -1, rowIndex, description);
    }

    private MessageBuilder addPlace(
            final int portIndex,
            final int columnIndex,
            final long rowIndex,
            final String description) {
        checkNotNegative("port", portIndex);
        checkNotNegative("row", rowIndex);
        return add(new Issue.RowIssue(portIndex, columnIndex, rowIndex, description));
    }

    private static void checkNotNegative(final String what, final long index) {
        if (index < 0) {
            throw new IllegalArgumentException(
                    "The index of the " + what + " must not be negative: " + index);
        }
    }

    private MessageBuilder add(final Issue issue) {
        if (firstIssue == null) {
            firstIssue = issue;
        }
        issueCount++;
        return this;
    }

    /**
     * Adds what the user may do.
     *
     * @param added one line each, none null
     * @return this
     */
    public MessageBuilder addResolutions(final String... added) {
        if (added == null || Arrays.asList(added).contains(null)) {
            throw new IllegalArgumentException("Argument must not contain null elements");
        }
        resolutions.addAll(Arrays.asList(added));
        return this;
    }

    /**
     * The text of the first problem.
     *
     * @return the text, if there is a problem
     */
    public Optional<String> getFirstIssue() {
        return Optional.ofNullable(firstIssue).map(Issue::details);
    }

    /**
     * The number of problems added.
     *
     * @return the number
     */
    public long getIssueCount() {
        return issueCount;
    }

    /**
     * Makes the message.
     *
     * @return the message, empty if there is no summary
     */
    public Optional<Message> build() {
        if (summary == null) {
            if (issueCount > 0) {
                NodeLogger.getLogger(MessageBuilder.class)
                        .coding("A message with " + issueCount + " issues has no summary");
            }
            return Optional.empty();
        }
        return Optional.of(new Message(summary, firstIssue, List.copyOf(resolutions)));
    }
}
