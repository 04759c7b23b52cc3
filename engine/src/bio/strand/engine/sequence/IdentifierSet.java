// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

/**
 * Remembers which identifiers may have occurred, in about 16 bytes each: it keeps 64-bit hashes,
 * not the texts. "Not seen" is certain; "perhaps seen" has to be checked against the file, which
 * for different identifiers is needed once in 2^64 pairs.
 */
final class IdentifierSet {

    private static final int INITIAL_CAPACITY = 1 << 10;

    private long[] slots = new long[INITIAL_CAPACITY];
    private int size;
    private boolean holdsZero;

    /**
     * Adds an identifier.
     *
     * @return true if it, or another one with the same hash, was added before
     */
    boolean addAndTestIfSeen(String identifier) {
        long hash = hash(identifier);
        if (hash == 0) {
            boolean seen = holdsZero;
            holdsZero = true;
            return seen;
        }
        if (size * 2L >= slots.length) {
            grow();
        }
        if (insert(slots, hash)) {
            size++;
            return false;
        }
        return true;
    }

    private static boolean insert(long[] table, long hash) {
        int mask = table.length - 1;
        int slot = (int) hash & mask;
        while (table[slot] != 0) {
            if (table[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        table[slot] = hash;
        return true;
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

    /** FNV-1a over the characters, then the finaliser of SplitMix64 to spread the bits. */
    private static long hash(String text) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x100000001b3L;
        }
        h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
        h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
        return h ^ (h >>> 31);
    }
}
