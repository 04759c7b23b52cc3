// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import java.util.Arrays;

/**
 * Reverse-mode differentiation of scalar arithmetic in double: every operation notes its partial
 * derivatives, and one pass backward gives the derivative by every number. Slow and plain, so that
 * it can serve as the truth.
 */
public final class Tape {

    private double[] value = new double[1024];
    private int[] left = new int[1024];
    private int[] right = new int[1024];
    private double[] byLeft = new double[1024];
    private double[] byRight = new double[1024];
    private int count;

    public int constant(double v) {
        return node(v, -1, 0, -1, 0);
    }

    private int node(double v, int a, double da, int b, double db) {
        if (count == value.length) {
            value = Arrays.copyOf(value, 2 * count);
            left = Arrays.copyOf(left, 2 * count);
            right = Arrays.copyOf(right, 2 * count);
            byLeft = Arrays.copyOf(byLeft, 2 * count);
            byRight = Arrays.copyOf(byRight, 2 * count);
        }
        value[count] = v;
        left[count] = a;
        right[count] = b;
        byLeft[count] = da;
        byRight[count] = db;
        return count++;
    }

    public double value(int x) {
        return value[x];
    }

    public int add(int a, int b) {
        return node(value[a] + value[b], a, 1, b, 1);
    }

    public int subtract(int a, int b) {
        return node(value[a] - value[b], a, 1, b, -1);
    }

    public int multiply(int a, int b) {
        return node(value[a] * value[b], a, value[b], b, value[a]);
    }

    public int scale(int a, double factor) {
        return node(value[a] * factor, a, factor, -1, 0);
    }

    public int divide(int a, int b) {
        double quotient = value[a] / value[b];
        return node(quotient, a, 1 / value[b], b, -quotient / value[b]);
    }

    public int absolute(int a) {
        return node(Math.abs(value[a]), a, Math.signum(value[a]), -1, 0);
    }

    public int tanh(int a) {
        double t = Math.tanh(value[a]);
        return node(t, a, 1 - t * t, -1, 0);
    }

    public int sigmoid(int a) {
        double s = 1 / (1 + Math.exp(-value[a]));
        return node(s, a, s * (1 - s), -1, 0);
    }

    public int rectify(int a) {
        return value[a] > 0 ? node(value[a], a, 1, -1, 0) : constant(0);
    }

    /** The larger one; the first one when they are equal. */
    public int maximum(int a, int b) {
        return value[b] > value[a] ? node(value[b], b, 1, -1, 0) : node(value[a], a, 1, -1, 0);
    }

    public int exp(int a) {
        double e = Math.exp(value[a]);
        return node(e, a, e, -1, 0);
    }

    public int log(int a) {
        return node(Math.log(value[a]), a, 1 / value[a], -1, 0);
    }

    /** Derivatives of one number by all numbers. */
    public double[] gradient(int of) {
        double[] gradient = new double[count];
        gradient[of] = 1;
        for (int i = of; i >= 0; i--) {
            if (left[i] >= 0) {
                gradient[left[i]] += gradient[i] * byLeft[i];
            }
            if (right[i] >= 0) {
                gradient[right[i]] += gradient[i] * byRight[i];
            }
        }
        return gradient;
    }
}
