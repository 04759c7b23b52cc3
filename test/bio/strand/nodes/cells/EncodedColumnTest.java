// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.cells;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.sequence.Alphabet;
import java.util.Map;
import org.junit.Test;
import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.node.InvalidSettingsException;

public class EncodedColumnTest {

    private static DataColumnSpec column(Map<String, String> properties) {
        DataColumnSpecCreator creator =
                new DataColumnSpecCreator("Encoded", EncodedSequenceCell.TYPE);
        creator.setProperties(new DataColumnProperties(properties));
        return creator.createSpec();
    }

    @Test
    public void stateTheEncodingInTheSpec() throws Exception {
        SequenceEncoding protein = SequenceEncoding.of(Alphabet.PROTEIN);
        assertEquals(protein, EncodedColumn.encodingOf(EncodedColumn.describe("p", protein)));
    }

    @Test
    public void columnWithoutEncodingIsNamedWithTheRemedy() {
        InvalidSettingsException refusal =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> EncodedColumn.encodingOf(column(Map.of("other", "x"))));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("\"Encoded\""));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("Sequence Encoder"));
    }

    @Test
    public void encodingOfALaterVersionIsRefused() {
        InvalidSettingsException refusal =
                assertThrows(
                        InvalidSettingsException.class,
                        () ->
                                EncodedColumn.encodingOf(
                                        column(Map.of("strand.encoding.version", "99"))));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("version 99"));
    }
}
