// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.ports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.nodes.testing.TestContributions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;

public class SequenceModelPortTest {

    private static final SequenceModelPortObjectSpec SPEC =
            new SequenceModelPortObjectSpec(
                    TaskKind.CLASSES,
                    SequenceEncoding.of(Alphabet.DNA),
                    List.of("EI", "IE", "N"),
                    "Encoded sequence",
                    "class",
                    "1 bidirectional GRU layer (32), all states");

    @Before
    public void install() {
        TestContributions.install();
    }

    private static String golden() throws IOException {
        try (InputStream in =
                SequenceModelPortTest.class.getResourceAsStream("/ports/model-spec.xml")) {
            assertNotNull("no golden", in);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
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
        ModelContentRO content =
                ModelContent.loadFromXML(
                        new ByteArrayInputStream(golden().getBytes(StandardCharsets.UTF_8)));
        SequenceModelPortObjectSpec loaded = new SequenceModelPortObjectSpec();
        loaded.load(content);
        assertEquals(TaskKind.CLASSES, loaded.kind());
        assertEquals(SPEC.encoding(), loaded.encoding());
        assertEquals(SPEC.names(), loaded.names());
        assertEquals(SPEC.sequenceColumn(), loaded.sequenceColumn());
        assertEquals(SPEC.targetColumn(), loaded.targetColumn());
        assertEquals(SPEC.network(), loaded.network());
    }

    @Test
    public void specWithAnEncodingOfALaterVersionSaysSo() throws Exception {
        String later =
                golden().replace(
                                "strand.encoding.version\" type=\"xstring\" value=\"1\"",
                                "strand.encoding.version\" type=\"xstring\" value=\"9\"");
        ModelContentRO content =
                ModelContent.loadFromXML(
                        new ByteArrayInputStream(later.getBytes(StandardCharsets.UTF_8)));
        InvalidSettingsException refusal =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> new SequenceModelPortObjectSpec().load(content));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("version 9"));
    }

    @Test
    public void everyKindIsStoredAndLoaded() throws Exception {
        for (TaskKind kind : TaskKind.values()) {
            ModelContent content = new ModelContent("model");
            new SequenceModelPortObjectSpec(
                            kind,
                            SequenceEncoding.of(Alphabet.DNA),
                            List.of("a", "b"),
                            "Encoded sequence",
                            "a",
                            "LSTM")
                    .save(content);
            SequenceModelPortObjectSpec loaded = new SequenceModelPortObjectSpec();
            loaded.load(content);
            assertEquals(kind, loaded.kind());
            assertEquals(List.of("a", "b"), loaded.names());
        }
    }

    @Test
    public void labelsCannotBeChangedFromOutside() {
        assertThrows(UnsupportedOperationException.class, () -> SPEC.names().add("another"));
    }
}
