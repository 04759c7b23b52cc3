// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.Test;

public class PreprocessingFormatTest {

    private static final SampleTimes TIMES = SampleTimes.inOrder(3);

    private static ExpressionMatrix training() {
        return new ExpressionMatrix(
                List.of("first", "\"second\"", "third"),
                List.of("s1", "s2", "s3"),
                new double[][] {{1, 2, Double.NaN}, {0.1, 0.7, 5}, {3, 3, 3}});
    }

    private static FittedPreprocessing fit(Imputation imputation, Scaling scaling, Axis axis) {
        return ExpressionPreprocessor.fit(
                        training(),
                        new PreprocessingSpec(
                                true, true, 0.5, 1e-3, 2, imputation, 2, scaling, axis),
                        Axis.SAMPLE,
                        TIMES,
                        ProgressSink.none(),
                        CancellationToken.never())
                .model();
    }

    private static byte[] bytes(FittedPreprocessing model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PreprocessingFormat.write(model, out);
        return out.toByteArray();
    }

    private static FittedPreprocessing read(byte[] bytes) throws IOException {
        return PreprocessingFormat.read(new ByteArrayInputStream(bytes));
    }

    private static String json(byte[] bytes) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] packed(String json) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(out)) {
            packed.write(json.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String golden() throws IOException {
        try (InputStream in =
                PreprocessingFormatTest.class.getResourceAsStream("preprocessing-1.json")) {
            assertNotNull("no golden", in);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    @Test
    public void everyModelComesBackAndTreatsDataAlike() throws IOException {
        for (Imputation imputation : Imputation.values()) {
            for (Scaling scaling : Scaling.values()) {
                for (Axis axis : Axis.values()) {
                    FittedPreprocessing model = fit(imputation, scaling, axis);
                    FittedPreprocessing again = read(bytes(model));
                    assertEquals(model.spec(), again.spec());
                    assertEquals(Axis.SAMPLE, again.rows());
                    assertEquals(model.genes(), again.genes());
                    assertEquals(model.keptGenes(), again.keptGenes());
                    assertEquals(model.samples(), again.samples());
                    assertArrayEquals(bytes(model), bytes(again));
                    for (Axis fresh : Axis.values()) {
                        assertArrayEquals(
                                apply(model, fresh).values(), apply(again, fresh).values());
                    }
                }
            }
        }
    }

    private static ExpressionMatrix apply(FittedPreprocessing model, Axis fresh) {
        return ExpressionPreprocessor.apply(
                        model,
                        training(),
                        fresh,
                        TIMES,
                        ProgressSink.none(),
                        CancellationToken.never())
                .matrix();
    }

    @Test
    public void modelIsStoredAsInTheFirstRelease() throws IOException {
        assertEquals(
                golden(), json(bytes(fit(Imputation.NEAREST_GENES, Scaling.Z_SCORE, Axis.GENE))));
    }

    @Test
    public void modelOfTheFirstReleaseLoads() throws IOException {
        FittedPreprocessing model = read(packed(golden()));
        assertEquals(List.of("\"second\"", "third"), model.keptGenes());
        assertEquals(2, model.spec().neighbours());
    }

    @Test
    public void modelCutAnywhereIsRefused() throws IOException {
        byte[] whole = bytes(fit(Imputation.GENE_MEAN, Scaling.MIN_MAX, Axis.SAMPLE));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            PreprocessingFormatException refusal =
                    assertThrows(PreprocessingFormatException.class, () -> read(cut));
            assertTrue(refusal.getMessage(), refusal.getMessage().contains("execute the node"));
        }
    }

    @Test
    public void changedByteIsRefusedOrMakesNoDifference() throws IOException {
        FittedPreprocessing model = fit(Imputation.SAMPLE_MEDIAN, Scaling.Z_SCORE, Axis.SAMPLE);
        byte[] whole = bytes(model);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            try {
                assertArrayEquals(whole, bytes(read(changed)));
            } catch (PreprocessingFormatException expected) {
                assertTrue(expected.getMessage().contains("damaged"));
            }
        }
    }

    @Test
    public void contradictoryPartsAreRefused() throws IOException {
        String good = golden();
        for (String[] change :
                new String[][] {
                    {"\"kept\":[0,1,1]", "\"kept\":[0,1,0]"},
                    {"\"kept\":[0,1,1]", "\"kept\":[0,1,2]"},
                    {"\"genes\":[\"first\"", "\"genes\":[\"third\""},
                    {"\"neighbours\":2", "\"neighbours\":0"},
                    {"\"scalingAxis\":\"GENE\"", "\"scalingAxis\":\"ROW\""},
                    {"\"reference\":[", "\"reference\":[1e9,"},
                    {"\"geneFills\":[]", "\"geneFills\":[1]"},
                    {"\"format\":\"strand", "\"format\":\"other"},
                    {"\"rows\":", "\"lines\":"}
                }) {
            String bad = good.replace(change[0], change[1]);
            assertTrue(change[0], !bad.equals(good));
            assertThrows(change[1], PreprocessingFormatException.class, () -> read(packed(bad)));
        }
    }

    @Test
    public void laterVersionIsRefusedWithTheAdviceToUpdate() throws IOException {
        byte[] later = packed(golden().replace("\"version\":1", "\"version\":2"));
        assertTrue(
                assertThrows(PreprocessingFormatException.class, () -> read(later))
                        .getMessage()
                        .contains("version 2, this release reads up to 1; update Strand"));
    }

    @Test
    public void modelThatUnpacksToFarMoreThanItsSizeIsRefused() throws IOException {
        String[] bombs = {
            golden().replace("\"first\"", "\"" + "a".repeat(10 << 20) + "\""),
            golden().replace("\"kept\":[", "\"kept\":[" + "1,".repeat(5 << 20)),
            golden() + " ".repeat(10 << 20)
        };
        for (String bomb : bombs) {
            byte[] bytes = packed(bomb);
            String message =
                    assertThrows(PreprocessingFormatException.class, () -> read(bytes))
                            .getMessage();
            assertEquals(
                    "The preprocessing model is damaged (it unpacks to more than 100 times its"
                            + " size); execute the node that made it again.",
                    message);
        }
    }

    /**
     * Nothing packs better than equal values, of which there are many in counts of single cells.
     */
    @Test
    public void modelOfEqualValuesIsReadHoweverLarge() throws IOException {
        int samples = 2_000;
        double[][] zeros = new double[300][samples];
        zeros[0][0] = 1;
        zeros[1][1] = Double.NaN;
        List<String> genes = IntStream.range(0, zeros.length).mapToObj(i -> "g" + i).toList();
        List<String> names = IntStream.range(0, samples).mapToObj(i -> "s" + i).toList();
        FittedPreprocessing model =
                ExpressionPreprocessor.fit(
                                new ExpressionMatrix(genes, names, zeros),
                                new PreprocessingSpec(
                                        false,
                                        false,
                                        1,
                                        0,
                                        0,
                                        Imputation.NEAREST_GENES,
                                        2,
                                        Scaling.NONE,
                                        Axis.GENE),
                                Axis.GENE,
                                SampleTimes.inOrder(samples),
                                ProgressSink.none(),
                                CancellationToken.never())
                        .model();
        byte[] bytes = bytes(model);
        assertTrue("more than what is free", json(bytes).length() > 2 << 20);
        assertArrayEquals(bytes, bytes(read(bytes)));
    }
}
