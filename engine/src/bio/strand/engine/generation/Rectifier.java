// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

/**
 * Element-wise work around rectifiers, over whole arrays that are indexed alike and without
 * branches, because that is what the compiler vectorises.
 */
final class Rectifier {

    private Rectifier() {}

    /**
     * 1 for a positive value, else 0; NaN for NaN. Values below 3e-39, which are none in practice,
     * give something between.
     */
    private static float positive(float value) {
        return Math.min(1f, Math.max(0f, value) * Float.MAX_VALUE);
    }

    /** {@code target = max(0, source)}; both may be the same array. */
    static void rectify(float[] target, float[] source) {
        for (int i = 0; i < target.length; i++) {
            target[i] = Math.max(0f, source[i]);
        }
    }

    /** {@code values = max(values, slope values)} for a slope below 1. */
    static void rectifyLeaky(float[] values, float slope) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], slope * values[i]);
        }
    }

    /** {@code target = source} where the rectifier's input or output is positive, else 0. */
    static void pass(float[] target, float[] source, float[] rectified) {
        for (int i = 0; i < target.length; i++) {
            target[i] = source[i] * positive(rectified[i]);
        }
    }

    /** {@code values = slope values} where the leaky rectifier's output is not positive. */
    static void passLeaky(float[] values, float[] rectified, float slope) {
        float rest = 1f - slope;
        for (int i = 0; i < values.length; i++) {
            values[i] *= slope + rest * positive(rectified[i]);
        }
    }

    /** {@code target += source} where the rectifier's input or output is positive. */
    static void addPassed(float[] target, float[] source, float[] rectified) {
        for (int i = 0; i < target.length; i++) {
            target[i] += source[i] * positive(rectified[i]);
        }
    }

    /** {@code target = factor source}. */
    static void scale(float[] target, float[] source, float factor) {
        for (int i = 0; i < target.length; i++) {
            target[i] = factor * source[i];
        }
    }

    /** {@code target = base + factor target}; base and target may be the same array. */
    static void addScaledOnto(float[] target, float[] base, float factor) {
        for (int i = 0; i < target.length; i++) {
            target[i] = base[i] + factor * target[i];
        }
    }

    /** {@code target += factor source}. */
    static void addScaled(float[] target, float[] source, float factor) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * source[i];
        }
    }
}
