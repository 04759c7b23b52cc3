// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.testing;

import static bio.strand.nodes.testing.TestTables.row;

import bio.strand.engine.encoding.SequenceEncoder;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.cells.EncodedSequenceCell;
import bio.strand.nodes.tables.TableSchema;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;

/** Small tables of encoded DNA with classes, in the columns "sequence" and "class". */
public final class EncodedTables {

    private static final SequenceEncoding DNA = SequenceEncoding.of(Alphabet.DNA);
    private static final SequenceEncoder ENCODER = new SequenceEncoder(DNA);

    private EncodedTables() {}

    /**
     * A table of given rows; its class column lists the possible classes "at" and "gc".
     *
     * @param rows for each row its key, its sequence as text or null, and its class or null
     * @return the table
     */
    public static BufferedDataTable of(Object[]... rows) {
        Object[][] encoded = new Object[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            String text = (String) rows[i][1];
            encoded[i] =
                    row(
                            rows[i][0],
                            text == null
                                    ? null
                                    : new EncodedSequenceCell(
                                            ENCODER.encode((String) rows[i][0], text),
                                            DNA.letters()),
                            rows[i][2]);
        }
        return TestTables.of(
                TableSchema.builder()
                        .column(EncodedColumn.describe("sequence", DNA))
                        .nominal("class", List.of("at", "gc"))
                        .toSpec(),
                encoded);
    }

    /**
     * Rows of two classes that their composition tells apart, in turn.
     *
     * @param rows how many
     * @return the table, always the same for a number
     */
    public static BufferedDataTable twoClasses(int rows) {
        return of(
                IntStream.range(0, rows)
                        .mapToObj(i -> row("Row" + i, sequence(i), i % 2 == 0 ? "at" : "gc"))
                        .toArray(Object[][]::new));
    }

    /**
     * The sequence of a row of {@link #twoClasses}.
     *
     * @param index the row
     * @return 5 to 12 bases, A and T in even rows, G and C in odd ones
     */
    public static String sequence(int index) {
        SplittableRandom random = new SplittableRandom(index);
        String bases = index % 2 == 0 ? "AT" : "GC";
        StringBuilder text = new StringBuilder();
        for (int i = 5 + index % 8; i > 0; i--) {
            text.append(bases.charAt(random.nextInt(2)));
        }
        return text.toString();
    }

    /**
     * A specification whose column of encoded sequences has lost its encoding.
     *
     * @return the specification
     */
    public static DataTableSpec withoutEncoding() {
        return TableSchema.builder()
                .column("sequence", EncodedSequenceCell.TYPE)
                .nominal("class", List.of("at", "gc"))
                .toSpec();
    }
}
