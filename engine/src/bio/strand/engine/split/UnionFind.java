// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

/**
 * Disjoint sets of rows (Tarjan, J. ACM 22:215-225, 1975), safe for several threads. The sets do
 * not depend on the order in which rows are joined.
 */
final class UnionFind {

    private final int[] parents;

    UnionFind(int rows) {
        parents = new int[rows];
        for (int i = 0; i < rows; i++) {
            parents[i] = i;
        }
    }

    synchronized void join(int a, int b) {
        int first = root(a);
        int second = root(b);
        // The smallest row is the root, so that roots ascend in the order of first rows.
        parents[Math.max(first, second)] = Math.min(first, second);
    }

    synchronized boolean areJoined(int a, int b) {
        return root(a) == root(b);
    }

    /** The set of each row, numbered from 0 in the order of the sets' first rows. */
    synchronized int[] numbers() {
        int[] numbers = new int[parents.length];
        int next = 0;
        for (int row = 0; row < numbers.length; row++) {
            int root = root(row);
            numbers[row] = root == row ? next++ : numbers[root];
        }
        return numbers;
    }

    private int root(int row) {
        int at = row;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }
}
