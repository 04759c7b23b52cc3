// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.network.ParameterBlock;
import java.util.List;

/**
 * Changes parameters step by step, each rule as {@link OptimizerSpec} states it. Arithmetic is
 * float32 with the bias corrections in double precision.
 */
public abstract class Optimizer {

    private final List<ParameterBlock> decayed;
    private final double weightDecay;
    private final float[][] slots;
    private long steps;

    private Optimizer(List<ParameterBlock> decayed, double weightDecay, int slots, int count) {
        this.decayed = weightDecay > 0 ? decayed : List.of();
        this.weightDecay = weightDecay;
        this.slots = new float[slots][count];
    }

    /**
     * Creates an optimiser.
     *
     * @param spec the rule
     * @param weightDecay the decay, 0 for none
     * @param decayed the blocks that weight decay acts on
     * @param count number of parameters
     * @return a new optimiser that has made no step
     */
    public static Optimizer of(
            OptimizerSpec spec, double weightDecay, List<ParameterBlock> decayed, int count) {
        if (spec instanceof OptimizerSpec.Sgd sgd) {
            return new Sgd(sgd, decayed, weightDecay, count);
        } else if (spec instanceof OptimizerSpec.RmsProp rmsProp) {
            return new RmsProp(rmsProp, decayed, weightDecay, count);
        } else if (spec instanceof OptimizerSpec.Adam adam) {
            return new Adam(
                    adam.beta1(), adam.beta2(), adam.epsilon(), false, decayed, weightDecay, count);
        } else if (spec instanceof OptimizerSpec.AdamW adam) {
            return new Adam(
                    adam.beta1(), adam.beta2(), adam.epsilon(), true, decayed, weightDecay, count);
        }
        throw new IllegalStateException("the permitted records are the whole choice");
    }

    /**
     * Changes the parameters by one step against the gradient.
     *
     * @param parameters what is changed
     * @param gradient the gradient of the loss; may be changed too
     * @param learningRate the rate of this step
     */
    public final void step(float[] parameters, float[] gradient, double learningRate) {
        steps++;
        if (decouplesDecay()) {
            float keep = (float) (1 - learningRate * weightDecay);
            for (ParameterBlock block : decayed) {
                scale(parameters, block.offset(), block.offset() + block.count(), keep);
            }
        } else {
            float penalty = (float) weightDecay;
            for (ParameterBlock block : decayed) {
                for (int i = block.offset(); i < block.offset() + block.count(); i++) {
                    gradient[i] += penalty * parameters[i];
                }
            }
        }
        update(parameters, gradient, learningRate, slots, steps);
    }

    boolean decouplesDecay() {
        return false;
    }

    abstract void update(float[] p, float[] g, double learningRate, float[][] slots, long step);

    /**
     * What must be kept to go on later: momenta, running means.
     *
     * @return the arrays themselves, each of as many numbers as there are parameters
     */
    public final float[][] slots() {
        return slots;
    }

    /**
     * Steps made so far.
     *
     * @return 0 or more
     */
    public final long steps() {
        return steps;
    }

    /**
     * Goes back to a kept state, whose slots have been read into {@link #slots}.
     *
     * @param kept the steps made then
     */
    public final void resumeAt(long kept) {
        steps = kept;
    }

    private static void scale(float[] values, int from, int to, float factor) {
        for (int i = from; i < to; i++) {
            values[i] *= factor;
        }
    }

    private static final class Sgd extends Optimizer {

        private final float momentum;
        private final boolean nesterov;

        Sgd(OptimizerSpec.Sgd spec, List<ParameterBlock> decayed, double weightDecay, int count) {
            super(decayed, weightDecay, spec.momentum() > 0 ? 1 : 0, count);
            momentum = (float) spec.momentum();
            nesterov = spec.nesterov();
        }

        @Override
        void update(float[] p, float[] g, double learningRate, float[][] slots, long step) {
            float rate = (float) learningRate;
            if (momentum == 0) {
                for (int i = 0; i < p.length; i++) {
                    p[i] -= rate * g[i];
                }
                return;
            }
            float[] v = slots[0];
            for (int i = 0; i < p.length; i++) {
                v[i] = momentum * v[i] + g[i];
                p[i] -= rate * (nesterov ? g[i] + momentum * v[i] : v[i]);
            }
        }
    }

    private static final class RmsProp extends Optimizer {

        private final float keep;
        private final float fresh;
        private final float epsilon;

        RmsProp(
                OptimizerSpec.RmsProp spec,
                List<ParameterBlock> decayed,
                double weightDecay,
                int count) {
            super(decayed, weightDecay, 1, count);
            keep = (float) spec.decay();
            fresh = (float) (1 - spec.decay());
            epsilon = (float) spec.epsilon();
        }

        @Override
        void update(float[] p, float[] g, double learningRate, float[][] slots, long step) {
            float rate = (float) learningRate;
            float[] s = slots[0];
            for (int i = 0; i < p.length; i++) {
                s[i] = keep * s[i] + fresh * g[i] * g[i];
                p[i] -= rate * g[i] / ((float) Math.sqrt(s[i]) + epsilon);
            }
        }
    }

    private static final class Adam extends Optimizer {

        private final double beta1;
        private final double beta2;
        private final float epsilon;
        private final boolean decoupled;

        Adam(
                double beta1,
                double beta2,
                double epsilon,
                boolean decoupled,
                List<ParameterBlock> decayed,
                double weightDecay,
                int count) {
            super(decayed, weightDecay, 2, count);
            this.beta1 = beta1;
            this.beta2 = beta2;
            this.epsilon = (float) epsilon;
            this.decoupled = decoupled;
        }

        @Override
        boolean decouplesDecay() {
            return decoupled;
        }

        @Override
        void update(float[] p, float[] g, double learningRate, float[][] slots, long step) {
            float rate = (float) (learningRate / (1 - StrictMath.pow(beta1, step)));
            float rootScale = (float) (1 / Math.sqrt(1 - StrictMath.pow(beta2, step)));
            float keep1 = (float) beta1;
            float new1 = (float) (1 - beta1);
            float keep2 = (float) beta2;
            float new2 = (float) (1 - beta2);
            float[] m = slots[0];
            float[] v = slots[1];
            for (int i = 0; i < p.length; i++) {
                float gradient = g[i];
                m[i] = keep1 * m[i] + new1 * gradient;
                v[i] = keep2 * v[i] + new2 * gradient * gradient;
                float root = (float) Math.sqrt(v[i]);
                p[i] -= rate * m[i] / (root * rootScale + epsilon);
            }
        }
    }
}
