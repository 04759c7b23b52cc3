// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import bio.strand.engine.encoding.CasePolicy;
import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.GapPolicy;
import bio.strand.engine.encoding.LengthPolicy;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.SymbolPolicy;
import bio.strand.engine.encoding.TruncationSide;
import bio.strand.engine.encoding.UnknownPolicy;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.engine.training.TrainingException;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public final class GanRowsTest {

    private static final SequenceEncoding DNA = SequenceEncoding.of(Alphabet.DNA);
    private static final GanSpec SPEC = GanSpec.defaults().withBatchSize(4).withHeldOutShare(0.25);

    private static EncodedSequences sequences(String... texts) {
        EncodedSequences sequences = new EncodedSequences();
        for (String text : texts) {
            sequences.add(EncodedSequence.ofCodes(text.chars().map("ACGTN"::indexOf).toArray()));
        }
        return sequences;
    }

    private static GanData data(String... texts) {
        return GanData.ofSequences(sequences(texts), DNA);
    }

    private static String refusal(GanData data, GanSpec spec) {
        return assertThrows(
                        TrainingException.class, () -> new GanRows(data, Optional.empty(), spec))
                .getMessage();
    }

    @Test
    public void holdsBackTheShareAndFillsUpShorterRows() {
        GanRows rows =
                new GanRows(
                        data("AC", "ACG", "A", "ACGT", "CC", "GG", "TT", "CA"),
                        Optional.empty(),
                        SPEC.withVariableLength(true));

        assertEquals(6, rows.training().rows());
        assertEquals(2, rows.heldOut().rows());
        assertEquals(5, rows.kind().symbols());
        assertEquals(4, rows.kind().steps());
        for (int row = 0; row < 6; row++) {
            int length = rows.training().sequences().length(row);
            for (int t = 0; t < 4; t++) {
                int expected = t < length ? rows.training().sequences().code(row, t) : 4;
                assertEquals(expected, rows.training().codes()[row][t]);
            }
        }
    }

    @Test
    public void splitsTheSameWayForTheSameSeed() {
        String[] texts = new String[40];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = "" + "ACGT".charAt(i % 4) + "ACGT".charAt(i / 4 % 4) + "ACGT".charAt(i / 16);
        }
        GanRows first = new GanRows(data(texts), Optional.empty(), SPEC);
        GanRows second = new GanRows(data(texts), Optional.empty(), SPEC);

        assertArrayEquals(first.heldOut().codes(), second.heldOut().codes());
    }

    @Test
    public void refusesFewerRowsThanABatchAndSaysWhatBatchWouldDo() {
        String message = refusal(data("AC", "CA", "GT", "GG"), SPEC);

        assertThat(message, containsString("3 of them to learn from"));
        assertThat(message, containsString("batch size to 3 or less"));
    }

    @Test
    public void refusesNoRows() {
        assertThat(refusal(data(), SPEC), containsString("There are 0 rows"));
    }

    @Test
    public void refusesRowsThatAreAllEqual() {
        assertThat(
                refusal(data("AC", "AC", "AC", "AC", "AC", "AC", "AC", "AC"), SPEC),
                containsString("All rows are the same sequence"));
    }

    @Test
    public void refusesMixedLengthsWhereFixedIsAskedAndNamesTheRow() {
        String message = refusal(data("AC", "AC", "ACG", "AC", "CC", "GA", "TT", "GG"), SPEC);

        assertThat(message, containsString("Row 3 has 3 positions, row 1 has 2"));
        assertThat(message, containsString("Choose variable length"));
    }

    @Test
    public void refusesAmbiguousSymbolsAndNamesThePosition() {
        SequenceEncoding neutral =
                new SequenceEncoding(
                        Alphabet.DNA,
                        CasePolicy.UPPER,
                        SymbolPolicy.NEUTRAL,
                        GapPolicy.ERROR,
                        UnknownPolicy.ERROR,
                        1,
                        LengthPolicy.ERROR,
                        0,
                        TruncationSide.END);
        GanData data =
                GanData.ofSequences(
                        sequences("AC", "CNA", "AC", "GC", "CC", "GA", "TT", "GG"), neutral);
        String message = refusal(data, SPEC);

        assertThat(message, containsString("Row 2, position 2: 'N'"));
    }

    @Test
    public void refusesAnEmptySequenceAndNamesTheRow() {
        assertThat(
                refusal(
                        data("AC", "CA", "AC", "", "CC", "GA", "TT", "GG"),
                        SPEC.withVariableLength(true)),
                containsString("Row 4: the sequence is empty"));
    }

    @Test
    public void standardisesProfilesByTheTrainingRows() {
        float[][] values = new float[20][];
        for (int i = 0; i < values.length; i++) {
            values[i] = new float[] {i, 100 - 2 * i};
        }
        GanRows rows =
                new GanRows(
                        GanData.ofProfiles(List.of("a", "b"), values),
                        Optional.empty(),
                        SPEC.withRelaxation(new Relaxation.Identity()));
        double sum = 0;
        double squares = 0;
        for (float[] row : rows.training().values()) {
            sum += row[0];
            squares += row[0] * row[0];
            assertEquals(-row[0], row[1], 1e-5);
        }

        assertEquals(0, sum, 1e-4);
        assertEquals(rows.training().rows(), squares, 1e-4);
    }

    @Test
    public void refusesMissingValuesAndConstantColumnsOfProfiles() {
        float[][] values = new float[8][];
        for (int i = 0; i < values.length; i++) {
            values[i] = new float[] {i, 3};
        }
        GanData constant = GanData.ofProfiles(List.of("a", "b"), values);
        assertThat(refusal(constant, SPEC), containsString("Column 'b' is the same in all rows"));

        values[5][0] = Float.NaN;
        assertThat(refusal(constant, SPEC), containsString("Row 6, column 'a'"));
    }

    @Test
    public void conditionsKnowTheirShares() {
        int[] classes = {0, 1, 1, 0, 1, 1, 0, 1};
        GanRows rows =
                new GanRows(
                        data("AC", "CA", "AA", "GT", "CC", "GA", "TT", "GG")
                                .withClasses("kind", List.of("x", "y"), classes),
                        Optional.of(
                                data("AC", "CA", "AA")
                                        .withClasses(
                                                "kind", List.of("x", "y"), new int[] {0, 1, 1})),
                        SPEC);
        Condition.Classes condition = (Condition.Classes) rows.condition();

        assertEquals(List.of(3 / 8.0, 5 / 8.0), condition.shares());
        assertArrayEquals(new float[] {0, 1}, rows.training().conditions()[1], 0);
        String message =
                assertThrows(IllegalArgumentException.class, () -> condition.vector("z"))
                        .getMessage();
        assertEquals("The model knows no class 'z' of 'kind'; it knows x, y.", message);
    }

    @Test
    public void refusesAConditionWithoutNumbers() {
        double[] numbers = {1, 2, Double.NaN, 4, 5, 6, 7, 8};
        GanData data = data("AC", "CA", "AA", "GT", "CC", "GA", "TT", "GG");

        // The third row may be held out or learnt from; both are looked at.
        assertThat(
                refusal(data.withNumbers("strength", numbers), SPEC),
                containsString("Row 3: the condition 'strength' is not a finite number"));
        assertThat(
                refusal(data.withNumbers("strength", new double[8]), SPEC),
                containsString("is 0.0 in all rows"));
    }

    @Test
    public void refusesHeldOutRowsOfAnotherKind() {
        GanData data = data("AC", "CA", "AA", "GT", "CC", "GA", "TT", "GG");
        GanData other = GanData.ofProfiles(List.of("a"), new float[][] {{1}, {2}, {3}});

        assertThrows(TrainingException.class, () -> new GanRows(data, Optional.of(other), SPEC));
    }
}
