// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * L-BFGS (Nocedal and Wright, Numerical Optimization, 2nd ed., algorithm 7.4) with backtracking,
 * for smooth convex functions. Deterministic.
 */
final class QuasiNewton {

    private static final int MEMORY = 8;
    private static final double TOLERANCE = 1e-5;

    private QuasiNewton() {}

    /** A function and its gradient. */
    interface Objective {
        /**
         * The value at a point.
         *
         * @param gradient is overwritten with the gradient
         */
        double at(double[] point, double[] gradient);
    }

    /**
     * Minimises a function.
     *
     * @param start where to begin
     * @return a point of which the function has no higher value; the start's own array if no step
     *     helps
     */
    static double[] minimize(Objective function, double[] start, int iterations) {
        int n = start.length;
        double[] weights = start;
        double[] gradient = new double[n];
        double value = function.at(weights, gradient);
        Deque<double[]> steps = new ArrayDeque<>();
        Deque<double[]> changes = new ArrayDeque<>();
        for (int iteration = 0; iteration < iterations; iteration++) {
            double[] direction = direction(gradient, steps, changes);
            double slope = dot(gradient, direction);
            if (!(slope < 0) || Math.sqrt(dot(gradient, gradient)) < TOLERANCE) {
                return weights;
            }
            double length = iteration == 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
            double[] next = new double[n];
            double[] nextGradient = new double[n];
            double nextValue = Double.POSITIVE_INFINITY;
            for (int halving = 0; halving < 30; halving++, length /= 2) {
                for (int i = 0; i < n; i++) {
                    next[i] = weights[i] + length * direction[i];
                }
                nextValue = function.at(next, nextGradient);
                if (nextValue <= value + 1e-4 * length * slope) {
                    break;
                }
            }
            if (!(nextValue < value)) {
                return weights;
            }
            remember(steps, changes, weights, next, gradient, nextGradient);
            weights = next;
            gradient = nextGradient;
            value = nextValue;
        }
        return weights;
    }

    private static void remember(
            Deque<double[]> steps,
            Deque<double[]> changes,
            double[] from,
            double[] to,
            double[] gradientFrom,
            double[] gradientTo) {
        double[] step = new double[from.length];
        double[] change = new double[from.length];
        for (int i = 0; i < step.length; i++) {
            step[i] = to[i] - from[i];
            change[i] = gradientTo[i] - gradientFrom[i];
        }
        if (dot(step, change) > 1e-12) {
            steps.addLast(step);
            changes.addLast(change);
            if (steps.size() > MEMORY) {
                steps.removeFirst();
                changes.removeFirst();
            }
        }
    }

    private static double[] direction(
            double[] gradient, Deque<double[]> steps, Deque<double[]> changes) {
        double[] q = gradient.clone();
        double[][] s = steps.toArray(new double[0][]);
        double[][] y = changes.toArray(new double[0][]);
        double[] alpha = new double[s.length];
        for (int k = s.length - 1; k >= 0; k--) {
            alpha[k] = dot(s[k], q) / dot(s[k], y[k]);
            axpy(q, -alpha[k], y[k]);
        }
        if (s.length > 0) {
            int last = s.length - 1;
            double scale = dot(s[last], y[last]) / dot(y[last], y[last]);
            for (int i = 0; i < q.length; i++) {
                q[i] *= scale;
            }
        }
        for (int k = 0; k < s.length; k++) {
            double beta = dot(y[k], q) / dot(s[k], y[k]);
            axpy(q, alpha[k] - beta, s[k]);
        }
        for (int i = 0; i < q.length; i++) {
            q[i] = -q[i];
        }
        return q;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void axpy(double[] y, double a, double[] x) {
        for (int i = 0; i < y.length; i++) {
            y[i] += a * x[i];
        }
    }
}
