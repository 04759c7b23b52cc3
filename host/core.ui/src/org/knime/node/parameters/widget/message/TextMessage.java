// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.message;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.StateProvider;

/** Shows a message in the dialog; the field, of type {@link Void}, only gives its place. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface TextMessage {

    /**
     * Returns what computes the message.
     *
     * @return a class with a constructor without arguments
     */
    Class<? extends StateProvider<Optional<Message>>> value();

    /**
     * A message.
     *
     * @param title its first line
     * @param description its text
     * @param type its kind
     */
    record Message(String title, String description, MessageType type) {}

    /** The kind of a message. */
    enum MessageType {
        /** Something to know. */
        INFO,
        /** Something to consider. */
        WARNING,
        /** Something to correct. */
        ERROR,
        /** Something that went well. */
        SUCCESS
    }

    /** Shows a fixed message if the inputs of the node ask for it. */
    interface SimpleTextMessageProvider extends StateProvider<Optional<Message>> {

        /**
         * Tells whether to show the message.
         *
         * @param context the inputs of the node
         * @return whether to show it
         */
        boolean showMessage(NodeParametersInput context);

        /**
         * Returns the first line of the message.
         *
         * @return the title
         */
        String title();

        /**
         * Returns the text of the message.
         *
         * @return the text
         */
        String description();

        /**
         * Returns the kind of the message.
         *
         * @return the kind
         */
        MessageType type();

        @Override
        default void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
        }

        @Override
        default Optional<Message> computeState(NodeParametersInput context) {
            return showMessage(context)
                    ? Optional.of(new Message(title(), description(), type()))
                    : Optional.empty();
        }
    }
}
