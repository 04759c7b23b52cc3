// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.message;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.config.base.ConfigBaseRO;
import org.knime.core.node.config.base.ConfigBaseWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.workflow.NodeMessage;

/** What a node tells the user: a summary, the first problem in detail, and what to do. */
public final class Message {
    private final String summary;
    private final Issue issue;
    private final List<String> resolutions;

    Message(final String summary, final Issue issue, final List<String> resolutions) {
        this.summary = Objects.requireNonNull(summary);
        this.issue = issue;
        this.resolutions = List.copyOf(resolutions);
    }

    /**
     * The problem in one line.
     *
     * @return the summary
     */
    public String getSummary() {
        return summary;
    }

    Issue issue() {
        return issue;
    }

    /**
     * What the user may do.
     *
     * @return unmodifiable list, possibly empty
     */
    public List<String> getResolutions() {
        return resolutions;
    }

    /**
     * Puts the row key, the column name and the cell of a row's problem into the text.
     *
     * @param inputs the inputs of the node without the flow variable port
     * @return a message that no longer needs the inputs
     */
    public Message renderIssueDetails(final PortObject[] inputs) {
        if (!(issue instanceof Issue.RowIssue place)
                || place.portIndex() >= inputs.length
                || !(inputs[place.portIndex()] instanceof BufferedDataTable table)
                || place.rowIndex() >= table.size()) {
            return this;
        }
        DataRow row = null;
        try (CloseableRowIterator rows = table.iterator()) {
            for (long i = 0; i <= place.rowIndex() && rows.hasNext(); i++) {
                row = rows.next();
            }
        }
        if (row == null) {
            return this;
        }
        final StringBuilder text = new StringBuilder(place.details());
        text.append("\nRow \"").append(row.getKey()).append("\" (number ");
        text.append(place.rowIndex() + 1).append(')');
        if (place.columnIndex() >= 0 && place.columnIndex() < row.getNumCells()) {
            text.append(", column \"");
            text.append(table.getDataTableSpec().getColumnSpec(place.columnIndex()).getName());
            text.append("\": ").append(row.getCell(place.columnIndex()));
        }
        return new Message(summary, new Issue.TextIssue(text.toString()), resolutions);
    }

    /**
     * The text for the log.
     *
     * @return the summary and, on further lines, the problem
     */
    public String toLogPrintable() {
        return issue == null ? summary : summary + "\n" + issue.details();
    }

    /**
     * This message as the state of a node.
     *
     * @param type warning or error
     * @return the node message
     */
    public NodeMessage toNodeMessage(final NodeMessage.Type type) {
        return new NodeMessage(type, summary, issue == null ? null : issue.details(), resolutions);
    }

    /**
     * An exception that carries this message.
     *
     * @return the exception
     */
    public InvalidSettingsException toInvalidSettingsException() {
        return toInvalidSettingsException(null);
    }

    /**
     * An exception that carries this message.
     *
     * @param cause the cause, may be null
     * @return the exception
     */
    public InvalidSettingsException toInvalidSettingsException(final Throwable cause) {
        return new InvalidSettingsWithMessage(this, cause);
    }

    /**
     * An exception that carries this message.
     *
     * @return the exception
     */
    public KNIMEException toKNIMEException() {
        return KNIMEException.of(this);
    }

    /**
     * An exception that carries this message.
     *
     * @param cause the cause
     * @return the exception
     */
    public KNIMEException toKNIMEException(final Throwable cause) {
        return KNIMEException.of(this, cause);
    }

    /**
     * The message of which a node's state was made.
     *
     * @param nodeMessage a warning or error
     * @return the message
     */
    public static Message fromNodeMessage(final NodeMessage nodeMessage) {
        if (nodeMessage == null || nodeMessage.getMessageType() == NodeMessage.Type.RESET) {
            throw new IllegalArgumentException("There is no message in " + nodeMessage);
        }
        return new Message(
                nodeMessage.getMessage(),
                nodeMessage.getIssue().map(Issue.TextIssue::new).orElse(null),
                nodeMessage.getResolutions());
    }

    /**
     * The summary of a message.
     *
     * @param message the message, may be null
     * @return its summary, null if the message is null
     */
    public static String getSummaryFrom(final Message message) {
        return message == null ? null : message.summary;
    }

    /**
     * Writes this message.
     *
     * @param config the settings that get it
     */
    public void saveTo(final ConfigBaseWO config) {
        config.addString("summary", summary);
        if (issue != null) {
            issue.save(config.addConfigBase("issue"));
        }
        config.addStringArray("resolutions", resolutions.toArray(new String[0]));
    }

    /**
     * Reads a message that {@link #saveTo} wrote.
     *
     * @param config the settings
     * @return the message, empty if there is none
     * @throws InvalidSettingsException if the settings are incomplete
     */
    public static Optional<Message> load(final ConfigBaseRO config)
            throws InvalidSettingsException {
        if (!config.containsKey("summary")) {
            return Optional.empty();
        }
        final Issue issue =
                config.containsKey("issue") ? Issue.load(config.getConfigBase("issue")) : null;
        return Optional.of(
                new Message(
                        config.getString("summary"),
                        issue,
                        List.of(config.getStringArray("resolutions"))));
    }

    @Override
    public String toString() {
        return "Message[" + summary + "," + issue + "," + resolutions + "]";
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj
                || (obj instanceof Message other
                        && summary.equals(other.summary)
                        && Objects.equals(issue, other.issue)
                        && resolutions.equals(other.resolutions));
    }

    @Override
    public int hashCode() {
        return Objects.hash(summary, issue, resolutions);
    }

    /**
     * Starts a message.
     *
     * @return a builder
     */
    public static MessageBuilder builder() {
        return new MessageBuilder();
    }

    /**
     * Starts a message with the content of this one.
     *
     * @return a builder
     */
    public MessageBuilder modify() {
        return new MessageBuilder(this);
    }

    /**
     * A message without details.
     *
     * @param summary the summary
     * @return the message
     */
    public static Message fromSummary(final String summary) {
        if (summary == null) {
            throw new IllegalArgumentException("argument must not be null");
        }
        return new Message(summary, null, List.of());
    }

    /**
     * A message that says what to do.
     *
     * @param summary the summary
     * @param resolutions what the user may do
     * @return the message
     */
    public static Message fromSummaryWithResolution(
            final String summary, final String... resolutions) {
        if (summary == null) {
            throw new IllegalArgumentException("argument must not be null");
        }
        return new Message(summary, null, List.of(resolutions));
    }

    /**
     * A message about a cell of an input table.
     *
     * @param summary the summary
     * @param portIndex index of the input without the flow variable port
     * @param row index of the row
     * @param column index of the column
     * @param description what is wrong with the cell
     * @return the message
     */
    public static Message fromRowIssue(
            final String summary,
            final int portIndex,
            final long row,
            final int column,
            final String description) {
        return builder()
                .withSummary(summary)
                .addRowIssue(portIndex, column, row, description)
                .build()
                .orElseThrow(() -> new IllegalArgumentException("argument must not be null"));
    }
}
