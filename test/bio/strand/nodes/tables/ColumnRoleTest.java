// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.tables;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.cells.EncodedSequenceCell;
import bio.strand.nodes.testing.TestContributions;
import java.util.List;
import java.util.Optional;
import org.junit.BeforeClass;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.node.InvalidSettingsException;

public class ColumnRoleTest {

    @BeforeClass
    public static void install() {
        TestContributions.install();
    }

    private static TableSchema.Builder schema() {
        return TableSchema.builder();
    }

    private static DataType encoded() {
        return DataType.getType(EncodedSequenceCell.class);
    }

    @Test
    public void sequenceIsGuessedByItsName() {
        assertEquals(
                Optional.of("Seq"),
                ColumnRole.SEQUENCE.guess(schema().text("Name").text("Seq").text("x").toSpec()));
        assertEquals(
                Optional.of("DNA sequence"),
                ColumnRole.SEQUENCE.guess(
                        schema().text("Name").text("DNA sequence").text("x").toSpec()));
    }

    @Test
    public void sequenceIsGuessedAsTheOnlyTextWithoutListedValuesAndIdentifierName() {
        DataTableSpec spec =
                schema().text("id").nominal("kind", List.of("a", "b")).text("letters").toSpec();
        assertEquals(Optional.of("letters"), ColumnRole.SEQUENCE.guess(spec));
    }

    @Test
    public void lessUsualNamesAreTakenLast() {
        DataTableSpec genes = schema().text("gene").text("CDS").text("phenotype").toSpec();
        assertEquals(Optional.of("CDS"), ColumnRole.SEQUENCE.guess(genes));
        assertEquals(Optional.of("phenotype"), ColumnRole.LABEL.guess(genes));
        DataTableSpec both = schema().text("outcome").text("class of outcome").toSpec();
        assertEquals(Optional.of("class of outcome"), ColumnRole.LABEL.guess(both));
    }

    @Test
    public void nothingIsGuessedBetweenEquals() {
        assertEquals(
                Optional.empty(),
                ColumnRole.SEQUENCE.guess(schema().text("left").text("right").toSpec()));
        assertEquals(
                Optional.empty(),
                ColumnRole.LABEL.guess(
                        schema().nominal("x", List.of("a")).nominal("y", List.of("a")).toSpec()));
    }

    @Test
    public void labelIsNotTheSequenceTheIdentifierOrAPrediction() {
        DataTableSpec spec =
                schema().text("id")
                        .text("Sequence")
                        .nominal("Prediction (Class)", List.of("a", "b"))
                        .text("Class")
                        .toSpec();
        assertEquals(Optional.of("Class"), ColumnRole.LABEL.guess(spec));
        assertEquals(
                Optional.empty(),
                ColumnRole.LABEL.guess(
                        schema().text("Sequence")
                                .nominal("Prediction (Class)", List.of("a", "b"))
                                .toSpec()));
    }

    @Test
    public void labelIsGuessedAsTheOnlyColumnWithListedValues() {
        assertEquals(
                Optional.of("kingdom"),
                ColumnRole.LABEL.guess(
                        schema().text("note").nominal("kingdom", List.of("a", "b")).toSpec()));
    }

    @Test
    public void encodedColumnsAreNoText() {
        DataTableSpec spec =
                schema().text("Sequence").column("Encoded sequence", encoded()).toSpec();
        assertEquals(List.of("Sequence"), ColumnRole.SEQUENCE.candidates(spec));
        assertEquals(List.of("Encoded sequence"), ColumnRole.ENCODED.candidates(spec));
        assertEquals(
                List.of("Sequence", "Encoded sequence"),
                ColumnRole.ENCODED_OR_SEQUENCE.candidates(spec));
        assertEquals(List.of("Sequence"), ColumnRole.LABEL.candidates(spec));
    }

    @Test
    public void lastEncodedColumnIsGuessedAndTextOnlyWithoutOne() {
        DataTableSpec two = schema().column("e1", encoded()).column("e2", encoded()).toSpec();
        assertEquals(Optional.of("e2"), ColumnRole.ENCODED.guess(two));
        assertEquals(Optional.of("e2"), ColumnRole.ENCODED_OR_SEQUENCE.guess(two));
        assertEquals(
                Optional.of("seq"),
                ColumnRole.ENCODED_OR_SEQUENCE.guess(schema().text("seq").toSpec()));
    }

    @Test
    public void chosenColumnIsFoundByName() throws Exception {
        DataTableSpec spec = schema().text("a").text("b").toSpec();
        assertEquals(1, ColumnRole.SEQUENCE.resolve(spec, "b", "Sequence column"));
    }

    @Test
    public void emptyChoiceMeansTheGuess() throws Exception {
        DataTableSpec spec = schema().number("x").text("sequence").toSpec();
        assertEquals(1, ColumnRole.SEQUENCE.resolve(spec, "", "Sequence column"));
        assertEquals(1, ColumnRole.SEQUENCE.resolve(spec, null, "Sequence column"));
        assertEquals(0, ColumnRole.NUMBER.resolve(spec, "", "Number"));
    }

    @Test
    public void columnThatIsGoneIsNamedWithThoseThatWouldDo() {
        DataTableSpec spec = schema().text("a").number("n").text("b").toSpec();
        String message = refusal(ColumnRole.SEQUENCE, spec, "gone");
        assertTrue(message, message.contains("\"gone\""));
        assertTrue(message, message.contains("\"Setting\""));
        assertTrue(message, message.contains("\"a\", \"b\"."));
    }

    @Test
    public void columnOfAnotherTypeIsNamedWithItsType() {
        DataTableSpec spec = schema().text("a").number("n").toSpec();
        String message = refusal(ColumnRole.SEQUENCE, spec, "n");
        assertTrue(message, message.contains("\"n\""));
        assertTrue(message, message.contains("Number"));
        assertTrue(message, message.contains("text column"));
    }

    @Test
    public void tableWithoutASuitableColumnSaysWhatToDo() {
        String message = refusal(ColumnRole.ENCODED, schema().text("Sequence").toSpec(), "");
        assertTrue(message, message.contains("Sequence Encoder"));
    }

    @Test
    public void longListsAreCut() {
        TableSchema.Builder schema = schema();
        for (int i = 0; i < 25; i++) {
            schema.text("t" + i);
        }
        String message = refusal(ColumnRole.SEQUENCE, schema.toSpec(), "");
        assertTrue(message, message.contains("and 15 more"));
    }

    private static String refusal(ColumnRole role, DataTableSpec spec, String chosen) {
        return assertThrows(
                        InvalidSettingsException.class, () -> role.resolve(spec, chosen, "Setting"))
                .getMessage();
    }
}
