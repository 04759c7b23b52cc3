// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import static bio.strand.engine.sequence.TestFiles.assertRefused;
import static bio.strand.engine.sequence.TestFiles.gzip;
import static bio.strand.engine.sequence.TestFiles.readAll;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.sequence.SequenceFile.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SequenceFileTest {

    @Rule public TemporaryFolder folder = new TemporaryFolder();

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.getRoot().toPath().resolve("some.file"), content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    public void tellsFormatsByContent() throws IOException {
        assertEquals(Format.FASTA, SequenceFile.detect(file(bytes(">a\nAC"))).format());
        assertEquals(Format.FASTA, SequenceFile.detect(file(bytes("\uFEFF\n ;x\n>a"))).format());
        assertEquals(Format.DELIMITED, SequenceFile.detect(file(bytes("id,seq\n"))).format());
        assertEquals(Format.DELIMITED, SequenceFile.detect(file(bytes(";a;b\n1;x;y"))).format());
        SequenceFile zipped = SequenceFile.detect(file(gzip(bytes(">a\nAC"))));
        assertEquals(Format.FASTA, zipped.format());
        assertTrue(zipped.compressed());
        assertFalse(SequenceFile.detect(file(bytes(">a\nAC"))).compressed());
    }

    private static final String GENBANK = "LOCUS       x  4 bp DNA\nORIGIN\n 1 ACGT\n//\n";
    private static final String EMBL =
            "ID   X1; SV 1; linear; DNA; STD; BCT; 4 BP.\nSQ   4 BP;\n     ACGT   4\n//\n";
    private static final String UNIPROT =
            "ID   A_B   Reviewed;   4 AA.\nAC   P1;\nSQ   4 AA;\n     ACGT\n//\n";

    @Test
    public void tellsFlatFilesAndFastqFromTablesThatLookSimilar() throws IOException {
        assertEquals(Format.GENBANK, SequenceFile.detect(file(bytes(GENBANK))).format());
        assertEquals(Format.EMBL, SequenceFile.detect(file(bytes(EMBL))).format());
        assertEquals(Format.UNIPROT, SequenceFile.detect(file(bytes(UNIPROT))).format());
        assertEquals(Format.FASTQ, SequenceFile.detect(file(bytes("@a\nAC\n+\n!!\n"))).format());
        assertEquals(Format.FASTQ, SequenceFile.detect(file(bytes("@a\nAC"))).format());
        String long1 = "@a\n" + "A".repeat(10_000) + "\n+\n" + "I".repeat(10_000);
        assertEquals(Format.FASTQ, SequenceFile.detect(file(bytes(long1))).format());
        assertEquals(
                Format.DELIMITED, SequenceFile.detect(file(bytes("@id,seq\na,AC\nb,G"))).format());
        assertEquals(
                Format.DELIMITED, SequenceFile.detect(file(bytes("ID   seq\na AC\n"))).format());
        assertEquals(
                Format.DELIMITED, SequenceFile.detect(file(bytes("LOCUS,seq\na,A\n"))).format());
    }

    @Test
    public void onlyFlatFilesHaveFeaturesAndFixedAttributes() {
        for (Format format : Format.values()) {
            assertEquals(format.hasFeatures(), !format.attributes().isEmpty());
            assertFalse(format.title().isBlank());
        }
        assertTrue(Format.GENBANK.hasFeatures());
        assertFalse(Format.FASTQ.hasFeatures());
    }

    @Test
    public void opensTheReaderOfTheFormat() throws IOException {
        for (String text :
                new String[] {
                    ">a\nACGT\n", "id;seq\na;ACGT\n", "@a\nACGT\n+\n!!!!\n", GENBANK, EMBL, UNIPROT
                }) {
            SequenceFile file = SequenceFile.detect(file(bytes(text)));
            assertEquals(
                    "ACGT",
                    readAll(file.open(SequenceReadOptions.defaults(), CancellationToken.never()))
                            .get(0)
                            .sequence());
        }
    }

    @Test
    public void refusesWhatIsNoSequenceFile() {
        assertRefused(() -> SequenceFile.detect(file(new byte[0])), "some.file", "empty");
        assertRefused(() -> SequenceFile.detect(file(bytes(" \n\n"))), "empty");
        assertRefused(() -> SequenceFile.detect(file(new byte[] {1})), "binary");
        assertRefused(
                () -> SequenceFile.detect(file(new byte[] {'P', 'K', 3, 4, 0, 0})), "zip archive");
        assertRefused(() -> SequenceFile.detect(folder.getRoot().toPath()), "folder");
    }

    @Test
    public void optionsRefuseALimitBelowOne() {
        assertThrows(IllegalArgumentException.class, () -> new SequenceReadOptions(true, true, 0));
    }

    @Test
    public void identifierSetAnswersLikeASetOfTexts() {
        Random random = new Random(7);
        IdentifierSet ours = new IdentifierSet();
        Set<String> truth = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            String id = "s" + random.nextInt(150_000);
            assertEquals(!truth.add(id), ours.addAndTestIfSeen(id));
        }
    }

    @Test
    public void decoderReadsOneCharacterAtATimeToo() throws IOException {
        String text = "a\uD83D\uDE00\u00E9\u6F22b";
        try (TextDecoder decoder =
                new TextDecoder(Path.of("x"), new ByteArrayInputStream(bytes(text)), ',')) {
            StringBuilder read = new StringBuilder();
            for (int c = decoder.read(); c >= 0; c = decoder.read()) {
                read.append((char) c);
            }
            assertEquals(text, read.toString());
        }
    }

    @Test
    public void decoderTakesBytesThatAreNotUtf8AsLatin1() throws IOException {
        // A stray start byte, a cut sequence in the middle and one at the end, around valid UTF-8.
        byte[] mixed = {
            'a', (byte) 0xE9, 'b', (byte) 0xC3, (byte) 0xA9, (byte) 0xE6, 'c', (byte) 0xC3
        };
        assertEquals("a\u00E9b\u00E9\u00E6c\u00C3", TextDecoder.decode(mixed, mixed.length, true));
    }
}
