// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.node;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.knime.core.node.Node;
import org.knime.core.node.workflow.NodeContext;

/**
 * In which folder the workflow of a node lies, so that addresses relative to the workflow ({@code
 * knime://knime.workflow/data/x.fasta}) find their files. Safe for use by several threads.
 */
public final class WorkflowFolders {

    private static final Map<Node, Path> FOLDERS = new WeakHashMap<>();

    private WorkflowFolders() {}

    /**
     * Notes the folder of a node's workflow.
     *
     * @param node the node
     * @param folder the folder that holds {@code workflow.knime}
     */
    public static void set(Node node, Path folder) {
        synchronized (FOLDERS) {
            FOLDERS.put(node, folder);
        }
    }

    /**
     * The folder of the workflow on whose behalf the current thread works.
     *
     * @return the folder; empty if the thread works for no node, or for one outside a workflow
     */
    public static Optional<Path> current() {
        Optional<Node> node =
                NodeContext.getContextOptional()
                        .flatMap(context -> context.getContextObjectForClass(Node.class));
        synchronized (FOLDERS) {
            return node.map(FOLDERS::get);
        }
    }
}
