// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

/** Joins and parts the rows of arrays. */
final class RowParts {

    private RowParts() {}

    /**
     * Puts values and condition of rows side by side.
     *
     * @param values {@code [rows][parts][size]}
     * @param condition {@code [rows][conditionSize]}, the same for all parts; not read for size 0
     * @param from first row of the values to take
     * @param conditionFrom first row of the conditions to take
     * @param count how many rows
     * @param parts pieces of a row, each of which gets the condition
     * @param target receives {@code [count][parts][size + conditionSize]}
     */
    static void join(
            float[] values,
            int size,
            float[] condition,
            int conditionSize,
            int from,
            int conditionFrom,
            int count,
            int parts,
            float[] target) {
        if (conditionSize == 0) {
            System.arraycopy(values, from * parts * size, target, 0, count * parts * size);
            return;
        }
        int width = size + conditionSize;
        for (int i = 0; i < count * parts; i++) {
            System.arraycopy(values, (from * parts + i) * size, target, i * width, size);
            int row = conditionFrom + i / parts;
            System.arraycopy(
                    condition, row * conditionSize, target, i * width + size, conditionSize);
        }
    }

    /** The values alone, {@code [pieces][size]} of {@code [pieces][size + conditionSize]}. */
    static void part(float[] joined, int size, int conditionSize, float[] values) {
        int width = size + conditionSize;
        for (int i = 0; i * size < values.length; i++) {
            System.arraycopy(joined, i * width, values, i * size, size);
        }
    }

    /** {@code [steps][rows][size]} as {@code [rows][steps][size]}. */
    static void toRows(float[][] steps, int size, int rows, float[] target) {
        for (int t = 0; t < steps.length; t++) {
            for (int b = 0; b < rows; b++) {
                int to = (b * steps.length + t) * size;
                System.arraycopy(steps[t], b * size, target, to, size);
            }
        }
    }

    /** {@code [rows][steps][size]} as {@code [steps][rows][size]}. */
    static float[][] toSteps(float[] values, int size, int rows, int steps) {
        float[][] target = new float[steps][rows * size];
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < rows; b++) {
                int from = (b * steps + t) * size;
                System.arraycopy(values, from, target[t], b * size, size);
            }
        }
        return target;
    }
}
