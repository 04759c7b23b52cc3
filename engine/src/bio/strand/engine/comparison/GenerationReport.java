// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import java.util.List;

/** What a comparison of generated with real rows found, of sequences or of profiles. */
public sealed interface GenerationReport permits SequenceReport, ProfileReport {

    /**
     * What the user should know: how to make the figures more reliable.
     *
     * @return sentences, possibly none
     */
    List<String> warnings();
}
