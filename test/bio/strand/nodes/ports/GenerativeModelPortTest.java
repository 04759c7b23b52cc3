// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.ports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.generation.GeneratorSpec;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec.ConditionKind;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec.ConditionSummary;
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

public class GenerativeModelPortTest {

    private static final GenerativeModelPortObjectSpec SPEC =
            GenerativeModelPortObjectSpec.ofSequences(
                    SequenceEncoding.of(Alphabet.DNA),
                    "Encoded sequence",
                    new ConditionSummary(
                            ConditionKind.CLASSES, "strength", List.of("strong", "weak")),
                    128,
                    "residual convolutions (3 blocks of 64 channels)");

    @Before
    public void install() {
        TestContributions.install();
    }

    private static String golden() throws IOException {
        try (InputStream in =
                GenerativeModelPortTest.class.getResourceAsStream(
                        "/ports/generative-model-spec.xml")) {
            assertNotNull("no golden", in);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static GenerativeModelPortObjectSpec load(String xml) throws Exception {
        GenerativeModelPortObjectSpec loaded = new GenerativeModelPortObjectSpec();
        loaded.load(
                ModelContent.loadFromXML(
                        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
        return loaded;
    }

    private static String save(GenerativeModelPortObjectSpec spec) throws IOException {
        ModelContent content = new ModelContent("model");
        spec.save(content);
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        content.saveToXML(xml);
        return xml.toString(StandardCharsets.UTF_8);
    }

    @Test
    public void specIsStoredAsInTheFirstRelease() throws IOException {
        assertEquals(golden().strip(), save(SPEC).strip());
    }

    @Test
    public void specOfTheFirstReleaseLoads() throws Exception {
        GenerativeModelPortObjectSpec loaded = load(golden());
        assertTrue(loaded.isLike(SPEC));
        assertEquals(SPEC.network(), loaded.network());
    }

    @Test
    public void specOfProfilesHasNoEncoding() throws Exception {
        GenerativeModelPortObjectSpec loaded =
                load(
                        save(
                                GenerativeModelPortObjectSpec.ofProfiles(
                                        List.of("gene 1", "gene 2"),
                                        new ConditionSummary(
                                                ConditionKind.NUMBER, "dose", List.of()),
                                        32,
                                        "dense layers [128, 128]")));
        assertEquals(Optional.empty(), loaded.encoding());
        assertEquals(List.of("gene 1", "gene 2"), loaded.columns());
        assertEquals(ConditionKind.NUMBER, loaded.condition().kind());
        assertEquals(32, loaded.latentSize());
    }

    @Test
    public void specOfALaterReleaseSaysSo() throws Exception {
        String later = golden().replace("CLASSES", "SENTENCE");
        InvalidSettingsException refusal =
                assertThrows(InvalidSettingsException.class, () -> load(later));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("Update Strand"));
    }

    @Test
    public void generatorsAreDescribedInAFewWords() {
        assertEquals(
                "residual convolutions (3 blocks of 64 channels)",
                GenerativeModelPortObjectSpec.describe(
                        new GeneratorSpec.ResidualConvolution(64, 3, 5)));
        assertEquals(
                "LSTM (2 layers of 32 states)",
                GenerativeModelPortObjectSpec.describe(new GeneratorSpec.Recurrent(32, 2)));
        assertEquals(
                "dense layers [8, 4]",
                GenerativeModelPortObjectSpec.describe(new GeneratorSpec.Dense(List.of(8, 4))));
    }
}
