// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.TestContributions;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.port.PortObject;
import org.knime.core.webui.page.Page;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.w3c.dom.Node;

public class ViewedNodeTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    /** One setting, which the view shows. */
    public static final class SampleParameters implements NodeParameters {
        @Widget(title = "Count", description = "How many.")
        int count = 3;
    }

    /** A node without ports but for an optional one. */
    public static final class SampleFactory extends ViewedNodeFactory {

        /** Nodes are made by their factories' public constructors. */
        public SampleFactory() {
            super(declaration());
        }
    }

    private static ViewedNode declaration() {
        return ViewedNode.create("Sample", SampleParameters.class)
                .icon("../../../../../icons/sequence-scorer.png")
                .shortDescription("Shows a number.")
                .fullDescription("<p>Shows a number.</p>")
                .sinceVersion(5, 8, 0)
                .addOptionalInput("Table", "A table.", BufferedDataTable.TYPE)
                .configure((input, output) -> {})
                .execute(
                        (input, output, view) -> {
                            SampleParameters parameters = input.getParameters();
                            view.show("{\"count\":" + parameters.count + "}");
                        })
                .view("A <b>number</b>.", data -> "<p>" + data.orElse("nothing") + "</p>")
                .nodeType(NodeType.Other);
    }

    private final SampleFactory factory = new SampleFactory();

    @Before
    public void install() {
        TestContributions.install();
    }

    private static ViewedNodeModel model(SampleFactory factory) {
        ModifiableNodeCreationConfiguration config = factory.createNodeCreationConfig();
        return factory.createNodeModel(config);
    }

    private static ViewedNodeModel executed(SampleFactory factory) throws Exception {
        ViewedNodeModel model = model(factory);
        model.configure(new org.knime.core.node.port.PortObjectSpec[0]);
        model.execute(new PortObject[0], null);
        return model;
    }

    private static String shown(SampleFactory factory, ViewedNodeModel model) throws IOException {
        Page page = factory.createNodeView(model).getPage();
        try (InputStream in = page.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    public void theViewShowsWhatTheExecutionGaveItUntilTheReset() throws Exception {
        ViewedNodeModel model = model(factory);
        assertEquals("<p>nothing</p>", shown(factory, model));
        model = executed(factory);
        assertEquals("<p>{\"count\":3}</p>", shown(factory, model));
        model.reset();
        assertEquals("<p>nothing</p>", shown(factory, model));
    }

    @Test
    public void theDataOfTheViewIsSavedAmongTheInternalsAndLoadedAgain() throws Exception {
        File internals = folder.newFolder();
        executed(factory).saveInternals(internals, new ExecutionMonitor());
        assertEquals("{\"count\":3}", Files.readString(internals.toPath().resolve("view.json")));
        ViewedNodeModel reopened = model(factory);
        reopened.loadInternals(internals, new ExecutionMonitor());
        assertEquals("<p>{\"count\":3}</p>", shown(factory, reopened));
    }

    @Test
    public void aNodeSavedBeforeThereWereViewsOpensWithoutData() throws Exception {
        ViewedNodeModel reopened = model(factory);
        reopened.loadInternals(folder.newFolder(), new ExecutionMonitor());
        assertEquals("<p>nothing</p>", shown(factory, reopened));
    }

    @Test
    public void dataThatIsTooLargeToBeOursIsRefused() throws Exception {
        File internals = folder.newFolder();
        try (RandomAccessFile large =
                new RandomAccessFile(new File(internals, "view.json"), "rw")) {
            large.setLength((64L << 20) + 1);
        }
        IOException refused =
                assertThrows(
                        IOException.class,
                        () -> model(factory).loadInternals(internals, new ExecutionMonitor()));
        assertTrue(refused.getMessage(), refused.getMessage().contains("execute the node again"));
    }

    @Test
    public void thePageIsHtmlThatKnimeAsksForAnew() {
        Page page = factory.createNodeView(model(factory)).getPage();
        assertEquals("view.html", page.getRelativePath());
        assertEquals(Page.ContentType.HTML, page.getContentType());
        assertFalse("a static page would be shown for all nodes", page.isCompletelyStatic());
        assertEquals(StandardCharsets.UTF_8, page.getCharset().orElseGet(Charset::defaultCharset));
    }

    @Test
    public void theDescriptionHasTheView() {
        var views = factory.getXMLDescription().getElementsByTagName("view");
        assertEquals(1, views.getLength());
        assertEquals("A number.", text(views.item(0)));
        assertTrue(factory.hasNodeView());
    }

    /** KNIME's descriptions know no {@code getTextContent}. */
    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            text.append(child.getNodeType() == Node.TEXT_NODE ? child.getNodeValue() : text(child));
        }
        return text.toString();
    }

    @Test
    public void optionalPortsAreGroupsOfTheirName() {
        assertEquals(
                List.of("Table"),
                factory.createNodeCreationConfig()
                        .getPortConfig()
                        .orElseThrow()
                        .getPortGroupNames());
        assertEquals(2, NodeRun.newNode(factory, "Table").getNrInPorts());
    }

    @Test
    public void anIncompleteDeclarationIsRefused() {
        ViewedNode incomplete = ViewedNode.create("Sample", SampleParameters.class);
        assertThrows(NullPointerException.class, incomplete::complete);
        assertThrows(
                IllegalArgumentException.class,
                () -> declaration().addOutput("Table", "A table.", BufferedDataTable.TYPE));
    }
}
