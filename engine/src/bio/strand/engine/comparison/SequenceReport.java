// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import java.util.List;
import java.util.Optional;

/**
 * What a comparison of generated with real sequences found.
 *
 * @param symbols the symbols; code s is the s-th of them
 * @param sources the sources in the order of the output: generated rows, real training rows if
 *     there are any, reference, baselines
 * @param warnings what the user should know
 */
public record SequenceReport(
        List<String> symbols, List<SequenceFigures> sources, List<String> warnings)
        implements GenerationReport {

    /** The k of what is listed by k-mer and by position. */
    public static final int LISTED_K = 3;

    /** Copies the lists. */
    public SequenceReport {
        symbols = List.copyOf(symbols);
        sources = List.copyOf(sources);
        warnings = List.copyOf(warnings);
    }

    /**
     * The source that all others are compared with.
     *
     * @return the figures of the reference
     */
    public SequenceFigures reference() {
        return first(SourceKind.REFERENCE).orElseThrow();
    }

    /**
     * The rows that are to be judged.
     *
     * @return their figures
     */
    public SequenceFigures generated() {
        return first(SourceKind.GENERATED).orElseThrow();
    }

    /**
     * The baseline whose position-specific k-mers are nearest to those of the reference.
     *
     * @return its figures; empty without baselines
     */
    public Optional<SequenceFigures> bestBaseline() {
        return sources.stream()
                .filter(source -> source.kind() == SourceKind.BASELINE)
                .min(
                        (a, b) ->
                                Double.compare(
                                        a.positionDivergence()[LISTED_K - 1],
                                        b.positionDivergence()[LISTED_K - 1]));
    }

    private Optional<SequenceFigures> first(SourceKind kind) {
        return sources.stream().filter(source -> source.kind() == kind).findFirst();
    }
}
