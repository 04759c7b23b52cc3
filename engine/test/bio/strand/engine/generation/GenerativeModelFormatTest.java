// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import bio.strand.engine.model.ModelArchiveWriter;
import bio.strand.engine.model.ModelFormatException;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import org.junit.Test;

public final class GenerativeModelFormatTest {

    /** Written by version 1 of the format and never changed. */
    private static final String GOLDEN = "generative-1.base64";

    private static final Condition.Number NUMBER =
            new Condition.Number("strength", 2.5, 1.25, List.of(0.0, 2.0, 6.0));

    private static byte[] bytes(GenerativeModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GenerativeModelWriter.write(model, out);
        return out.toByteArray();
    }

    private static GenerativeModel read(byte[] bytes) throws IOException {
        return GenerativeModelReader.read(new ByteArrayInputStream(bytes), "it");
    }

    private static GenerativeModel profiles() {
        GeneratedKind kind =
                new GeneratedKind.Profiles(List.of("a", "b"), List.of(1.0, 2.0), List.of(0.5, 3.0));
        GeneratorSpec generator = new GeneratorSpec.Dense(List.of());
        CriticSpec critic = new CriticSpec.Dense(List.of(3));
        GanShape shape = GenerativeModel.shape(kind, new Condition.None(), 2);
        TreeMap<String, String> settings = new TreeMap<>();
        settings.put("batchSize", "64");
        return new GenerativeModel(
                kind,
                new Condition.None(),
                generator,
                critic,
                new Relaxation.Identity(),
                new ObjectiveSpec.HingeSpectral(),
                2,
                GanGradients.initialParameters(GanGradients.blocks(generator, shape), 1),
                GanGradients.initialParameters(GanGradients.blocks(critic, shape), 2),
                new float[] {0.5f, -0.25f, 1, 2, 3},
                CriticCalibration.NONE,
                new GanProvenance(
                        "1.0.0", "k", Long.MIN_VALUE, "ab", 3, 4, settings, "m", List.of(), 0));
    }

    private static void assertSame(GenerativeModel expected, GenerativeModel found) {
        assertEquals(expected.kind(), found.kind());
        assertEquals(expected.condition(), found.condition());
        assertEquals(expected.generator(), found.generator());
        assertEquals(expected.critic(), found.critic());
        assertEquals(expected.relaxation(), found.relaxation());
        assertEquals(expected.objective(), found.objective());
        assertEquals(expected.latentSize(), found.latentSize());
        assertEquals(expected.calibration(), found.calibration());
        assertEquals(expected.provenance(), found.provenance());
        assertArrayEquals(expected.generatorParameters(), found.generatorParameters(), 0);
        assertArrayEquals(expected.criticParameters(), found.criticParameters(), 0);
        assertArrayEquals(expected.spectralState(), found.spectralState(), 0);
    }

    @Test
    public void whatIsWrittenIsRead() throws IOException {
        for (GenerativeModel model :
                List.of(
                        SequenceGeneratorTest.model(NUMBER, true, 0.5),
                        SequenceGeneratorTest.model(new Condition.None(), false, 0),
                        profiles())) {
            assertSame(model, read(bytes(model)));
            assertArrayEquals(bytes(model), bytes(read(bytes(model))));
        }
    }

    @Test
    public void filesOfVersionOneAreReadForEver() throws IOException {
        byte[] golden;
        try (InputStream in = GenerativeModelFormatTest.class.getResourceAsStream(GOLDEN)) {
            golden = Base64.getMimeDecoder().decode(in.readAllBytes());
        }
        GenerativeModel expected = SequenceGeneratorTest.model(NUMBER, true, 0.5);

        assertSame(expected, read(golden));
        assertArrayEquals(golden, bytes(expected));
    }

    @Test
    public void everyKindOfNetworkRelaxationAndObjectiveIsRead() {
        for (GeneratorSpec spec :
                List.of(
                        new GeneratorSpec.Dense(List.of(1, 2)),
                        new GeneratorSpec.ResidualConvolution(3, 4, 5),
                        new GeneratorSpec.Recurrent(6, 2))) {
            assertEquals(spec, GenerativeModelJson.generator(GenerativeModelJson.generator(spec)));
        }
        for (CriticSpec spec :
                List.of(
                        new CriticSpec.Dense(List.of(1, 2)),
                        new CriticSpec.ResidualConvolution(3, 4, 5),
                        new CriticSpec.Recurrent(6, 2))) {
            assertEquals(spec, GenerativeModelJson.critic(GenerativeModelJson.critic(spec)));
        }
        for (Relaxation relaxation :
                List.of(
                        new Relaxation.Identity(),
                        new Relaxation.Softmax(0.5),
                        new Relaxation.GumbelSoftmax(0.75),
                        new Relaxation.StraightThrough(1, false))) {
            assertEquals(
                    relaxation,
                    GenerativeModelJson.relaxation(GenerativeModelJson.relaxation(relaxation)));
        }
        for (ObjectiveSpec objective :
                List.of(
                        new ObjectiveSpec.Minimax(true, 0.5, 16),
                        new ObjectiveSpec.WassersteinGradientPenalty(7),
                        new ObjectiveSpec.HingeSpectral())) {
            assertEquals(
                    objective,
                    GenerativeModelJson.objective(GenerativeModelJson.objective(objective)));
        }
    }

    /** Every byte of the content counts: a flipped bit anywhere is noticed or changes nothing. */
    @Test
    public void damageIsNoticed() throws IOException {
        GenerativeModel model = SequenceGeneratorTest.model(new Condition.None(), false, 0);
        byte[] bytes = bytes(model);
        for (int at = 0; at < bytes.length; at += 61) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 4;
            try {
                assertSame(model, read(damaged));
            } catch (ModelFormatException e) {
                assertThat(e.getMessage(), containsString("it"));
            }
        }
    }

    @Test
    public void anUnfinishedFileIsRefused() throws IOException {
        byte[] bytes = bytes(profiles());
        for (int length : new int[] {0, 10, bytes.length / 2, bytes.length - 1}) {
            assertThrows(ModelFormatException.class, () -> read(Arrays.copyOf(bytes, length)));
        }
    }

    /** It would be read, and fail when it shall generate. Found by fuzzing. */
    @Test
    public void aSpectralStateThatDoesNotFitTheDiscriminatorIsRefused() throws IOException {
        GenerativeModel model = profiles();
        for (int size : new int[] {0, 4, 6}) {
            byte[] bytes =
                    bytes(
                            new GenerativeModel(
                                    model.kind(),
                                    model.condition(),
                                    model.generator(),
                                    model.critic(),
                                    model.relaxation(),
                                    model.objective(),
                                    model.latentSize(),
                                    model.generatorParameters(),
                                    model.criticParameters(),
                                    new float[size],
                                    model.calibration(),
                                    model.provenance()));
            assertThat(
                    assertThrows(ModelFormatException.class, () -> read(bytes)).getMessage(),
                    containsString("'spectralSize' is " + size + ", not 5"));
        }
    }

    /** As the one before. Found by fuzzing. */
    @Test
    public void profilesOfOtherNetworksThanDenseOnesAreRefused() {
        GenerativeModel model = profiles();
        GeneratorSpec convolution = new GeneratorSpec.ResidualConvolution(3, 1, 3);
        GanShape shape = GenerativeModel.shape(model.kind(), model.condition(), 2);
        float[] parameters =
                new float[GenerativeModel.count(GanGradients.blocks(convolution, shape))];
        assertThat(
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        new GenerativeModel(
                                                model.kind(),
                                                model.condition(),
                                                convolution,
                                                model.critic(),
                                                model.relaxation(),
                                                model.objective(),
                                                2,
                                                parameters,
                                                model.criticParameters(),
                                                model.spectralState(),
                                                model.calibration(),
                                                model.provenance()))
                        .getMessage(),
                containsString("dense networks alone"));
    }

    @Test
    public void modelsOfAnotherKindAndLaterVersionsAreRefused() throws IOException {
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        new ModelArchiveWriter("strand-sequence-model", 2)
                .json("network.json", new JsonObject())
                .write(other);
        ByteArrayOutputStream later = new ByteArrayOutputStream();
        new ModelArchiveWriter("strand-generative-model", 9)
                .json("model.json", new JsonObject())
                .write(later);

        assertThat(
                assertThrows(ModelFormatException.class, () -> read(other.toByteArray()))
                        .getMessage(),
                containsString("it is not a generative model but 'strand-sequence-model'"));
        assertThat(
                assertThrows(ModelFormatException.class, () -> read(later.toByteArray()))
                        .getMessage(),
                containsString("later version"));
    }

    @Test
    public void modelsWhosePartsDoNotFitAreNotMade() {
        GenerativeModel model = profiles();
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new GenerativeModel(
                                model.kind(),
                                model.condition(),
                                model.generator(),
                                model.critic(),
                                model.relaxation(),
                                model.objective(),
                                2,
                                new float[3],
                                model.criticParameters(),
                                new float[0],
                                model.calibration(),
                                model.provenance()));
    }
}
