// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import static bio.strand.engine.sequence.TestFiles.assertRefused;
import static org.junit.Assert.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/** What a feature table may hold; what it says is tested with the formats that have one. */
public class FeatureTableTest {

    private static FeatureTable table() {
        FeatureTable table = new FeatureTable(Path.of("x.gb"));
        table.begin(3);
        return table;
    }

    /** As in a file of three megabytes that unpacks to one gigabyte of features. */
    @Test
    public void moreFeaturesThanAnyGenomeHasAreRefused() throws Exception {
        FeatureTable table = table();
        for (int i = 0; i < 1_000_000; i++) {
            table.add("gene", "1", List.of(), i + 1);
        }
        assertRefused(
                () -> table.add("gene", "1", List.of(), 1_000_001),
                "x.gb",
                "line 1000001",
                "record 3",
                "more than 1,000,000 features",
                "check where the file is from");
        assertEquals(1_000_000, table.end().size());
    }

    @Test
    public void aLocationWithoutEndIsRefused() throws Exception {
        FeatureTable table = table();
        table.addKey("gene", "join(1..2", 7);
        for (int i = 0; i < 100; i++) {
            table.addContent(",1..2".repeat(2_100), 8);
        }
        table.addContent(")", 9);
        assertRefused(table::end, "line 7", "record 3", "more than 1,048,576 characters");
    }
}
