// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.cells;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.CasePolicy;
import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.GapPolicy;
import bio.strand.engine.encoding.InvalidMoleculePolicy;
import bio.strand.engine.encoding.LengthPolicy;
import bio.strand.engine.encoding.Padding;
import bio.strand.engine.encoding.Representation;
import bio.strand.engine.encoding.SequenceEncoder;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.StrandPolicy;
import bio.strand.engine.encoding.SymbolPolicy;
import bio.strand.engine.encoding.Tokenization;
import bio.strand.engine.encoding.TruncationSide;
import bio.strand.engine.encoding.UnknownPolicy;
import bio.strand.engine.sequence.Alphabet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.v2.ReadValue;
import org.knime.core.data.v2.WriteValue;
import org.knime.core.table.access.VarBinaryAccess.VarBinaryReadAccess;
import org.knime.core.table.access.VarBinaryAccess.VarBinaryWriteAccess;

public class EncodedSequenceCellTest {

    private static final SequenceEncoding DNA = SequenceEncoding.of(Alphabet.DNA);

    /** The bytes of ACGT with a DNA alphabet of plain letters, as release 1.0.0 stores them. */
    private static final String GOLDEN =
            "01" + "0004" + "0041004300470054" + "00000005" + "0001020302";

    private static EncodedSequenceCell cell(String text) {
        return new EncodedSequenceCell(
                new SequenceEncoder(DNA).encode("Row0", text), DNA.letters());
    }

    private static EncodedSequenceCell plainCell(int... codes) {
        byte[] bytes = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            bytes[i] = (byte) codes[i];
        }
        return new EncodedSequenceCell(EncodedSequence.of(bytes), "ACGT");
    }

    private static byte[] serialize(EncodedSequenceCell cell) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CellOutput out = new CellOutput(bytes)) {
            new EncodedSequenceCell.Serializer().serialize(cell, out);
        }
        return bytes.toByteArray();
    }

    private static EncodedSequenceCell deserialize(String hex) throws IOException {
        try (CellInput in = new CellInput(new ByteArrayInputStream(HexFormat.of().parseHex(hex)))) {
            return new EncodedSequenceCell.Serializer().deserialize(in);
        }
    }

    @Test
    public void readsAsItsLetters() {
        assertEquals("ACGTN", cell("acgtN").toString());
        assertEquals("", plainCell().toString());
    }

    @Test
    public void cellsAreEqualWhenCodesAndLettersAre() {
        assertEquals(plainCell(0, 1, 2), plainCell(0, 1, 2));
        assertEquals(plainCell(0, 1, 2).hashCode(), plainCell(0, 1, 2).hashCode());
        assertNotEquals(plainCell(0, 1, 2), plainCell(0, 1, 3));
        DataCell rna = new EncodedSequenceCell(EncodedSequence.of((byte) 0), "ACGU");
        assertNotEquals(plainCell(0), rna);
    }

    @Test
    public void refusesACodeWithoutLetter() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> plainCell(0, 4));
        assertEquals(
                "Code 4 at position 2 has no letter; the codes have the letters 'ACGT'.",
                refusal.getMessage());
    }

    @Test
    public void storesTheBytesOfTheFirstRelease() throws IOException {
        assertEquals(GOLDEN, HexFormat.of().formatHex(serialize(plainCell(0, 1, 2, 3, 2))));
        assertEquals(plainCell(0, 1, 2, 3, 2), deserialize(GOLDEN));
    }

    @Test
    public void storesEveryCodeOfALargeAlphabet() throws IOException {
        StringBuilder letters = new StringBuilder();
        byte[] codes = new byte[256];
        for (int i = 0; i < 256; i++) {
            letters.append((char) (0x400 + i));
            codes[i] = (byte) i;
        }
        EncodedSequenceCell cell =
                new EncodedSequenceCell(EncodedSequence.of(codes), letters.toString());
        assertEquals(cell, deserialize(HexFormat.of().formatHex(serialize(cell))));
    }

    @Test
    public void sharesLettersAmongCellsThatAreRead() throws IOException {
        assertSame(lettersOf(deserialize(GOLDEN)), lettersOf(deserialize(GOLDEN)));
    }

    private static String lettersOf(EncodedSequenceCell cell) {
        return ((SequenceLegend.Letters) cell.getLegend()).letters();
    }

    @Test
    public void namesALaterVersion() {
        IOException refusal =
                assertThrows(IOException.class, () -> deserialize("03" + GOLDEN.substring(2)));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("version 3"));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("update Strand"));
    }

    @Test
    public void refusesDamagedBytesWithoutTrustingTheirLengths() {
        // Truncated; a length of 2 GB without content; a negative length; no letters; a wild code.
        assertThrows(
                EOFException.class, () -> deserialize(GOLDEN.substring(0, GOLDEN.length() - 2)));
        assertThrows(EOFException.class, () -> deserialize("0100010041" + "7fffffff" + "00"));
        assertThrows(IOException.class, () -> deserialize("0100010041" + "ffffffff"));
        assertThrows(IOException.class, () -> deserialize("010000" + "00000000"));
        assertThrows(IOException.class, () -> deserialize("010101" + "00".repeat(600)));
        IOException refusal =
                assertThrows(IOException.class, () -> deserialize("0100010041" + "0000000107"));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("execute its node again"));
    }

    @Test
    public void columnarValueHoldsTheSameBytes() {
        AtomicReference<byte[]> stored = new AtomicReference<>();
        EncodedSequenceValueFactory factory = new EncodedSequenceValueFactory();
        VarBinaryWriteAccess write =
                access(
                        VarBinaryWriteAccess.class,
                        (method, arguments) -> {
                            assertEquals("setByteArray", method);
                            stored.set((byte[]) arguments[0]);
                            return null;
                        });
        VarBinaryReadAccess read =
                access(VarBinaryReadAccess.class, (method, arguments) -> stored.get());

        WriteValue<EncodedSequenceValue> writeValue = factory.createWriteValue(write);
        writeValue.setValue(plainCell(0, 1, 2, 3, 2));
        assertEquals(GOLDEN, HexFormat.of().formatHex(stored.get()));

        ReadValue readValue = factory.createReadValue(read);
        assertEquals(plainCell(0, 1, 2, 3, 2), readValue.getDataCell());
        assertEquals("ACGTG", ((EncodedSequenceValue) readValue).getText());
        // A value that is no cell, such as a window onto another table, is copied as well.
        stored.set(null);
        EncodedSequenceValue window = plainCell(3);
        writeValue.setValue(
                new EncodedSequenceValue() {
                    @Override
                    public EncodedSequence getEncodedSequence() {
                        return window.getEncodedSequence();
                    }

                    @Override
                    public SequenceLegend getLegend() {
                        return window.getLegend();
                    }
                });
        assertEquals(plainCell(3), readValue.getDataCell());
    }

    @Test
    public void columnarValueWithTrailingBytesIsRefused() {
        VarBinaryReadAccess read =
                access(
                        VarBinaryReadAccess.class,
                        (method, arguments) -> HexFormat.of().parseHex(GOLDEN + "00"));
        ReadValue value = new EncodedSequenceValueFactory().createReadValue(read);
        assertThrows(UncheckedIOException.class, value::getDataCell);
    }

    @Test
    public void survivesJavaSerialization() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(plainCell(3, 2, 1, 0));
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(plainCell(3, 2, 1, 0), in.readObject());
        }
    }

    @Test
    public void rendererShortensLongSequences() {
        assertEquals("ACGT", EncodedSequenceRenderer.shorten("ACGT", 4));
        assertEquals("A".repeat(60), EncodedSequenceRenderer.shorten("A".repeat(60), 60));
        assertEquals(
                "A".repeat(60) + "\u2026 (61)",
                EncodedSequenceRenderer.shorten("A".repeat(61), 61));
        assertEquals(
                "its words are counted, not the letters that show them",
                "ACG ".repeat(15) + "\u2026 (20)",
                EncodedSequenceRenderer.shorten("ACG ".repeat(20), 20));
    }

    private static SequenceEncoding kmers(List<String> vocabulary, UnknownPolicy unknown) {
        return new SequenceEncoding(
                Alphabet.DNA,
                CasePolicy.UPPER,
                SymbolPolicy.ERROR,
                GapPolicy.ERROR,
                unknown,
                1,
                LengthPolicy.ERROR,
                0,
                TruncationSide.END,
                new Tokenization.Kmers(2, 1),
                vocabulary,
                new Representation.Ordinal(),
                StrandPolicy.FORWARD,
                Padding.NONE);
    }

    private static EncodedSequenceCell cell(SequenceEncoding encoding, String text) {
        return EncodedSequenceCell.of(new SequenceEncoder(encoding).encode("Row0", text), encoding);
    }

    /** The bytes of AC CG GN as words of two, the last one neutral. */
    private static final String WORDS_GOLDEN =
            "02"
                    + "01"
                    + "0004"
                    + "0041004300470054"
                    + "02"
                    + "01"
                    + "004e"
                    + "01"
                    + "00000003"
                    + "010610";

    @Test
    public void wordsAreStoredAsTheirNumbers() throws IOException {
        EncodedSequenceCell cell =
                cell(
                        kmers(SequenceEncoding.allWords(Alphabet.DNA, 2), UnknownPolicy.NEUTRAL),
                        "ACG?");
        assertEquals("AC CG NN", cell.toString());
        assertEquals(WORDS_GOLDEN, HexFormat.of().formatHex(serialize(cell)));
        assertEquals(cell, deserialize(WORDS_GOLDEN));
        assertEquals(cell.hashCode(), deserialize(WORDS_GOLDEN).hashCode());
    }

    /** The bytes of TT AC TT by the vocabulary GG TT AC, of which the cell keeps two. */
    private static final String TOKENS_GOLDEN =
            "02"
                    + "02"
                    + "01"
                    + "0020"
                    + "00000002"
                    + "0001"
                    + "0002"
                    + "00540054"
                    + "0002"
                    + "0002"
                    + "00410043"
                    + "01"
                    + "00000003"
                    + "010201";

    @Test
    public void tokensAreStoredWithTheTextsThatOccur() throws IOException {
        SequenceEncoding encoding = kmers(List.of("GG", "TT", "AC"), UnknownPolicy.ERROR);
        EncodedSequenceCell cell =
                EncodedSequenceCell.of(EncodedSequence.ofCodes(1, 2, 1), encoding);
        assertEquals("TT AC TT", cell.toString());
        assertEquals(TOKENS_GOLDEN, HexFormat.of().formatHex(serialize(cell)));
        EncodedSequenceCell read = deserialize(TOKENS_GOLDEN);
        assertEquals("a cell that knows fewer tokens reads the same", cell, read);
        assertEquals(read, cell);
        assertEquals(TOKENS_GOLDEN, HexFormat.of().formatHex(serialize(read)));
        SequenceEncoding other = kmers(List.of("GG", "TT", "CC"), UnknownPolicy.ERROR);
        assertNotEquals(cell, EncodedSequenceCell.of(EncodedSequence.ofCodes(1, 2, 1), other));
    }

    @Test
    public void wideCodesTakeTwoBytes() throws IOException {
        SequenceEncoding encoding =
                new SequenceEncoding(
                        Alphabet.DNA,
                        CasePolicy.UPPER,
                        SymbolPolicy.ERROR,
                        GapPolicy.ERROR,
                        UnknownPolicy.ERROR,
                        1,
                        LengthPolicy.ERROR,
                        0,
                        TruncationSide.END,
                        new Tokenization.Kmers(5, 1),
                        SequenceEncoding.allWords(Alphabet.DNA, 5),
                        new Representation.Ordinal(),
                        StrandPolicy.FORWARD,
                        Padding.NONE);
        EncodedSequenceCell cell = cell(encoding, "TTTTTA");
        String hex = HexFormat.of().formatHex(serialize(cell));
        assertTrue(hex, hex.endsWith("02" + "00000002" + "03ff03fc"));
        assertEquals(cell, deserialize(hex));
    }

    @Test
    public void smilesReadWithoutBlanks() {
        SequenceEncoding smiles =
                new SequenceEncoding(
                        SequenceEncoding.SMILES,
                        CasePolicy.EXACT,
                        SymbolPolicy.ERROR,
                        GapPolicy.ERROR,
                        UnknownPolicy.ERROR,
                        1,
                        LengthPolicy.ERROR,
                        0,
                        TruncationSide.END,
                        new Tokenization.SmilesTokens(InvalidMoleculePolicy.UNCHECKED),
                        List.of("C", "Cl", "[NH4+]", "."),
                        new Representation.OneHot(),
                        StrandPolicy.FORWARD,
                        Padding.NONE);
        assertEquals("CCl.[NH4+]", cell(smiles, "CCl.[NH4+]").toString());
    }

    /** The bytes of two steps of two values, one of them not measured. */
    private static final String VALUES_GOLDEN =
            "02"
                    + "03"
                    + "00000002"
                    + "00000002"
                    + "3f800000"
                    + "7fc00000"
                    + "c0000000"
                    + "3f000000";

    @Test
    public void valuesAreStoredAndShownStepByStep() throws IOException {
        EncodedSequenceCell cell =
                new EncodedSequenceCell(
                        EncodedSequence.ofValues(2, 1, Float.NaN, -2, 0.5f),
                        new SequenceLegend.Values());
        assertEquals("1 ?; -2 0.5", cell.toString());
        assertEquals(VALUES_GOLDEN, HexFormat.of().formatHex(serialize(cell)));
        assertEquals(cell, deserialize(VALUES_GOLDEN));
        assertEquals(
                "0.3333 1.234E+8 0.00001235 -5",
                new EncodedSequenceCell(
                                EncodedSequence.ofValues(1, 1 / 3f, 123400000f, 1.23456e-5f, -5),
                                new SequenceLegend.Values())
                        .toString());
    }

    @Test
    public void legendsAreNotMixedUp() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new EncodedSequenceCell(EncodedSequence.ofValues(1, 1), "ACGT"));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new EncodedSequenceCell(
                                EncodedSequence.ofCodes(1), new SequenceLegend.Values()));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new EncodedSequenceCell(
                                EncodedSequence.ofCodes(17),
                                new SequenceLegend.Words("ACGT", 2, "N")));
    }

    @Test
    public void refusesDamagedBytesOfTheSecondVersion() {
        for (String golden : List.of(WORDS_GOLDEN, TOKENS_GOLDEN, VALUES_GOLDEN)) {
            for (int end = 2; end < golden.length(); end += 2) {
                String cut = golden.substring(0, end);
                assertThrows(cut, IOException.class, () -> deserialize(cut));
            }
        }
        // Another kind; a code without word; a token out of order; codes of three bytes; 2 GB of
        // values; steps without values; an infinite value.
        for (String damaged :
                List.of(
                        "0209",
                        WORDS_GOLDEN.replace("010610", "010611"),
                        "0202" + "00" + "00000002" + "0001" + "0000" + "0001" + "0000",
                        WORDS_GOLDEN.replace("0100000003", "0300000003"),
                        "0203" + "7fffffff" + "7fffffff",
                        "0203" + "00000000" + "00000001",
                        "0203" + "00000001" + "00000001" + "7f800000",
                        "0201" + "0000" + "02" + "00" + "01" + "00000000")) {
            IOException refusal =
                    assertThrows(damaged, IOException.class, () -> deserialize(damaged));
            assertTrue(refusal.toString(), refusal.getMessage().contains("execute its node again"));
        }
    }

    private interface Call {
        Object answer(String method, Object[] arguments);
    }

    private static <T> T access(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> call.answer(method.getName(), arguments)));
    }

    private static final class CellOutput extends DataOutputStream implements DataCellDataOutput {
        CellOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void writeDataCell(DataCell cell) {
            throw new UnsupportedOperationException("no nested cells expected");
        }
    }

    private static final class CellInput extends DataInputStream implements DataCellDataInput {
        CellInput(InputStream in) {
            super(in);
        }

        @Override
        public DataCell readDataCell() {
            throw new UnsupportedOperationException("no nested cells expected");
        }
    }
}
