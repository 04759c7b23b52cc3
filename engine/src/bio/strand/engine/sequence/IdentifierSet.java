// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * Remembers which identifiers may have occurred, in 11 to 22 bytes each: it keeps 64-bit hashes,
 * not the texts. The table is divided into parts that grow by themselves, so that growing needs
 * little memory beside it. "Not seen" is certain; "perhaps seen" has to be checked against the
 * file, which for different identifiers is needed once in 2^64 pairs. Not safe for use by several
 * threads.
 */
public final class IdentifierSet {

    private static final int PART_BITS = 8;
    private static final int INITIAL_CAPACITY = 1 << 4;

    private final long[][] parts = new long[1 << PART_BITS][];
    private final int[] sizes = new int[1 << PART_BITS];
    private boolean holdsZero;

    /** Creates an empty set. */
    public IdentifierSet() {}

    /**
     * Adds an identifier.
     *
     * @param identifier any text
     * @return true if it, or another one with the same hash, was added before
     */
    public boolean addAndTestIfSeen(String identifier) {
        long hash = hash(identifier);
        if (hash == 0) {
            boolean seen = holdsZero;
            holdsZero = true;
            return seen;
        }
        int part = (int) (hash >>> (Long.SIZE - PART_BITS));
        long[] slots = parts[part];
        if (slots == null) {
            slots = new long[INITIAL_CAPACITY];
            parts[part] = slots;
        } else if (sizes[part] >= slots.length - (slots.length >> 2)) {
            slots = grown(slots);
            parts[part] = slots;
        }
        if (insert(slots, hash)) {
            sizes[part]++;
            return false;
        }
        return true;
    }

    /**
     * Looks for the record that had an identifier before.
     *
     * @param identifier the identifier that was perhaps seen
     * @param earlier reads the same file from its beginning
     * @param records how many of its records to look at
     * @return the line of the first record with this identifier; empty if only the hashes agree
     */
    static OptionalLong lineOf(String identifier, SequenceReader earlier, long records)
            throws IOException {
        for (long i = 0; i < records; i++) {
            SequenceRecord record = earlier.next();
            if (record != null && record.id().equals(identifier)) {
                return OptionalLong.of(record.line());
            }
        }
        return OptionalLong.empty();
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

    private static long[] grown(long[] slots) {
        long[] larger = new long[Math.multiplyExact(slots.length, 2)];
        for (long hash : slots) {
            if (hash != 0) {
                insert(larger, hash);
            }
        }
        return larger;
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
