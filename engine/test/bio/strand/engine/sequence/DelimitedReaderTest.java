// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import static bio.strand.engine.sequence.TestFiles.assertRefused;
import static bio.strand.engine.sequence.TestFiles.gzip;
import static bio.strand.engine.sequence.TestFiles.readAll;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DelimitedReaderTest {

    private static final int NONE = DelimitedFormat.NONE;

    @Rule public TemporaryFolder folder = new TemporaryFolder();

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.getRoot().toPath().resolve("test.csv"), content);
    }

    private static List<SequenceRecord> read(Path file) throws IOException {
        return read(file, DelimitedFormat.detect(file));
    }

    private static List<SequenceRecord> read(Path file, DelimitedFormat format) throws IOException {
        return readAll(
                new DelimitedReader(
                        file, format, SequenceReadOptions.defaults(), CancellationToken.never()));
    }

    @Test
    public void readsIdSequenceAndTheOtherColumnsAsAttributes() throws IOException {
        Path file = file("id,class,sequence\r\na,EI, ACGT \r\n\r\nb,\"N,x\",AC GT\r\n");
        DelimitedFormat format = DelimitedFormat.detect(file);
        assertEquals(new DelimitedFormat(',', List.of("id", "class", "sequence"), 0, 2, 1), format);
        assertEquals(
                List.of(
                        new SequenceRecord("a", "", "ACGT", Map.of("class", "EI"), 2),
                        new SequenceRecord("b", "", "ACGT", Map.of("class", "N,x"), 4)),
                read(file, format));
    }

    @Test
    public void numbersRowsWithoutIdentifiers() throws IOException {
        Path file = file("sequence,expression\natag,1951.41\natag,1951.41\n");
        DelimitedFormat format = DelimitedFormat.detect(file);
        assertEquals(new DelimitedFormat(',', format.header(), NONE, 0, NONE), format);
        List<SequenceRecord> records = read(file, format);
        assertEquals("Row0", records.get(0).id());
        assertEquals("Row1", records.get(1).id());
        assertEquals(Map.of("expression", "1951.41"), records.get(1).attributes());
    }

    @Test
    public void guessesTheSeparator() throws IOException {
        for (char separator : ",\t;|".toCharArray()) {
            String row = "x" + separator + "\"1,5;2\t3|\"" + separator + "ACGT\n";
            String text = ("name,note,dna\n").replace(',', separator) + row + row.replace('x', 'y');
            DelimitedFormat format = DelimitedFormat.detect(file(text));
            assertEquals(separator, format.separator());
            assertEquals(0, format.idColumn());
            assertEquals(2, format.sequenceColumn());
            assertEquals("1,5;2\t3|", read(file(text)).get(1).attributes().get("note"));
        }
        assertEquals(',', DelimitedFormat.detect(file("sequence\nAC\nGT\n")).separator());
    }

    @Test
    public void prefersTheSeparatorThatMakesRegularRows() throws IOException {
        DelimitedFormat format =
                DelimitedFormat.detect(file("id;seq\na;b, c, d\nAC;x\ne;f,g\nh;i\n"));
        assertEquals(';', format.separator());
        assertEquals(List.of("id", "seq"), format.header());
    }

    @Test
    public void guessesColumnsByContentWhenNamesDoNotTell() throws IOException {
        DelimitedFormat format =
                DelimitedFormat.detect(
                        file(
                                "number,kind,who,letters\n"
                                        + "1,pos,g1,ACGTACGTA\n1,neg,g2,CCGTACGTA\n"
                                        + "2,pos,g3,GCGTACGTA\n2,neg,g4,TCGTACGTA\n"));
        assertEquals(3, format.sequenceColumn());
        assertEquals(1, format.labelColumn());
        assertEquals(2, format.idColumn());
    }

    @Test
    public void leavesTheSequenceColumnOpenWhenNoneFits() throws IOException {
        Path file = file("a,b\n1,2\n3,4\n");
        DelimitedFormat format = DelimitedFormat.detect(file);
        assertEquals(NONE, format.sequenceColumn());
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> read(file, format));
        assertTrue(e.getMessage(), e.getMessage().contains("a, b"));
    }

    @Test
    public void columnsCanBeChosenByName() throws IOException {
        Path file = file("id,sequence,other\na,ACGT,MKV\nb,GG,MLV\n");
        DelimitedFormat format =
                DelimitedFormat.detect(file)
                        .withIdColumn(null)
                        .withSequenceColumn("other")
                        .withLabelColumn("id");
        assertEquals(new DelimitedFormat(',', format.header(), NONE, 2, 0), format);
        assertEquals(
                new SequenceRecord("Row1", "", "MLV", Map.of("id", "b", "sequence", "GG"), 3),
                read(file, format).get(1));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> format.withLabelColumn("class"));
        assertTrue(e.getMessage(), e.getMessage().contains("id, sequence, other"));
    }

    @Test
    public void namesBlankAndRepeatedHeadersApart() throws IOException {
        DelimitedFormat format = DelimitedFormat.detect(file("id,x,,x,seq\na,1,2,3,ACG\n"));
        assertEquals(List.of("id", "x", "Column 3", "x (#1)", "seq"), format.header());
    }

    @Test
    public void readsQuotesOverSeveralLinesAndDoubledQuotes() throws IOException {
        List<SequenceRecord> records =
                read(file("id,note,seq\n\"a\",\"say \"\"hi\"\"\n,twice\",AC\nb,5\" long,GT\n"));
        assertEquals("say \"hi\"\n,twice", records.get(0).attributes().get("note"));
        assertEquals("5\" long", records.get(1).attributes().get("note"));
        assertEquals(4, records.get(1).line());
    }

    @Test
    public void readsGzipByteOrderMarkAndLatin1() throws IOException {
        byte[] text = "\uFEFFid,seq\n\u00E9,AC\n".getBytes(StandardCharsets.UTF_8);
        assertEquals("\u00E9", read(file(gzip(text))).get(0).id());
        byte[] latin = "id,seq\n\u00E9\u00E8x,AC\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("\u00E9\u00E8x", read(file(latin)).get(0).id());
    }

    @Test
    public void refusesRaggedRows() throws IOException {
        Path file = file("id,class,seq\na,N,AC\nb,N\n");
        assertRefused(
                () -> read(file), "test.csv", "line 3", "record 2", "2 columns", "header has 3");
        assertRefused(() -> read(file("id,seq\na,AC,x\nb,AC\n")), "line 2", "3 columns");
    }

    @Test
    public void refusesQuotesThatAreNotClosed() {
        assertRefused(
                () -> read(file("id,class,seq\na,N,AC\nb,\"N,GT\nc,N,GG\n")),
                "test.csv",
                "line 3",
                "never closed");
        assertRefused(
                () -> read(file("id,class,seq\na,N,AC\nb,\"N\"x,GT\nc,N,GG\n")),
                "line 3",
                "quotes");
        // Beyond the rows that detection looks at.
        String many = "id,seq\n" + "x,ACGT\n".repeat(50_000) + "y,\"AC\n";
        SequenceReadOptions options = new SequenceReadOptions(true, false, 1000);
        assertRefused(
                () -> {
                    Path file = file(many);
                    readAll(
                            new DelimitedReader(
                                    file,
                                    DelimitedFormat.detect(file),
                                    options,
                                    CancellationToken.never()));
                },
                "line 50002",
                "never closed");
        // The rest of a large file must not pile up in memory.
        String large = "id,seq\n" + "x,ACGT\n".repeat(300) + "y,\"AC\n" + "z,AC\n".repeat(300_000);
        assertRefused(
                () -> {
                    Path file = file(large);
                    readAll(
                            new DelimitedReader(
                                    file,
                                    new DelimitedFormat(',', List.of("id", "seq"), 0, 1, NONE),
                                    options,
                                    CancellationToken.never()));
                },
                "line 302",
                "quotes");
    }

    @Test
    public void refusesEmptyFieldsThatMatter() {
        assertRefused(
                () -> read(file("id,seq\na,AC\nb, \n")), "line 3", "'b'", "column 'seq'", "empty");
        assertRefused(() -> read(file("id,seq\na,AC\n ,GT\n")), "line 3", "column 'id'", "empty");
    }

    @Test
    public void refusesRepeatedIdentifiersAndNamesBothLines() {
        assertRefused(
                () -> read(file("id,seq\na,AC\nb,GT\na,GG\n")),
                "line 4",
                "'a'",
                "column 'id'",
                "line 2 too");
    }

    @Test
    public void refusesSequencesBeyondTheLimit() throws IOException {
        Path file = file("id,seq\na,AAAA\nb,AAAAA\n");
        SequenceReadOptions four = new SequenceReadOptions(true, true, 4);
        assertRefused(
                () ->
                        readAll(
                                new DelimitedReader(
                                        file,
                                        DelimitedFormat.detect(file),
                                        four,
                                        CancellationToken.never())),
                "line 3",
                "'b'",
                "4 symbols");
    }

    @Test
    public void refusesAFileWithoutHeader() {
        assertRefused(
                () -> read(file("1,ACGTACGTACGTACGTACGT\n2,GGGTACGTACGTACGTACGT\n")),
                "line 1",
                "column names");
    }

    @Test
    public void refusesEmptyMissingBinaryAndTruncated() throws IOException {
        assertRefused(() -> read(file("")), "test.csv", "empty");
        assertRefused(
                () -> read(folder.getRoot().toPath().resolve("no.csv")), "no.csv", "not exist");
        assertRefused(() -> read(file("id,seq\na,A\u0000C\n")), "line 2", "binary");
        assertRefused(
                () -> read(file("id,seq\na,AC\n".getBytes(StandardCharsets.UTF_16LE))), "binary");
        Random random = new Random(2);
        StringBuilder text = new StringBuilder("id,seq\n");
        for (int i = 0; i < 20_000; i++) {
            text.append(i).append(",ACGT").append("ACGT".charAt(random.nextInt(4))).append('\n');
        }
        byte[] whole = gzip(text.toString().getBytes(StandardCharsets.US_ASCII));
        assertEquals(20_000, read(file(whole)).size());
        assertRefused(
                () -> read(file(Arrays.copyOf(whole, whole.length * 3 / 4))),
                "test.csv",
                "truncated");
    }

    @Test
    public void refusesAFileWhoseColumnsHaveChanged() throws IOException {
        DelimitedFormat format = DelimitedFormat.detect(file("id,seq\na,AC\n"));
        Path changed = file("seq,id\nAC,a\n");
        assertRefused(() -> read(changed, format), "line 1", "seq, id", "id, seq");
    }

    @Test
    public void aHeaderAloneHasNoRecords() throws IOException {
        assertEquals(List.of(), read(file("id,seq\n")));
    }

    @Test
    public void stopsWhenCancelled() throws IOException {
        Path file = file("id,seq\n" + "a,ACGTACGTACGT\n".repeat(100_000));
        AtomicInteger asked = new AtomicInteger();
        SequenceReadOptions options = new SequenceReadOptions(true, false, 1000);
        assertThrows(
                CancelledException.class,
                () ->
                        readAll(
                                new DelimitedReader(
                                        file,
                                        DelimitedFormat.detect(file),
                                        options,
                                        () -> asked.incrementAndGet() > 3)));
    }

    @Test
    public void formatRefusesWhatCannotBe() {
        List<String> header = List.of("a", "b");
        assertThrows(
                IllegalArgumentException.class,
                () -> new DelimitedFormat('"', header, NONE, 0, NONE));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DelimitedFormat(',', header, NONE, 2, NONE));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DelimitedFormat(',', List.of("a", "a"), NONE, 0, NONE));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DelimitedFormat(',', List.of(), NONE, NONE, NONE));
    }
}
