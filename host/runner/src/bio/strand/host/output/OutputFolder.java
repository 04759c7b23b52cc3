// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.output;

import bio.strand.host.execution.NodeOutput;
import bio.strand.host.execution.OutputPort;
import bio.strand.host.execution.OutputSink;
import bio.strand.host.workflow.StagedFolder;
import bio.strand.host.workflow.Workflow;
import bio.strand.host.workflow.WorkflowNode;
import bio.strand.host.workflow.WorkflowWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.workflow.FlowVariable;

/**
 * The folder that the results of a run go to: one folder for each node, with what its ports deliver
 * and the page of its view ({@code view.html}), and the executed workflow. Each of them appears
 * complete or not at all.
 */
public final class OutputFolder implements OutputSink {

    private static final String WORKFLOW = "workflow";

    private static final String VIEW = "view.html";

    private final Path folder;

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens the folder, creating it if need be, and makes sure that it can be written.
     *
     * @param folder the folder; results of earlier runs in it are replaced as new ones arrive
     * @return the folder
     * @throws IOException if it is no folder or cannot be written
     */
    public static OutputFolder open(Path folder) throws IOException {
        Objects.requireNonNull(folder);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(folder + " is a file, not a folder");
        }
        try {
            Files.createDirectories(folder);
            StagedFolder.recover(folder);
            Files.delete(Files.createTempFile(folder, StagedFolder.PREFIX, null));
        } catch (IOException e) {
            throw explained(folder, e);
        }
        return new OutputFolder(folder);
    }

    /**
     * Where the output of a node goes.
     *
     * @param node the node
     * @return the name of its folder, such as {@code RNN Learner (#5)}
     */
    public static String nameFor(WorkflowNode node) {
        return FileNames.safe(node.name()) + " (#" + node.id() + ")";
    }

    /**
     * Where the results go.
     *
     * @return the folder
     */
    public Path path() {
        return folder;
    }

    @Override
    public void accept(WorkflowNode node, NodeOutput output, ExecutionMonitor monitor)
            throws IOException, CanceledExecutionException {
        if (output.isEmpty()) {
            return;
        }
        Path target = folder.resolve(nameFor(node));
        try (StagedFolder staged = StagedFolder.begin(target)) {
            boolean anything = false;
            for (OutputPort port : output.ports()) {
                anything |= PortWriter.write(port, staged.path(), monitor).isPresent();
            }
            if (output.view().isPresent()) {
                try (InputStream page = output.view().get().getInputStream()) {
                    Files.copy(page, staged.path().resolve(VIEW));
                }
                anything = true;
            }
            if (anything) {
                staged.commit();
            }
        } catch (IOException e) {
            throw explained(target, e);
        }
    }

    /**
     * Saves the executed workflow, reset, as {@code workflow}.
     *
     * @param workflow the workflow
     * @param variables the variables it was run with
     * @param status what became of its nodes, by id
     * @throws IOException if it cannot be saved completely
     */
    public void save(
            Workflow workflow,
            List<FlowVariable> variables,
            Map<Integer, WorkflowWriter.NodeStatus> status)
            throws IOException {
        Path target = folder.resolve(WORKFLOW);
        try {
            WorkflowWriter.write(workflow, variables, status, target);
        } catch (IOException e) {
            throw explained(target, e);
        }
    }

    /**
     * Deletes what is not complete and puts back what was to be replaced. To be called only when
     * nothing writes to the folder any more, or when what does is to be ended at once.
     *
     * @throws IOException if something cannot be deleted
     */
    public void discardIncomplete() throws IOException {
        StagedFolder.discardOwn(folder);
    }

    private static IOException explained(Path target, IOException e) {
        String reason = e.getMessage();
        if (e instanceof AccessDeniedException) {
            reason = "no permission to write " + e.getMessage();
        }
        return new IOException(target + " cannot be written (" + reason + ")", e);
    }
}
