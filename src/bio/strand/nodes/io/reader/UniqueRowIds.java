// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import bio.strand.engine.sequence.IdentifierSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes identifiers unique by appending {@code _2}, {@code _3} and so on to repeated ones.
 *
 * <p>Keeps a 64-bit hash of every identifier and not the text, so that millions fit: 11 to 22 bytes
 * each. If two different identifiers ever had the same hash, the later one would get a suffix that
 * it does not need; never would two rows get the same identifier. Not safe for use by several
 * threads.
 */
final class UniqueRowIds {

    private final Map<String, Integer> lastSuffixes = new HashMap<>();
    private final IdentifierSet given = new IdentifierSet();

    /**
     * A unique form of an identifier.
     *
     * @param identifier any text
     * @return the identifier itself when it is new, otherwise the identifier with the first suffix
     *     that makes it new
     */
    String next(String identifier) {
        if (!given.addAndTestIfSeen(identifier)) {
            return identifier;
        }
        int suffix = lastSuffixes.getOrDefault(identifier, 1);
        String candidate;
        do {
            suffix++;
            candidate = identifier + "_" + suffix;
        } while (given.addAndTestIfSeen(candidate));
        lastSuffixes.put(identifier, suffix);
        return candidate;
    }

    /**
     * How many identifiers were repeated ones.
     *
     * @return the number of different identifiers that got suffixes
     */
    int repeated() {
        return lastSuffixes.size();
    }
}
