// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.training.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Makes rows of latent vectors: runs the generator, chooses symbols, and has the discriminator
 * score what was chosen. Not safe for use by several threads.
 */
final class RowMaker {

    /** Rows that are computed together; what they become does not depend on it. */
    static final int ROWS = 256;

    private final GanGradients networks;
    private final GeneratedKind kind;
    private final GanShape shape;
    private final double logitScale;
    private final float[] latent;
    private final float[] condition;
    private final float[] noise;
    private final float[] examples;
    private final float[] logits;
    private final float[] scores = new float[ROWS];

    /**
     * Prepares arrays.
     *
     * @param relaxation that of training, which says what the logits mean
     * @param noise whether the networks ask for noise
     */
    RowMaker(
            GanGradients networks,
            GeneratedKind kind,
            GanShape shape,
            Relaxation relaxation,
            boolean noise) {
        this.networks = networks;
        this.kind = kind;
        this.shape = shape;
        // The other relaxations divide by their temperature after the noise has made the choice.
        logitScale = relaxation instanceof Relaxation.Softmax softmax ? softmax.temperature() : 1;
        latent = new float[ROWS * shape.latentSize()];
        condition = new float[ROWS * shape.conditionSize()];
        examples = new float[ROWS * shape.exampleSize()];
        logits = new float[examples.length];
        this.noise = noise ? new float[examples.length] : null;
    }

    /**
     * Makes rows.
     *
     * @param conditions one for each latent vector, or one for all
     */
    List<GeneratedRow> make(
            float[] generatorParameters,
            float[] criticParameters,
            float[][] latents,
            float[][] conditions,
            double temperature) {
        List<GeneratedRow> rows = new ArrayList<>(latents.length);
        for (int from = 0; from < latents.length; from += ROWS) {
            int count = Math.min(ROWS, latents.length - from);
            for (int i = 0; i < count; i++) {
                copy(latents[from + i], latent, i);
                copy(of(conditions, from + i), condition, i);
            }
            networks.generate(
                    generatorParameters,
                    latent,
                    conditionOrNull(),
                    noise,
                    count,
                    examples,
                    kind instanceof GeneratedKind.Sequences ? logits : null);
            short[][] codes = new short[count][];
            if (kind instanceof GeneratedKind.Sequences) {
                for (int i = 0; i < count; i++) {
                    codes[i] = choose(i, latents[from + i], temperature);
                    putOneHot(codes[i], shape.symbols(), examples, i * shape.exampleSize());
                }
            }
            networks.score(criticParameters, examples, conditionOrNull(), count, scores);
            for (int i = 0; i < count; i++) {
                rows.add(row(latents[from + i], of(conditions, from + i), codes[i], i));
            }
        }
        return rows;
    }

    /** Scores rows that were not generated. */
    double[] score(float[] criticParameters, GanRows.Part part, int[] chosen) {
        double[] found = new double[chosen.length];
        for (int from = 0; from < chosen.length; from += ROWS) {
            int count = Math.min(ROWS, chosen.length - from);
            for (int i = 0; i < count; i++) {
                int row = chosen[from + i];
                copy(part.conditions()[row], condition, i);
                if (kind instanceof GeneratedKind.Sequences) {
                    putOneHot(
                            part.codes()[row], shape.symbols(), examples, i * shape.exampleSize());
                } else {
                    copy(part.values()[row], examples, i);
                }
            }
            networks.score(criticParameters, examples, conditionOrNull(), count, scores);
            for (int i = 0; i < count; i++) {
                found[from + i] = scores[i];
            }
        }
        return found;
    }

    /** Writes a one for each code and zeros beside it. */
    static void putOneHot(short[] codes, int symbols, float[] target, int offset) {
        int at = offset;
        for (short code : codes) {
            Arrays.fill(target, at, at + symbols, 0f);
            target[at + (code & 0xFFFF)] = 1;
            at += symbols;
        }
    }

    private static float[] of(float[][] conditions, int row) {
        return conditions[conditions.length == 1 ? 0 : row];
    }

    private static void copy(float[] source, float[] target, int row) {
        System.arraycopy(source, 0, target, row * source.length, source.length);
    }

    private float[] conditionOrNull() {
        return shape.conditionSize() == 0 ? null : condition;
    }

    private GeneratedRow row(float[] latentVector, float[] conditionVector, short[] codes, int i) {
        if (kind instanceof GeneratedKind.Profiles profiles) {
            float[] profile = new float[shape.symbols()];
            for (int s = 0; s < profile.length; s++) {
                profile[s] =
                        (float)
                                (examples[i * profile.length + s] * profiles.deviations().get(s)
                                        + profiles.means().get(s));
            }
            return new GeneratedRow(
                    latentVector, conditionVector, Optional.empty(), profile, scores[i]);
        }
        EncodedSequence sequence = GanRows.sequence(codes, length(codes));
        return new GeneratedRow(
                latentVector, conditionVector, Optional.of(sequence), new float[0], scores[i]);
    }

    private int length(short[] codes) {
        GeneratedKind.Sequences sequences = (GeneratedKind.Sequences) kind;
        int padding = sequences.plainSymbols();
        int length = 0;
        while (length < codes.length && (codes[length] & 0xFFFF) != padding) {
            length++;
        }
        return length;
    }

    /**
     * Chooses a symbol at each position; from the first padding symbol on, there is padding. The
     * first symbol is no padding, since there are no empty rows to learn from.
     */
    private short[] choose(int row, float[] latentVector, double temperature) {
        GeneratedKind.Sequences sequences = (GeneratedKind.Sequences) kind;
        int symbols = shape.symbols();
        int padding = sequences.plainSymbols();
        short[] codes = new short[shape.steps()];
        SplittableRandom random =
                temperature > 0 ? new SplittableRandom(seedOf(latentVector)) : null;
        double[] weights = new double[symbols];
        boolean ended = false;
        for (int t = 0; t < codes.length; t++) {
            int allowed = t == 0 ? padding : symbols;
            int at = (row * codes.length + t) * symbols;
            int chosen =
                    random == null
                            ? likeliest(at, allowed)
                            : drawn(at, allowed, temperature * logitScale, weights, random);
            ended |= chosen == padding;
            codes[t] = (short) (ended ? padding : chosen);
        }
        return codes;
    }

    private int likeliest(int at, int symbols) {
        int best = 0;
        for (int s = 1; s < symbols; s++) {
            if (logits[at + s] > logits[at + best]) {
                best = s;
            }
        }
        return best;
    }

    private int drawn(
            int at, int symbols, double temperature, double[] weights, SplittableRandom random) {
        float highest = logits[at + likeliest(at, symbols)];
        double sum = 0;
        for (int s = 0; s < symbols; s++) {
            weights[s] = StrictMath.exp((logits[at + s] - highest) / temperature);
            sum += weights[s];
        }
        double left = random.nextDouble() * sum;
        for (int s = 0; s < symbols - 1; s++) {
            left -= weights[s];
            if (left < 0) {
                return s;
            }
        }
        return symbols - 1;
    }

    /** A seed that the latent vector alone decides. */
    private static long seedOf(float[] latentVector) {
        long seed = latentVector.length;
        for (float number : latentVector) {
            seed = Seeds.derive(seed, Float.floatToIntBits(number));
        }
        return seed;
    }
}
