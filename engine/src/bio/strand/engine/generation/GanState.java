// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.training.Optimizer;
import bio.strand.engine.training.OptimizerSpec;
import bio.strand.engine.training.ParameterAverage;
import java.util.ArrayList;
import java.util.List;

/**
 * All that training carries from one step to the next. Randomness is not part of it: every draw has
 * its own seed, made of the run's seed and the number of the step.
 */
final class GanState {

    final float[] generator;
    final float[] critic;
    final ParameterAverage average;
    final Optimizer generatorOptimizer;
    final Optimizer criticOptimizer;

    /** State of spectral normalisation after the last step. */
    float[] spectral;

    final float[] bestGenerator;
    final float[] bestCritic;
    float[] bestSpectral;

    /** Number of the best comparison, from 1; 0 before the first. */
    int bestCheck;

    /** Steps of the generator made. */
    int iteration;

    /** Steps of the discriminator made since the last one of the generator. */
    int criticStep;

    /** Sums since the last comparison, and how many steps they are over. */
    final double[] sums = new double[3];

    int generatorSteps;
    int criticSteps;

    final List<GanCheck> history = new ArrayList<>();
    final List<Sample> samples = new ArrayList<>();

    /** Time that the run took before it was resumed, and in all when it is kept. */
    double seconds;

    /**
     * A row that was generated at a comparison, as codes without padding, or as values.
     *
     * @param iteration steps of the generator made before
     * @param index which latent vector
     */
    record Sample(int iteration, int index, short[] codes, float[] values, double score) {}

    GanState(float[] generator, float[] critic, float[] spectral, GanSpec spec) {
        this.generator = generator;
        this.critic = critic;
        this.spectral = spectral;
        bestGenerator = generator.clone();
        bestCritic = critic.clone();
        bestSpectral = spectral.clone();
        average = new ParameterAverage(generator, spec.averaging());
        OptimizerSpec adam =
                new OptimizerSpec.Adam(spec.beta1(), spec.beta2(), OptimizerSpec.DEFAULT_EPSILON);
        generatorOptimizer = Optimizer.of(adam, 0, List.of(), generator.length);
        criticOptimizer = Optimizer.of(adam, 0, List.of(), critic.length);
    }

    /** The comparison with the lowest divergence; there must have been one. */
    GanCheck best() {
        return history.get(bestCheck - 1);
    }
}
