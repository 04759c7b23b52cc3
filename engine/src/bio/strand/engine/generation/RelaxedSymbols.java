// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

/** A {@link Relaxation} at work on the logits of a shard, {@code [positions][symbols]}. */
final class RelaxedSymbols {

    private final Relaxation relaxation;
    private final int symbols;
    private final float temperature;
    private final boolean chosen;

    /** Probabilities, which the backward pass needs. */
    private final float[] probabilities;

    private final float[] output;

    RelaxedSymbols(Relaxation relaxation, int positions, int symbols) {
        this.relaxation = relaxation;
        this.symbols = symbols;
        chosen = relaxation instanceof Relaxation.StraightThrough;
        if (relaxation instanceof Relaxation.Softmax softmax) {
            temperature = (float) softmax.temperature();
        } else if (relaxation instanceof Relaxation.GumbelSoftmax gumbel) {
            temperature = (float) gumbel.temperature();
        } else if (relaxation instanceof Relaxation.StraightThrough straight) {
            temperature = (float) straight.temperature();
        } else {
            temperature = 1;
        }
        probabilities = new float[positions * symbols];
        output = chosen ? new float[probabilities.length] : probabilities;
    }

    /**
     * Computes what the critic sees.
     *
     * @param noise Gumbel noise; not read by relaxations without
     * @param at where the noise of this shard begins
     * @return the examples, owned by this object; of the identity the logits themselves
     */
    float[] forward(float[] logits, float[] noise, int at) {
        if (relaxation instanceof Relaxation.Identity) {
            return logits;
        }
        boolean noisy = relaxation.usesNoise();
        for (int i = 0; i < probabilities.length; i++) {
            int n = at + i;
            boolean there = noisy && n < noise.length;
            probabilities[i] = (logits[i] + (there ? noise[n] : 0)) / temperature;
        }
        for (int from = 0; from < probabilities.length; from += symbols) {
            normalize(from);
        }
        return output;
    }

    private void normalize(int from) {
        int best = from;
        for (int i = from + 1; i < from + symbols; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        float largest = probabilities[best];
        float sum = 0;
        for (int i = from; i < from + symbols; i++) {
            probabilities[i] = (float) Math.exp(probabilities[i] - largest);
            sum += probabilities[i];
        }
        for (int i = from; i < from + symbols; i++) {
            probabilities[i] /= sum;
            if (chosen) {
                // NaN stays NaN, so that divergence is seen.
                output[i] = i == best ? 1 : 0 * probabilities[i];
            }
        }
    }

    /**
     * Turns the gradient by the examples into that by the logits, in place.
     *
     * @param gradient the gradient
     */
    void backward(float[] gradient) {
        if (relaxation instanceof Relaxation.Identity) {
            return;
        }
        for (int from = 0; from < probabilities.length; from += symbols) {
            float mean = 0;
            for (int i = from; i < from + symbols; i++) {
                mean += gradient[i] * probabilities[i];
            }
            for (int i = from; i < from + symbols; i++) {
                gradient[i] = probabilities[i] * (gradient[i] - mean) / temperature;
            }
        }
    }
}
