// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import bio.strand.engine.sequence.SequenceFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ExpressionReaderTest {

    private static final double NAN = Double.NaN;

    private static final String SERIES =
            """
            !Series_title\t"A study of ""liver"" cells"
            !Series_geo_accession\t"GSE1"

            !Sample_title\t"liver 1"\t"liver 2"\t"kidney 1"
            !Sample_geo_accession\t"GSM1"\t"GSM2"\t"GSM3"
            !Sample_channel_count\t"1"\t"1"\t"1"
            !Sample_source_name_ch1\t"organ"\t"organ"\t"organ"
            !Sample_characteristics_ch1\t"tissue: liver"\t"tissue: liver"\t"tissue: kidney"
            !Sample_characteristics_ch1\t"age: 5"\t"Sex: female"\t"age: 7"
            !Sample_contact_name\t"A 5" nanny"\t"A 5" nanny"\t"A 5" nanny"
            !series_matrix_table_begin
            "ID_REF"\t"GSM1"\t"GSM2"\t"GSM3"
            "1007_s_at"\t7.5\t-8.25\t1e-3
            "1053_at"\t\tnull\tNA
            !series_matrix_table_end
            """;

    private static final String GCT12 =
            """
            #1.2
            2\t3
            NAME\tDescription\tS1\tS2\tS3
            TP53\ttumour protein\t1\t2\t3
            MYC\tna\t4\t\t6
            """;

    private static final String GCT13 =
            """
            #1.3
            2\t2\t1\t2
            id\tsymbol\tA\tB
            dose\tna\t10\t20
            cell\tna\tPC3\t-666
            p1\tTP53\t1.5\t2.5
            p2\tMYC\tNaN\t4
            """;

    @Rule public TemporaryFolder folder = new TemporaryFolder();

    private Path file(String name, String text, Charset charset) throws IOException {
        return Files.write(folder.getRoot().toPath().resolve(name), text.getBytes(charset));
    }

    private Path file(String text) throws IOException {
        return file("matrix.txt", text, StandardCharsets.UTF_8);
    }

    private static ExpressionReader open(Path file, ExpressionReadOptions options)
            throws IOException {
        return ExpressionReader.open(file, options, CancellationToken.never());
    }

    private static List<ExpressionRow> rows(Path file, ExpressionReadOptions options)
            throws IOException {
        List<ExpressionRow> rows = new ArrayList<>();
        try (ExpressionReader reader = open(file, options)) {
            for (ExpressionRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
            assertNull("the end stays the end", reader.next());
            assertEquals(reader.totalBytes(), reader.bytesRead());
        }
        return rows;
    }

    private static List<ExpressionRow> rows(Path file) throws IOException {
        return rows(file, ExpressionReadOptions.defaults());
    }

    private SequenceFormatException refusal(String text, ExpressionReadOptions options)
            throws IOException {
        Path file = file(text);
        SequenceFormatException refusal =
                assertThrows(SequenceFormatException.class, () -> rows(file, options));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains(file.toString()));
        return refusal;
    }

    private SequenceFormatException refusal(String text) throws IOException {
        return refusal(text, ExpressionReadOptions.defaults());
    }

    private static void assertRow(ExpressionRow row, String name, double... values) {
        assertEquals(name, row.name());
        assertArrayEquals(values, row.values(), 0);
    }

    private static ExpressionHeader header(Path file) throws IOException {
        try (ExpressionReader reader = open(file, ExpressionReadOptions.defaults())) {
            return reader.header();
        }
    }

    @Test
    public void readsASeriesMatrix() throws IOException {
        List<ExpressionRow> rows = rows(file(SERIES));
        assertEquals(2, rows.size());
        assertRow(rows.get(0), "1007_s_at", 7.5, -8.25, 0.001);
        assertRow(rows.get(1), "1053_at", NAN, NAN, NAN);
        ExpressionHeader header = header(file(SERIES));
        assertEquals(ExpressionFormat.SERIES_MATRIX, header.format());
        assertEquals("ID_REF", header.nameColumn());
        assertEquals(List.of("GSM1", "GSM2", "GSM3"), header.valueColumns());
    }

    @Test
    public void seriesMatrixTellsTheCharacteristicsOfTheSamples() throws IOException {
        Annotations samples = header(file(SERIES)).columnAnnotations();
        assertEquals(
                "what is the same for all samples is left out, but for title and source",
                List.of("title", "geo_accession", "source_name_ch1", "tissue", "age", "Sex"),
                samples.fields());
        assertEquals("kidney", samples.value("tissue", 2));
        assertEquals("5", samples.value("age", 0));
        assertNull(samples.value("age", 1));
        assertEquals("female", samples.value("Sex", 1));
    }

    @Test
    public void seriesMatrixWithoutRowsIsEmpty() throws IOException {
        assertEquals(List.of(), rows(file(SERIES.replaceAll("(?m)^\"1.*\n", ""))));
    }

    @Test
    public void truncatedSeriesMatrixIsRefused() throws IOException {
        String cut = SERIES.substring(0, SERIES.indexOf("!series_matrix_table_end"));
        assertTrue(refusal(cut).getMessage().contains("truncated"));
        assertEquals(14, refusal(cut).line());
        String early = SERIES.substring(0, SERIES.indexOf("!series_matrix_table_begin"));
        assertTrue(refusal(early).getMessage().contains("!series_matrix_table_begin"));
    }

    @Test
    public void softFileIsToldFromASeriesMatrix() throws IOException {
        assertTrue(
                refusal("^DATABASE = GeoMiame\n!Database_name = GEO\n")
                        .remedy()
                        .contains("series matrix"));
    }

    @Test
    public void readsGct12() throws IOException {
        List<ExpressionRow> rows = rows(file(GCT12));
        assertRow(rows.get(0), "TP53", 1, 2, 3);
        assertEquals("tumour protein", rows.get(0).texts()[0]);
        assertRow(rows.get(1), "MYC", 4, NAN, 6);
        assertEquals(List.of("Description"), header(file(GCT12)).textColumns());
        assertEquals(List.of("S1", "S2", "S3"), header(file(GCT12)).valueColumns());
    }

    @Test
    public void readsGct13WithAnnotationsOfColumns() throws IOException {
        List<ExpressionRow> rows = rows(file(GCT13));
        assertRow(rows.get(1), "p2", NAN, 4);
        assertEquals("MYC", rows.get(1).texts()[0]);
        Annotations samples = header(file(GCT13)).columnAnnotations();
        assertEquals(List.of("dose", "cell"), samples.fields());
        assertEquals("20", samples.value("dose", 1));
    }

    @Test
    public void gctMustHaveTheRowsAndColumnsThatItStates() throws IOException {
        assertTrue(
                refusal(GCT12.replace("2\t3", "3\t3"))
                        .getMessage()
                        .contains("after 2 rows, line 2 states 3"));
        assertEquals(5, refusal(GCT12.replace("2\t3", "1\t3")).line());
        assertTrue(
                refusal(GCT12.replace("2\t3", "2\t4"))
                        .getMessage()
                        .contains("3 columns of samples, line 2 states 4"));
        assertTrue(refusal(GCT12.replace("2\t3", "two\t3")).getMessage().contains("'two'"));
    }

    @Test
    public void separatorIsSeenFromTheContent() throws IOException {
        for (String separator : List.of("\t", ";", ",")) {
            String text = "gene,s 1,s 2\na,1.5,2\nb,NA,-3\n".replace(",", separator);
            List<ExpressionRow> rows = rows(file(text));
            assertRow(rows.get(0), "a", 1.5, 2);
            assertRow(rows.get(1), "b", NAN, -3);
        }
    }

    @Test
    public void everyWayOfSayingMissingIsUnderstood() throws IOException {
        String text = "g\ts\n";
        List<String> tokens =
                List.of(
                        "NA", "n/a", "#N/A", "NaN", "nan", "null", "None", "missing", "?", "-",
                        ".");
        for (int i = 0; i < tokens.size(); i++) {
            text += "g" + i + "\t" + tokens.get(i) + "\n";
        }
        for (ExpressionRow row : rows(file(text + "last\t\n"))) {
            assertTrue(row.name(), Double.isNaN(row.values()[0]));
        }
    }

    @Test
    public void columnsOfTextAreNoMeasurements() throws IOException {
        String text = "gene\tclass\tlength\ts1\ts2\na\tG1\t500\t1\t2\nb\tS\t700\t3\tNA\n";
        ExpressionHeader header = header(file(text));
        assertEquals(List.of("class"), header.textColumns());
        assertEquals(List.of("length", "s1", "s2"), header.valueColumns());
        ExpressionReadOptions options =
                new ExpressionReadOptions(
                        Optional.empty(),
                        ExpressionReadOptions.GUESS,
                        false,
                        "",
                        List.of("length"),
                        RepeatedNames.ERROR);
        List<ExpressionRow> rows = rows(file(text), options);
        assertArrayEquals(new String[] {"G1", "500"}, rows.get(0).texts());
        assertRow(rows.get(1), "b", 3, NAN);
    }

    @Test
    public void headerOfRWithoutANameForTheRowNamesIsUnderstood() throws IOException {
        Path file = file("\"s1\"\t\"s2\"\n\"a\"\t1\t2\n\"b\"\t3\t4\n");
        assertEquals(List.of("s1", "s2"), header(file).valueColumns());
        assertRow(rows(file).get(1), "b", 3, 4);
    }

    @Test
    public void commentsOnTopAndEmptyLastColumnsAreSkipped() throws IOException {
        Path file = file("# made by hand\n# twice\ngene\ts1\t\na\t1\t\nb\t2\t\n");
        assertEquals(List.of("s1"), header(file).valueColumns());
        assertRow(rows(file).get(1), "b", 2);
    }

    @Test
    public void raggedRowNamesLineAndCounts() throws IOException {
        SequenceFormatException refusal = refusal("gene\ts1\ts2\na\t1\t2\nb\t1\n");
        assertEquals(3, refusal.line());
        assertTrue(refusal.getMessage().contains("the row has 2 columns, the header has 3"));
    }

    @Test
    public void repeatedGeneNamesBothLinesOrIsNumbered() throws IOException {
        String text = "gene\ts1\na\t1\nb\t2\na\t3\na\t4\na_2\t5\n";
        SequenceFormatException refusal = refusal(text);
        assertEquals(4, refusal.line());
        assertTrue(
                refusal.getMessage(),
                refusal.getMessage().contains("the name 'a' (column 'gene') stands in line 2 too"));
        assertEquals(
                List.of("a", "b", "a_2", "a_3", "a_2_2"),
                rows(
                                file(text),
                                ExpressionReadOptions.defaults()
                                        .withRepeatedNames(RepeatedNames.NUMBER))
                        .stream()
                        .map(ExpressionRow::name)
                        .toList());
    }

    @Test
    public void geneWithoutANameIsRefused() throws IOException {
        assertEquals(3, refusal("gene\ts1\na\t1\n \t2\n").line());
    }

    @Test
    public void decimalCommasAreRefusedWithTheRemedyOrAccepted() throws IOException {
        String text = "gene;s1;s2\na;0,5;-1,25e2\nb;3;NA\n";
        SequenceFormatException refusal = refusal(text);
        assertEquals(2, refusal.line());
        assertTrue(
                refusal.getMessage(),
                refusal.getMessage()
                        .contains("'0,5' has a decimal comma (row 'a', column 's1'); set the"));
        List<ExpressionRow> rows =
                rows(file(text), ExpressionReadOptions.defaults().withDecimalComma(true));
        assertRow(rows.get(0), "a", 0.5, -125);
        assertRow(rows.get(1), "b", 3, NAN);
    }

    @Test
    public void decimalPointWhereCommasWereChosenIsRefused() throws IOException {
        SequenceFormatException refusal =
                refusal(
                        "gene\ts1\na\t0.5\n",
                        ExpressionReadOptions.defaults().withDecimalComma(true));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("decimal point"));
    }

    @Test
    public void commaFileWithDecimalCommasNamesTheLikelyReason() throws IOException {
        SequenceFormatException refusal = refusal("gene,s1,s2\na,1,2\nb,0,5,1,5\n");
        assertEquals(3, refusal.line());
        assertTrue(refusal.remedy(), refusal.remedy().contains("decimal commas"));
    }

    @Test
    public void wordAmongNumbersNamesPlaceAndRemedy() throws IOException {
        SequenceFormatException refusal = refusal("gene\ts1\ts2\na\t1\t2\nb\t3\tlow\nc\t1\t2\n");
        assertEquals(3, refusal.line());
        assertTrue(
                refusal.getMessage(),
                refusal.getMessage().contains("'low' is no number (row 'b', column 's2')"));
        for (String infinite : List.of("Inf", "-Inf", "1e999")) {
            assertEquals(3, refusal("gene\ts1\na\t1\nb\t" + infinite + "\nc\t2\n").line());
        }
    }

    @Test
    public void textOnlyHasNoMeasurements() throws IOException {
        assertTrue(
                refusal("gene\tclass\na\tx\nb\ty\n").getMessage().contains("none holds numbers"));
    }

    @Test
    public void lineEndsMayBeMixedAndBytesLatin1() throws IOException {
        Path file =
                file("latin.txt", "gène\tÉch 1\r\na\t1\nb\t2\rc\t3", StandardCharsets.ISO_8859_1);
        assertEquals("gène", header(file).nameColumn());
        assertEquals(List.of("Éch 1"), header(file).valueColumns());
        List<ExpressionRow> rows = rows(file);
        assertEquals(3, rows.size());
        assertRow(rows.get(2), "c", 3);
        assertEquals(List.of(2L, 3L, 4L), rows.stream().map(ExpressionRow::line).toList());
    }

    @Test
    public void byteOrderMarkIsNoPartOfAName() throws IOException {
        assertEquals("gene", header(file("\uFEFFgene\ts1\na\t1\n")).nameColumn());
        assertEquals(ExpressionFormat.GCT, header(file("\uFEFF" + GCT12)).format());
    }

    @Test
    public void readsGzipAndNamesATruncatedOne() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(SERIES.getBytes(StandardCharsets.UTF_8));
        }
        Path file = folder.getRoot().toPath().resolve("GSE1_series_matrix.txt.gz");
        Files.write(file, bytes.toByteArray());
        assertEquals(2, rows(file).size());
        for (int length : new int[] {bytes.size() / 2, bytes.size() - 9, 3}) {
            Files.write(file, Arrays.copyOf(bytes.toByteArray(), length));
            SequenceFormatException refusal =
                    assertThrows(SequenceFormatException.class, () -> rows(file));
            assertTrue(refusal.getMessage(), refusal.getMessage().contains("truncated"));
        }
    }

    @Test
    public void emptyMissingFolderAndBinaryAreRefused() throws IOException {
        assertTrue(refusal("\n \n").getMessage().contains("empty"));
        assertTrue(refusal("gene\ts1\0\n").getMessage().contains("binary"));
        assertTrue(
                assertThrows(
                                SequenceFormatException.class,
                                () -> rows(folder.getRoot().toPath().resolve("none.txt")))
                        .getMessage()
                        .contains("does not exist"));
        assertThrows(SequenceFormatException.class, () -> rows(folder.getRoot().toPath()));
    }

    @Test
    public void repeatedSampleNamesAreNumberedAndCounted() throws IOException {
        ExpressionHeader header = header(file("gene\tWT\tWT\tKO\na\t1\t2\t3\n"));
        assertEquals(List.of("WT", "WT_2", "KO"), header.valueColumns());
        assertEquals(1, header.renamedColumns());
    }

    @Test
    public void chosenColumnThatIsNotThereIsNamedWithTheOthers() throws IOException {
        Path file = file("gene\ts1\na\t1\n");
        IllegalArgumentException refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                rows(
                                        file,
                                        new ExpressionReadOptions(
                                                Optional.empty(),
                                                ExpressionReadOptions.GUESS,
                                                false,
                                                "probe",
                                                List.of(),
                                                RepeatedNames.ERROR)));
        assertEquals("There is no column 'probe'; the columns are gene, s1.", refusal.getMessage());
    }

    @Test
    public void wideMatricesHaveNoLimitOfColumns() throws IOException {
        StringBuilder text = new StringBuilder("cell");
        StringBuilder values = new StringBuilder("c1");
        for (int i = 0; i < 40_000; i++) {
            text.append('\t').append("ENSG").append(i);
            values.append('\t').append(i);
        }
        List<ExpressionRow> rows = rows(file(text + "\n" + values + "\n"));
        assertEquals(40_000, rows.get(0).values().length);
        assertEquals(39_999, rows.get(0).values()[39_999], 0);
    }

    @Test
    public void readingCanBeCancelled() throws IOException {
        StringBuilder text = new StringBuilder("gene\ts1\n");
        for (int i = 0; i < 100_000; i++) {
            text.append('g').append(i).append("\t1\n");
        }
        Path file = file(text.toString());
        AtomicInteger asked = new AtomicInteger();
        try (ExpressionReader reader =
                ExpressionReader.open(
                        file,
                        ExpressionReadOptions.defaults(),
                        () -> asked.incrementAndGet() > 3)) {
            assertThrows(
                    CancelledException.class,
                    () -> {
                        while (reader.next() != null) {
                            assertTrue(reader.bytesRead() <= reader.totalBytes());
                        }
                    });
        }
    }

    private static String series(String sampleLines, int samples) {
        StringBuilder text = new StringBuilder("!Series_title\t\"x\"\n" + sampleLines);
        text.append("!series_matrix_table_begin\n\"ID_REF\"");
        for (int i = 0; i < samples; i++) {
            text.append("\t\"GSM").append(i).append('"');
        }
        text.append("\n\"g1\"").append("\t1".repeat(samples));
        return text.append("\n!series_matrix_table_end\n").toString();
    }

    /** As in a file of some kilobytes that unpacks to gigabytes of such lines. */
    @Test
    public void endlessLinesAboutSamplesAreRefused() throws IOException {
        String line = "!Sample_characteristics_ch1\t\"age: 1\"\n";
        String message = refusal(series(line.repeat(1_001), 1)).getMessage();
        assertTrue(message, message.contains("line 1002: more than 1,000 lines or 134,217,728"));
        assertTrue(message, message.contains("remove the lines that begin with !Sample_"));
        assertEquals(1, rows(file(series(line.repeat(1_000), 1))).size());
    }

    /** Every sample with a characteristic of its own: each would take a cell of all the others. */
    @Test
    public void characteristicsWithoutEndAreRefused() throws IOException {
        StringBuilder line = new StringBuilder("!Sample_characteristics_ch1");
        for (int i = 0; i < 10_000; i++) {
            line.append("\t\"k").append(i).append(": 1\"");
        }
        String message = refusal(series(line + "\n", 10_000)).getMessage();
        assertTrue(
                message,
                message.contains("too many different characteristics, the last is 'k6710'"));
    }
}
