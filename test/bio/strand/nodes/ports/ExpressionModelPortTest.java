// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.ports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.expression.Axis;
import bio.strand.nodes.testing.TestContributions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;

public class ExpressionModelPortTest {

    private static final ExpressionModelPortObjectSpec SPEC =
            new ExpressionModelPortObjectSpec(
                    Axis.SAMPLE,
                    List.of("TP53", "MYC"),
                    true,
                    List.of("log2(x + 1)", "z-score by gene"));

    @Before
    public void install() {
        TestContributions.install();
    }

    private static String golden() throws IOException {
        try (InputStream in =
                ExpressionModelPortTest.class.getResourceAsStream(
                        "/ports/expression-model-spec.xml")) {
            assertNotNull("no golden", in);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ExpressionModelPortObjectSpec load(String xml) throws Exception {
        ExpressionModelPortObjectSpec loaded = new ExpressionModelPortObjectSpec();
        loaded.load(
                ModelContent.loadFromXML(
                        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
        return loaded;
    }

    @Test
    public void specIsStoredAsInTheFirstRelease() throws IOException {
        ModelContent content = new ModelContent("model");
        SPEC.save(content);
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        content.saveToXML(xml);
        assertEquals(golden().strip(), xml.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    public void specOfTheFirstReleaseLoads() throws Exception {
        ExpressionModelPortObjectSpec loaded = load(golden());
        assertEquals(SPEC.rows(), loaded.rows());
        assertEquals(SPEC.columns(), loaded.columns());
        assertEquals(SPEC.removesGenes(), loaded.removesGenes());
        assertEquals(SPEC.steps(), loaded.steps());
        assertEquals(Optional.empty(), load(golden().replace("\"SAMPLE\"", "\"\"")).rows());
    }

    @Test
    public void specWithUnknownRowsIsRefusedWithTheRemedy() throws Exception {
        String later = golden().replace("\"SAMPLE\"", "\"CELL\"");
        InvalidSettingsException refusal =
                assertThrows(InvalidSettingsException.class, () -> load(later));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("'CELL'"));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("Update Strand"));
    }
}
