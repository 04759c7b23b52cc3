// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.network.CellActivation;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.Pooling;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.Test;

public class ModelFormatTest {

    private static final float[] FORECAST = {0.07922348f, 0.2519824f, 0.0831655f, 0.3405848f};
    private static final float[] REGRESSION = {-3.0783808f};

    private static SequenceModel model() {
        return TestModels.untrained(
                8,
                new LayerSpec.Convolution(3, 3, 2),
                new LayerSpec.Recurrent(CellType.LSTM, 2, true),
                new LayerSpec.Dropout(0.25),
                new LayerSpec.Recurrent(CellType.GRU, 2, false),
                new LayerSpec.Aggregation(Pooling.ALL),
                new LayerSpec.Dense(2));
    }

    private static byte[] written(SequenceModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelWriter.write(model, out);
        return out.toByteArray();
    }

    private static SequenceModel read(byte[] bytes) throws IOException {
        return ModelReader.read(new ByteArrayInputStream(bytes), "m.strand");
    }

    private static void assertSame(SequenceModel expected, SequenceModel actual) {
        assertEquals(expected.network(), actual.network());
        assertEquals(expected.encoding(), actual.encoding());
        assertEquals(expected.task(), actual.task());
        assertEquals(expected.maximumLength(), actual.maximumLength());
        assertEquals(expected.provenance(), actual.provenance());
        assertArrayEquals(expected.parameters(), actual.parameters(), 0f);
    }

    @Test
    public void aModelReadBackIsTheModelWritten() throws IOException {
        assertSame(model(), read(written(model())));
    }

    private static SequenceModel forecaster() {
        return TestModels.untrained(
                new Task.Forecast(List.of("a", "b")),
                TestModels.SERIES,
                50,
                new LayerSpec.Recurrent(CellType.RNN, 3, false, 0.25, CellActivation.RELU),
                new LayerSpec.Recurrent(CellType.LSTM, 2, false, 0.125, CellActivation.TANH));
    }

    private static SequenceModel regressor() {
        return TestModels.untrained(
                new Task.Regression(List.of("x"), List.of(-3.05), List.of(2.1)),
                TestModels.ENCODING,
                8,
                new LayerSpec.Embedding(3),
                new LayerSpec.Recurrent(CellType.GRU, 2, true),
                new LayerSpec.Aggregation(Pooling.ATTENTION),
                new LayerSpec.Dense(2));
    }

    @Test
    public void everyTaskInputAndLayerIsReadBack() throws IOException {
        assertSame(forecaster(), read(written(forecaster())));
        assertSame(regressor(), read(written(regressor())));
        for (Task task : TaskTest.ALL) {
            boolean positions = task.head().isPerPosition();
            LayerSpec last =
                    positions ? new LayerSpec.Dense(2) : new LayerSpec.Aggregation(Pooling.MEAN);
            SequenceModel model = TestModels.untrained(task, TestModels.SERIES, 5, last);
            assertSame(model, read(written(model)));
        }
    }

    @Test
    public void aForecastIsOfTheMeasuredFeatures() {
        LayerSpec layer = new LayerSpec.Recurrent(CellType.RNN, 3, false);
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        TestModels.untrained(
                                new Task.Forecast(List.of("a")), TestModels.SERIES, 5, layer));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        TestModels.untrained(
                                new Task.Forecast(List.of("a", "b")),
                                TestModels.ENCODING,
                                5,
                                layer));
    }

    @Test
    public void equalModelsGiveEqualBytes() throws IOException {
        byte[] first = written(model());
        assertArrayEquals(first, written(model()));
        assertArrayEquals(first, written(read(first)));
    }

    /**
     * The files in the resources were written once and must stay readable for ever; never write
     * them anew when this fails.
     */
    private static byte[] golden(String name) throws IOException {
        try (InputStream in = ModelFormatTest.class.getResourceAsStream(name)) {
            assertNotNull(name + " is on the class path", in);
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return Base64.getMimeDecoder().decode(text);
        }
    }

    @Test
    public void theModelOfFormatOneIsStillRead() throws IOException {
        SequenceModel model = read(golden("format-1.base64"));
        assertEquals(model().network(), model.network());
        assertEquals(TestModels.CLASSES, model.task());
        assertEquals(8, model.maximumLength());
        assertEquals(Long.MIN_VALUE + 1, model.provenance().seed());
        assertEquals(model().provenance(), model.provenance());
        // By hand: 39 convolution, 2 x 48 LSTM, 44 GRU, 18 dense, 9 softmax.
        assertEquals(206, model.parameterCount());
        try (Predictor predictor = model.predictor()) {
            float[] p = predictor.predict(TestModels.sequences(1, 8, 8, 9))[0];
            assertArrayEquals(new float[] {0.34787312f, 0.33266485f, 0.31946203f}, p, 1e-6f);
        }
        assertSame(model, read(written(model)));
    }

    @Test
    public void theModelsOfFormatTwoAreStillRead() throws IOException {
        SequenceModel forecaster = read(golden("format-2-forecast.base64"));
        assertSame(forecaster(), forecaster);
        try (Predictor predictor = forecaster.predictor()) {
            float[] values = predictor.forecast(TestModels.series(1, 8, 8, 9), 2)[0];
            assertArrayEquals(FORECAST, values, 1e-6f);
        }
        SequenceModel regressor = read(golden("format-2-regression.base64"));
        assertSame(regressor(), regressor);
        try (Predictor predictor = regressor.predictor()) {
            float[] values = predictor.predict(TestModels.sequences(1, 8, 8, 9))[0];
            assertArrayEquals(REGRESSION, values, 1e-6f);
        }
        assertArrayEquals(
                "writing the same format gives the same bytes",
                golden("format-2-regression.base64"),
                written(regressor));
    }

    private static void assertRefused(byte[] bytes, String messagePart) {
        ModelFormatException e = assertThrows(ModelFormatException.class, () -> read(bytes));
        assertTrue(e.getMessage(), e.getMessage().contains("m.strand"));
        assertTrue(e.getMessage(), e.getMessage().contains(messagePart));
    }

    @Test
    public void aFileCutAnywhereIsRefused() throws IOException {
        byte[] bytes = written(model());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(
                    "cut to " + length + " bytes", ModelFormatException.class, () -> read(cut));
        }
    }

    @Test
    public void aChangedContentByteIsRefusedOrMakesNoDifference() throws IOException {
        byte[] bytes = written(model());
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 400; i++) {
            byte[] changed = bytes.clone();
            int at = random.nextInt(bytes.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            try {
                assertSame(model(), read(changed));
            } catch (ModelFormatException e) {
                assertTrue(e.getMessage(), e.getMessage().contains("m.strand"));
            }
        }
    }

    @Test
    public void otherFilesAreRefused() {
        assertRefused(new byte[0], "is not a Strand model");
        assertRefused("id,class,sequence\n".getBytes(StandardCharsets.UTF_8), "not a Strand model");
    }

    @Test
    public void bytesAfterTheEndAreRefused() throws IOException {
        byte[] bytes = written(model());
        assertRefused(Arrays.copyOf(bytes, bytes.length + 1), "incomplete");
    }

    /** Entries in order, as a reader without checks sees them. */
    private static Map<String, byte[]> entries(byte[] bytes) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                entries.put(e.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] text(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** The model with one entry changed and its checksum made to fit. */
    private static byte[] forged(String entry, UnaryOperator<byte[]> change) throws IOException {
        Map<String, byte[]> entries = entries(written(model()));
        byte[] content = change.apply(entries.get(entry));
        entries.put(entry, content);
        JsonObject format =
                JsonParser.parseString(
                                new String(entries.get("format.json"), StandardCharsets.UTF_8))
                        .getAsJsonObject();
        if (!entry.equals("format.json")) {
            format.getAsJsonObject("sha256").addProperty(entry, ModelArchiveWriter.sha256(content));
            entries.put("format.json", text(format.toString()));
        }
        return zip(entries);
    }

    private static UnaryOperator<byte[]> replacing(String from, String to) {
        return content -> {
            String json = new String(content, StandardCharsets.UTF_8);
            assertTrue(json, json.contains(from));
            return text(json.replace(from, to));
        };
    }

    @Test
    public void aLaterVersionIsRefusedWithTheAdviceToUpdate() throws IOException {
        byte[] bytes = forged("format.json", replacing("\"version\": 2", "\"version\": 3"));
        assertRefused(bytes, "later version of Strand (format 3; this one reads up to 2). Update");
        assertRefused(
                forged("format.json", replacing("\"version\": 2", "\"version\": 0")), "version 0");
    }

    @Test
    public void anotherKindOfModelIsRefused() throws IOException {
        assertRefused(
                forged("format.json", replacing("strand-sequence-model", "strand-gan")),
                "is not a sequence model but 'strand-gan'");
    }

    @Test
    public void wrongNumbersOfParametersAreRefused() throws IOException {
        assertRefused(
                forged("parameters.bin", c -> Arrays.copyOf(c, c.length - 4)),
                "820 bytes of parameters; its network needs 824");
        assertRefused(
                forged("parameters.bin", c -> Arrays.copyOf(c, c.length + 4)), "longer than 824");
        assertRefused(
                forged("network.json", replacing("\"units\": 2", "\"units\": 3")),
                "lists other parameters than its network has");
        assertRefused(
                forged("network.json", replacing("output.bias", "output.bies")),
                "lists other parameters than its network has");
    }

    @Test
    public void parametersThatAreNoNumbersAreRefused() throws IOException {
        assertRefused(
                forged(
                        "parameters.bin",
                        c -> {
                            c[2] = (byte) 0xC0;
                            c[3] = 0x7F;
                            return c;
                        }),
                "not a finite number");
    }

    @Test
    public void absurdSizesAreRefusedBeforeMemoryIsTaken() throws IOException {
        assertRefused(
                forged("network.json", replacing("\"hiddenSize\": 2", "\"hiddenSize\": 999999999")),
                "hidden size must be");
        assertRefused(
                forged("network.json", replacing("\"hiddenSize\": 2", "\"hiddenSize\": 16000")),
                "more than 134217728 parameters");
        assertRefused(
                forged(
                        "network.json",
                        replacing("\"maximumLength\": 8", "\"maximumLength\": 2000000000")),
                "more than 134217728 parameters");
    }

    @Test
    public void unknownMissingAndSurplusContentIsRefused() throws IOException {
        assertRefused(forged("network.json", replacing("\"dense\"", "\"magic\"")), "'magic'");
        assertRefused(forged("network.json", replacing("\"LSTM\"", "\"XSTM\"")), "XSTM");
        assertRefused(forged("task.json", c -> text("{}")), "'names' is missing");
        assertRefused(forged("task.json", c -> text("{\"names\": 3}")), "understood");
        assertRefused(forged("task.json", c -> text("{names")), "understood");
        assertRefused(forged("task.json", replacing("\"yes\"", "\"no\"")), "same label");
        Map<String, byte[]> surplus = entries(written(model()));
        surplus.put("more.json", new byte[3]);
        assertRefused(zip(surplus), "holds more than a model");
        surplus.remove("more.json");
        surplus.put("../evil.sh", new byte[3]);
        assertRefused(zip(surplus), "'../evil.sh' leads out of the archive");
        Map<String, byte[]> lacking = entries(written(model()));
        lacking.remove("encoding.json");
        assertRefused(zip(lacking), "'task.json' where 'encoding.json' should be");
    }

    @Test
    public void anEntryThatUnpacksToTooMuchIsRefused() throws IOException {
        Map<String, byte[]> entries = entries(written(model()));
        byte[] large = new byte[20_000_000];
        new SplittableRandom(3).nextBytes(large);
        entries.put("format.json", large);
        assertRefused(zip(entries), "'format.json' is longer than");
    }

    @Test
    public void anEntryThatUnpacksToFarMoreThanItsSizeIsRefused() throws IOException {
        Map<String, byte[]> entries = entries(written(model()));
        entries.put("format.json", new byte[10_000_000]);
        assertRefused(zip(entries), "'format.json' unpacks to more than 100 times its size");
    }

    @Test
    public void deeplyNestedOrCountlessContentIsRefusedBeforeObjectsAreMade() throws IOException {
        assertRefused(
                forged(
                        "task.json",
                        c -> text("{\"names\":" + "[".repeat(65) + "]".repeat(65) + "}")),
                "nested deeper than 64");
        StringBuilder digits = new StringBuilder("{\"names\": [1");
        new SplittableRandom(4)
                .ints(1_000_000, 0, 10)
                .forEach(digit -> digits.append(',').append(digit));
        assertRefused(
                forged("task.json", c -> text(digits + "]}")), "more than a million elements");
    }

    @Test
    public void messagesStayShortWhateverTheContent() throws IOException {
        ModelFormatException e =
                assertThrows(
                        ModelFormatException.class,
                        () ->
                                read(
                                        forged(
                                                "task.json",
                                                c -> text("[" + "1,".repeat(10_000) + "1]"))));
        assertTrue(e.getMessage(), e.getMessage().length() < 400);
    }

    @Test
    public void theStreamIsReadToItsEndAndNotClosed() throws IOException {
        boolean[] closed = {false};
        byte[] bytes = written(model());
        InputStream in =
                new ByteArrayInputStream(bytes) {
                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                };
        ModelReader.read(in, "m.strand");
        assertEquals(-1, in.read());
        assertEquals(false, closed[0]);
    }
}
