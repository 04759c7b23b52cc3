// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public class CollectedRowsTest {

    private static final double NAN = Double.NaN;

    private static ExpressionRow row(String name, String text, double... values) {
        return new ExpressionRow(name, new String[] {text}, values, 1);
    }

    @Test
    public void rowsOfTheSameNameBecomeTheMeanOfWhatWasMeasured() {
        CollectedRows collected = new CollectedRows();
        collected.add(row("a", "first", 1, NAN, NAN, 2));
        collected.add(row("b", "other", 7, NAN, 7, 7));
        collected.add(row("a", "second", 2, 5, NAN, NAN));
        collected.add(row("a", "third", 6, 6, NAN, 5));
        assertEquals(1, collected.averagedNames());
        List<ExpressionRow> rows = collected.rows();
        assertEquals(List.of("a", "b"), rows.stream().map(ExpressionRow::name).toList());
        assertArrayEquals(new double[] {3, 5.5, NAN, 3.5}, rows.get(0).values(), 1e-15);
        assertEquals("first", rows.get(0).texts()[0]);
        assertArrayEquals(new double[] {7, NAN, 7, 7}, rows.get(1).values(), 0);
    }

    @Test
    public void differentNamesStayAsTheyAre() {
        CollectedRows collected = new CollectedRows();
        collected.add(row("a", null, 0.1, 0.2));
        assertEquals(0, collected.averagedNames());
        assertArrayEquals(new double[] {0.1, 0.2}, collected.rows().get(0).values(), 0);
    }
}
