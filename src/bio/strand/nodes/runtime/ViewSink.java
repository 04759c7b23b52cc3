// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

/** Takes what the view of a node is to show. */
@FunctionalInterface
public interface ViewSink {

    /**
     * Sets what the view shows from now on, until the node is reset.
     *
     * @param data the data of the view as JSON, in the form that the node's {@link ViewRenderer}
     *     understands; it is kept with the saved workflow, so its size should stay within some
     *     megabytes
     */
    void show(String data);
}
