// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

public final class TextTableTest {

    private static String print(TextTable table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), " ");
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    public void alignsColumnsAndCutsLongTexts() {
        TextTable table = new TextTable(List.of("Class", "F1"), List.of(false, true), 8);
        table.add(List.of("promoter sequences", "0.9"));
        table.add(List.of("a\nb", "12.25"));
        assertEquals(
                " Class        F1\n"
                        + " --------  -----\n"
                        + " promote…    0.9\n"
                        + " a b       12.25\n",
                print(table));
    }

    @Test
    public void roundsToFiveSignificantDigits() {
        assertEquals("0.95123", ResultTables.rounded(0.951234567));
        assertEquals("0.9", ResultTables.rounded(0.9));
        assertEquals("1", ResultTables.rounded(0.9999999));
        assertEquals("0", ResultTables.rounded(0));
        assertEquals("638", ResultTables.rounded(638));
        assertEquals("-123460", ResultTables.rounded(-123456.7));
        assertEquals("1.2346E+9", ResultTables.rounded(1234567890));
        assertEquals("1.0E-9".replace("1.0", "1"), ResultTables.rounded(1e-9));
        assertEquals("NaN", ResultTables.rounded(Double.NaN));
    }
}
