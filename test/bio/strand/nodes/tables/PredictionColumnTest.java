// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.tables;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;

public class PredictionColumnTest {

    @Test
    public void namesSayWhatIsPredicted() {
        assertEquals("Prediction (class)", PredictionColumn.name("class"));
        assertEquals(Optional.of("a (b)"), PredictionColumn.targetIn("Prediction (a (b))"));
        for (String other :
                new String[] {"class", "Prediction", "Prediction ()", "Prediction (x"}) {
            assertEquals(Optional.empty(), PredictionColumn.targetIn(other));
        }
        assertEquals("P (NR-AR=1) two", PredictionColumn.probabilityName("NR-AR", "1", " two"));
    }

    @Test
    public void markStandsBesideOtherProperties() {
        DataColumnSpecCreator column = new DataColumnSpecCreator("p", StringCell.TYPE);
        column.setProperties(new DataColumnProperties(Map.of("other", "kept")));
        for (PredictionColumn.Kind kind : PredictionColumn.Kind.values()) {
            DataColumnSpec marked = PredictionColumn.mark(column.createSpec(), kind);
            assertEquals(Optional.of(kind), PredictionColumn.kindOf(marked));
            assertEquals("kept", marked.getProperties().getProperty("other"));
        }
        assertTrue(
                PredictionColumn.kindOf(
                                new DataColumnSpecCreator("x", DoubleCell.TYPE).createSpec())
                        .isEmpty());
    }

    @Test
    public void markOfALaterVersionIsNoMark() {
        DataColumnSpecCreator column = new DataColumnSpecCreator("p", StringCell.TYPE);
        column.setProperties(new DataColumnProperties(Map.of("strand.prediction", "new kind")));
        assertTrue(PredictionColumn.kindOf(column.createSpec()).isEmpty());
    }
}
