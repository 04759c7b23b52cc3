// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

/**
 * What a model says about one sequence. Arrays are the holder's own.
 *
 * @param outputs probabilities (classes, yes-or-no answers), or values in the unit of the targets;
 *     for tasks with an answer for each position those of position t from {@code t * names} on
 * @param embedding the vector in front of the head, or null when it was not asked for
 * @param attention the weight of each position, summing to 1, or null when it was not asked for or
 *     the network has no attention; where convolutions pool, of each pooled position
 */
public record Prediction(float[] outputs, float[] embedding, float[] attention) {

    /** What a prediction can hold beside the outputs. */
    public enum Detail {
        /** The vector in front of the head. */
        EMBEDDING,
        /** The weights of attention. */
        ATTENTION
    }
}
