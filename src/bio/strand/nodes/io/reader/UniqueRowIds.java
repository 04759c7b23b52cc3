// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import java.util.HashMap;
import java.util.Map;

/**
 * Makes identifiers unique by appending {@code _2}, {@code _3} and so on to repeated ones.
 *
 * <p>Keeps a 64-bit hash of every identifier and not the text, so that millions fit: 16 to 32 bytes
 * each. If two different identifiers ever had the same hash, the later one would get a suffix that
 * it does not need; never would two rows get the same identifier. Not safe for use by several
 * threads.
 */
final class UniqueRowIds {

    private static final int INITIAL_CAPACITY = 1 << 10;

    private final Map<String, Integer> lastSuffixes = new HashMap<>();
    private long[] slots = new long[INITIAL_CAPACITY];
    private int size;

    /**
     * A unique form of an identifier.
     *
     * @param identifier any text
     * @return the identifier itself when it is new, otherwise the identifier with the first suffix
     *     that makes it new
     */
    String next(String identifier) {
        if (add(identifier)) {
            return identifier;
        }
        int suffix = lastSuffixes.getOrDefault(identifier, 1);
        String candidate;
        do {
            suffix++;
            candidate = identifier + "_" + suffix;
        } while (!add(candidate));
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

    private boolean add(String text) {
        if (size * 2L >= slots.length) {
            grow();
        }
        boolean added = insert(slots, hash(text));
        if (added) {
            size++;
        }
        return added;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(slots.length, 2)];
        for (long hash : slots) {
            if (hash != 0) {
                insert(larger, hash);
            }
        }
        slots = larger;
    }

    private static boolean insert(long[] table, long hash) {
        int mask = table.length - 1;
        int slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (table[slot] != 0) {
            if (table[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        table[slot] = hash;
        return true;
    }

    /** Polynomial hash modulo 2^64 with an odd base, mixed; never 0, which marks a free slot. */
    private static long hash(String text) {
        long hash = text.length() + 1L;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 0x9e3779b97f4a7c15L + text.charAt(i) + 1;
            hash ^= hash >>> 29;
        }
        return hash == 0 ? 1 : hash;
    }
}
