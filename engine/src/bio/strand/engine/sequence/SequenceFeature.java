// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.util.List;

/**
 * An annotated place of a sequence: a gene, a promoter, a helix.
 *
 * @param type what is there, in the words of the file: {@code CDS}, {@code promoter}, {@code HELIX}
 * @param location where it is
 * @param qualifiers what the file says of it, in the order of the file; names may repeat
 * @param line the number of the line at which it begins
 */
public record SequenceFeature(
        String type, FeatureLocation location, List<Qualifier> qualifiers, long line) {

    /**
     * One statement on a feature.
     *
     * @param name its name without slash, such as {@code gene}
     * @param value its value without quotes; empty for names that stand alone, such as {@code
     *     pseudo}
     */
    public record Qualifier(String name, String value) {}

    /** Copies the qualifiers. */
    public SequenceFeature {
        qualifiers = List.copyOf(qualifiers);
    }

    /**
     * All values of a name.
     *
     * @param name the qualifier's name
     * @return the values in the order of the file; empty if the feature has none of this name
     */
    public List<String> values(String name) {
        return qualifiers.stream()
                .filter(qualifier -> qualifier.name().equals(name))
                .map(Qualifier::value)
                .toList();
    }
}
