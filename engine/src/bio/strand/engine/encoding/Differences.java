// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says how two descriptions differ. */
final class Differences {

    private Differences() {}

    /** The parts whose values differ, in the order of the first description. */
    static Optional<String> between(Map<String, String> expected, Map<String, String> found) {
        List<String> differences = new ArrayList<>();
        expected.forEach(
                (what, value) -> {
                    String other = found.getOrDefault(what, "none");
                    if (!value.equals(other)) {
                        differences.add(what + " " + value + " expected, " + other + " found");
                    }
                });
        found.forEach(
                (what, value) -> {
                    if (!expected.containsKey(what)) {
                        differences.add("no " + what + " expected, " + value + " found");
                    }
                });
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", differences));
    }
}
