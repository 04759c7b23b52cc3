// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import java.util.List;
import java.util.Optional;

/**
 * What a comparison of generated with real profiles found.
 *
 * @param genes the names of the values
 * @param sources the sources in the order of the output: generated rows, real training rows if
 *     there are any, reference, baselines
 * @param warnings what the user should know
 */
public record ProfileReport(List<String> genes, List<ProfileFigures> sources, List<String> warnings)
        implements GenerationReport {

    /** Copies the lists. */
    public ProfileReport {
        genes = List.copyOf(genes);
        sources = List.copyOf(sources);
        warnings = List.copyOf(warnings);
    }

    /**
     * The source that all others are compared with.
     *
     * @return the figures of the reference
     */
    public ProfileFigures reference() {
        return first(SourceKind.REFERENCE).orElseThrow();
    }

    /**
     * The rows that are to be judged.
     *
     * @return their figures
     */
    public ProfileFigures generated() {
        return first(SourceKind.GENERATED).orElseThrow();
    }

    private Optional<ProfileFigures> first(SourceKind kind) {
        return sources.stream().filter(source -> source.kind() == kind).findFirst();
    }
}
