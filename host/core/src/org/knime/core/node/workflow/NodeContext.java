// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Tells on behalf of which node the current thread works. */
public final class NodeContext {
    private static final ThreadLocal<Deque<NodeContext>> CONTEXTS =
            ThreadLocal.withInitial(ArrayDeque::new);

    private final Object contextObject;

    private NodeContext(final Object contextObject) {
        this.contextObject = contextObject;
    }

    /**
     * The node, if it is known as an object of a class.
     *
     * @param contextObjectClass the class, such as {@code org.knime.core.node.Node}
     * @param <C> the class
     * @return the node
     */
    public <C> Optional<C> getContextObjectForClass(final Class<C> contextObjectClass) {
        return contextObjectClass.isInstance(contextObject)
                ? Optional.of(contextObjectClass.cast(contextObject))
                : Optional.empty();
    }

    /**
     * The context of the current thread.
     *
     * @return the context, null if there is none
     */
    public static NodeContext getContext() {
        return CONTEXTS.get().peek();
    }

    /**
     * The context of the current thread.
     *
     * @return the context, if there is one
     */
    public static Optional<NodeContext> getContextOptional() {
        return Optional.ofNullable(getContext());
    }

    /**
     * Lets the current thread work on behalf of a node; ended by {@link #removeLastContext()}.
     *
     * @param contextObject the node
     */
    public static void pushContext(final Object contextObject) {
        pushContext(new NodeContext(contextObject));
    }

    /**
     * Lets the current thread work in a context that belongs to another thread; ended by {@link
     * #removeLastContext()}.
     *
     * @param context the context
     */
    public static void pushContext(final NodeContext context) {
        CONTEXTS.get().push(context);
    }

    /**
     * Ends the context that was pushed last.
     *
     * @throws IllegalStateException if there is none
     */
    public static void removeLastContext() {
        final Deque<NodeContext> contexts = CONTEXTS.get();
        if (contexts.poll() == null) {
            throw new IllegalStateException("The current thread has no node context");
        }
        if (contexts.isEmpty()) {
            CONTEXTS.remove();
        }
    }

    @Override
    public String toString() {
        return "NodeContext[" + contextObject + "]";
    }
}
