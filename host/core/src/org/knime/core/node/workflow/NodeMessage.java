// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** State of a node as shown to the user: nothing, a warning or an error. */
public final class NodeMessage {
    /** Nothing to say. */
    public static final NodeMessage NONE = new NodeMessage(Type.RESET, "");

    private final Type type;
    private final String message;
    private final String issue;
    private final List<String> resolutions;

    /** Kind of a message. */
    public enum Type {
        /** Nothing to say. */
        RESET,
        /** The result exists but may not be what the user wants. */
        WARNING,
        /** There is no result. */
        ERROR
    }

    /**
     * Creates a message.
     *
     * @param type its kind
     * @param message its text
     */
    public NodeMessage(final Type type, final String message) {
        this(type, message, null, List.of());
    }

    /**
     * Creates a message.
     *
     * @param type its kind
     * @param message its text
     * @param issue the first problem in detail, may be null
     * @param resolutions what the user may do
     */
    public NodeMessage(
            final Type type,
            final String message,
            final String issue,
            final List<String> resolutions) {
        this.type = Objects.requireNonNull(type);
        this.message = message == null ? "" : message;
        this.issue = issue;
        this.resolutions = List.copyOf(resolutions);
    }

    /**
     * Creates a warning.
     *
     * @param message its text
     * @return the message
     */
    public static final NodeMessage newWarning(final String message) {
        return new NodeMessage(Type.WARNING, message);
    }

    /**
     * Creates an error.
     *
     * @param message its text
     * @return the message
     */
    public static final NodeMessage newError(final String message) {
        return new NodeMessage(Type.ERROR, message);
    }

    /**
     * The first problem in detail.
     *
     * @return the text, if there is one
     */
    public Optional<String> getIssue() {
        return Optional.ofNullable(issue);
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
     * The text.
     *
     * @return the text, never null
     */
    public String getMessage() {
        return message;
    }

    /**
     * The kind.
     *
     * @return the kind
     */
    public Type getMessageType() {
        return type;
    }

    @Override
    public String toString() {
        return type + ": " + message;
    }

    /**
     * The text with problem and ways out.
     *
     * @return several lines
     */
    public String toStringWithDetails() {
        final StringBuilder text = new StringBuilder(toString());
        getIssue().ifPresent(detail -> text.append('\n').append(detail));
        resolutions.forEach(way -> text.append("\n- ").append(way));
        return text.toString();
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, message, issue, resolutions);
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj
                || (obj instanceof NodeMessage other
                        && type == other.type
                        && message.equals(other.message)
                        && Objects.equals(issue, other.issue)
                        && resolutions.equals(other.resolutions));
    }
}
