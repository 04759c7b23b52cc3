// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.cells;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.SequenceEncoder;
import bio.strand.engine.encoding.SequenceEncoding;
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
        assertSame(deserialize(GOLDEN).getLetters(), deserialize(GOLDEN).getLetters());
    }

    @Test
    public void namesALaterVersion() {
        IOException refusal =
                assertThrows(IOException.class, () -> deserialize("02" + GOLDEN.substring(2)));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("version 2"));
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
                    public String getLetters() {
                        return window.getLetters();
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
        assertEquals("ACGT", EncodedSequenceRenderer.shorten("ACGT"));
        assertEquals("A".repeat(60), EncodedSequenceRenderer.shorten("A".repeat(60)));
        assertEquals(
                "A".repeat(60) + "\u2026 (61)", EncodedSequenceRenderer.shorten("A".repeat(61)));
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
