// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.scorer;

import java.util.List;

/** Names of sources that fit below the bars of a chart. */
final class ShortNames {

    private ShortNames() {}

    static String of(String name) {
        return name.replace("Position-specific Markov chain, order ", "Position Markov ")
                .replace("Markov chain, order ", "Markov ")
                .replace("Position weight matrix", "Position weights")
                .replace("Real (training rows)", "Real");
    }

    static List<String> of(List<String> names) {
        return names.stream().map(ShortNames::of).toList();
    }
}
