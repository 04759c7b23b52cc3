// SPDX-License-Identifier: Apache-2.0
package org.knime.core.util;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.node.WorkflowFolders;
import bio.strand.host.core.testing.TestNodeFactory;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import org.junit.Test;
import org.knime.core.node.Node;
import org.knime.core.node.port.PortType;
import org.knime.core.node.workflow.NodeContext;

public class FileUtilTest {

    private static Path resolve(String address) throws Exception {
        return FileUtil.resolveToPath(FileUtil.toURL(address));
    }

    @Test
    public void pathsAndFileAddressesAreLocal() throws Exception {
        Path file = Path.of("some file.txt").toAbsolutePath();
        assertEquals(file, resolve(file.toString()));
        assertEquals(file, resolve(file.toUri().toString()));
        assertNull(FileUtil.resolveToPath(new URL("https://example.org/x")));
    }

    @Test
    public void workflowRelativeAddressesAreResolvedForTheNodeOfTheThread() throws Exception {
        Node node =
                new TestNodeFactory(
                                new PortType[0],
                                new PortType[0],
                                (model, specs) -> specs,
                                (model, inputs, exec) -> inputs)
                        .createNode();
        Path folder = Path.of("workflows", "mine").toAbsolutePath();
        WorkflowFolders.set(node, folder);
        NodeContext.pushContext(node);
        try {
            assertEquals(
                    folder.resolve("data/a b.gb"), resolve("knime://knime.workflow/data/a b.gb"));
            assertEquals(
                    folder.resolve("data/a b.gb"), resolve("knime://knime.workflow/data/a%20b.gb"));
            assertEquals(folder.resolveSibling("x.gb"), resolve("knime://knime.workflow/../x.gb"));
        } finally {
            NodeContext.removeLastContext();
        }
    }

    @Test
    public void otherKnimeAddressesAreRefused() {
        IOException noWorkflow =
                assertThrows(IOException.class, () -> resolve("knime://knime.workflow/x.gb"));
        assertTrue(noWorkflow.getMessage(), noWorkflow.getMessage().contains("no workflow"));
        IOException mountPoint =
                assertThrows(IOException.class, () -> resolve("knime://LOCAL/x.gb"));
        assertTrue(mountPoint.getMessage(), mountPoint.getMessage().contains("mount points"));
    }
}
