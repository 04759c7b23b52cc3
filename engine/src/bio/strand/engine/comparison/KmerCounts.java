// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import java.util.Arrays;

/**
 * How often each k-mer was seen, by place or wherever: a hash table of what was seen alone, so that
 * memory follows the data and not the number of possible k-mers.
 */
final class KmerCounts {

    private static final long EMPTY = -1;

    private long[] keys;
    private int[] counts;
    private int size;

    KmerCounts() {
        allocate(1 << 10);
    }

    private void allocate(int capacity) {
        keys = new long[capacity];
        counts = new int[capacity];
        Arrays.fill(keys, EMPTY);
    }

    /** Counts a k-mer once more; keys are 0 or more. */
    void add(long key) {
        int slot = slot(key);
        if (keys[slot] == EMPTY) {
            if (2 * size >= keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            size++;
        }
        counts[slot]++;
    }

    int count(long key) {
        int slot = slot(key);
        return keys[slot] == EMPTY ? 0 : counts[slot];
    }

    /** The keys that were seen, ascending, so that sums over them do not depend on the table. */
    long[] sortedKeys() {
        long[] seen = new long[size];
        int filled = 0;
        for (long key : keys) {
            if (key != EMPTY) {
                seen[filled++] = key;
            }
        }
        Arrays.sort(seen);
        return seen;
    }

    private int slot(long key) {
        long hash = key * 0x9E3779B97F4A7C15L;
        int mask = keys.length - 1;
        int slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        allocate(Math.multiplyExact(oldKeys.length, 2));
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
