// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.encoding.EncodedSequence;
import java.util.Objects;
import java.util.Optional;

/**
 * One generated row. The arrays are not copied and not to be changed.
 *
 * @param latent the latent vector it was made of
 * @param condition the condition as the networks see it; empty without one
 * @param sequence the sequence as codes of the model's encoding, without padding; empty for a
 *     profile
 * @param profile the values in their own units; empty for a sequence
 * @param score the discriminator's score, the higher the more real; scores of different models
 *     cannot be compared
 */
public record GeneratedRow(
        float[] latent,
        float[] condition,
        Optional<EncodedSequence> sequence,
        float[] profile,
        double score) {

    /** Checks that the parts are there. */
    public GeneratedRow {
        Objects.requireNonNull(latent, "latent");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(sequence, "sequence");
        Objects.requireNonNull(profile, "profile");
    }
}
