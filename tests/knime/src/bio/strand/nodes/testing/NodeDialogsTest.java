// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.NodeDescriptionsTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.webui.node.NodeWrapper;
import org.knime.core.webui.node.dialog.NodeDialogManager;

/** The dialog of each node of {@code plugin.xml}, as KNIME hands it to its front end and back. */
@RunWith(Parameterized.class)
public class NodeDialogsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final NativeNodeContainer node;

    public NodeDialogsTest(String name, String factoryName) throws ReflectiveOperationException {
        @SuppressWarnings("unchecked")
        Class<? extends NodeFactory<? extends NodeModel>> type =
                (Class<? extends NodeFactory<? extends NodeModel>>) Class.forName(factoryName);
        NodeFactory<? extends NodeModel> factory = type.getDeclaredConstructor().newInstance();
        factory.init();
        node = Surroundings.container(NodeRun.newNode(factory));
    }

    @Parameters(name = "{0}")
    public static Iterable<Object[]> factories() throws IOException {
        return NodeDescriptionsTest.factories();
    }

    private NodeSettings saved() throws InvalidSettingsException {
        NodeSettings settings = new NodeSettings("saved");
        node.getParent().saveNodeSettings(node.getID(), settings);
        return settings.getNodeSettings("model");
    }

    @Test
    public void opensWithDataAndLayoutAndAppliesThemUnchanged() throws Exception {
        node.getParent().saveNodeSettingsToDefault(node.getID());
        NodeSettings before = saved();
        assertTrue("has a dialog", NodeDialogManager.hasNodeDialog(node));
        var services = NodeDialogManager.getInstance().getDataServiceManager();
        NodeWrapper wrapper = NodeWrapper.of(node);

        String answer = services.callInitialDataService(wrapper);
        JsonNode result = JSON.readTree(answer).path("result");
        if (result.isTextual()) {
            result = JSON.readTree(result.asText());
        }
        assertTrue(answer, result.path("data").path("model").size() > 0);
        assertTrue(answer, result.path("schema").isObject());
        assertTrue(answer, result.path("ui_schema").path("elements").size() > 0);

        ObjectNode unchanged = JSON.createObjectNode();
        unchanged.set("data", result.get("data"));
        unchanged.set("flowVariableSettings", result.path("flowVariableSettings"));
        String applied = services.callApplyDataService(wrapper, JSON.writeValueAsString(unchanged));
        services.deactivateDataServices(wrapper);
        assertTrue(applied, JSON.readTree(applied).path("isApplied").asBoolean());
        assertEquals(before, saved());
    }
}
