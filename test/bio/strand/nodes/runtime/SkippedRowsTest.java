// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import static org.junit.Assert.assertEquals;

import java.util.Optional;
import org.junit.Test;
import org.knime.core.node.NodeSettings;

public class SkippedRowsTest {

    @Test
    public void saysNothingWithoutRows() {
        assertEquals(Optional.empty(), new SkippedRows().warning("left out"));
    }

    @Test
    public void namesTheFirstRowAndItsReason() {
        SkippedRows rows = new SkippedRows();
        rows.add("Row7", "the sequence is missing");
        assertEquals(
                Optional.of("1 row left out. It is: row \"Row7\": the sequence is missing"),
                rows.warning("left out"));
        rows.add("Row9", "other reason");
        assertEquals(
                Optional.of("2 rows left out. The first: row \"Row7\": the sequence is missing"),
                rows.warning("left out"));
    }

    @Test
    public void partsOfATableAddUpAndTheFirstRowOfTheWholeIsNamed() throws Exception {
        SkippedRows first = new SkippedRows();
        SkippedRows second = new SkippedRows();
        second.add("Row3", "c");
        second.add("Row4", "d");
        SkippedRows third = new SkippedRows();
        third.add("Row5", "e");
        SkippedRows all = new SkippedRows();
        for (SkippedRows part : new SkippedRows[] {first, second, third}) {
            NodeSettings transferred = new NodeSettings("internals");
            part.saveTo(transferred);
            all.addAll(SkippedRows.loadFrom(transferred));
        }
        assertEquals(3, all.count());
        assertEquals(
                Optional.of("3 rows left out. The first: row \"Row3\": c"),
                all.warning("left out"));
    }
}
