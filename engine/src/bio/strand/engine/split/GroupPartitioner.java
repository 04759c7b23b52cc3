// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Divides rows into parts in such a way that groups stay together: clusters of homologs, patients,
 * chromosomes, scaffolds.
 *
 * <p>Groups are placed one after the other, the largest first (in random order among those of equal
 * size), each where it fits; then single groups move as long as that brings the parts nearer to the
 * sizes and class proportions wanted. With many small groups the sizes are exact; with few large
 * ones they are as near as this comes. The same arguments give the same parts on every machine.
 * Memory: about 20 bytes a row and the number of groups times the number of classes.
 */
public final class GroupPartitioner {

    private static final int ROUNDS_OF_MOVES = 20;

    private final int[] groupOfRow;
    private final int groups;
    private final int[][] members;
    private final int[] sizes;
    private final int[] classTotals;
    private final double[] targets;
    private final double[][] deficits;
    private final int[] room;
    private final int[] partOfGroup;
    private final SplittableRandom random;

    private GroupPartitioner(int[] groups, int[] classes, double[] shares, int[] room, long seed) {
        groupOfRow = groups;
        this.groups = Arrays.stream(groups).max().orElse(-1) + 1;
        int classCount = Arrays.stream(classes).max().orElse(-1) + 1;
        members = new int[this.groups][classCount];
        sizes = new int[this.groups];
        classTotals = new int[classCount];
        for (int row = 0; row < groups.length; row++) {
            members[groups[row]][classes[row]]++;
            sizes[groups[row]]++;
            classTotals[classes[row]]++;
        }
        targets = new double[shares.length];
        deficits = new double[shares.length][classCount];
        for (int part = 0; part < shares.length; part++) {
            targets[part] = shares[part] * groups.length;
            for (int c = 0; c < classCount; c++) {
                deficits[part][c] = shares[part] * classTotals[c];
            }
        }
        this.room = room;
        partOfGroup = new int[this.groups];
        random = new SplittableRandom(seed);
    }

    /**
     * Divides rows in two.
     *
     * @param groups the group of each row, numbered from 0 without holes
     * @param classes the class of each row, whose proportions both parts should keep, numbered from
     *     0; all 0 if there are none
     * @param size how many rows the first part should get
     * @param order where large groups go; {@link GroupOrder#LARGEST_FIRST} uses neither classes nor
     *     seed
     * @param seed the seed of the random numbers
     * @return the part of each row, 0 or 1
     * @throws IllegalArgumentException if there are rows for both parts but only one group; the
     *     message says how many rows it has
     */
    public static int[] partition(
            int[] groups, int[] classes, PartitionSize size, GroupOrder order, long seed) {
        int rows = groups.length;
        int first = size.of(rows);
        double share = rows == 0 ? 0 : (double) first / rows;
        GroupPartitioner partitioner =
                new GroupPartitioner(
                        groups,
                        classes,
                        new double[] {share, 1 - share},
                        new int[] {first, rows - first},
                        seed);
        if (first > 0 && first < rows && partitioner.groups < 2) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "All %,d rows belong to one group, which cannot be divided",
                            rows));
        }
        if (order == GroupOrder.LARGEST_FIRST) {
            partitioner.fillFirstPart(first);
        } else {
            partitioner.place(true);
            partitioner.improve();
        }
        partitioner.leaveNoPartEmpty(first);
        return partitioner.parts();
    }

    /**
     * Deals rows out to folds of equal size.
     *
     * @param groups the group of each row, numbered from 0 without holes; each its own number if
     *     rows need not stay together
     * @param classes the class of each row, whose proportions every fold should keep, numbered from
     *     0; all 0 if there are none
     * @param folds how many, 2 or more
     * @param seed the seed of the random numbers
     * @return the fold of each row, from 0
     * @throws IllegalArgumentException if there are fewer groups than folds; the message names both
     *     numbers
     */
    public static int[] folds(int[] groups, int[] classes, int folds, long seed) {
        if (folds < 2) {
            throw new IllegalArgumentException(
                    "The number of folds must be at least 2, not " + folds + ".");
        }
        double[] shares = new double[folds];
        Arrays.fill(shares, 1.0 / folds);
        int[] room = new int[folds];
        for (int fold = 0; fold < folds; fold++) {
            room[fold] = groups.length / folds + (fold < groups.length % folds ? 1 : 0);
        }
        GroupPartitioner partitioner = new GroupPartitioner(groups, classes, shares, room, seed);
        if (groups.length > 0 && partitioner.groups < folds) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "There are only %,d %s for %,d folds",
                            partitioner.groups,
                            partitioner.groups == groups.length ? "rows" : "groups",
                            folds));
        }
        partitioner.place(false);
        partitioner.improve();
        partitioner.leaveNoFoldEmpty();
        return partitioner.parts();
    }

    /** Groups by size, largest first, in random order among equals. */
    private int[] shuffledBySize() {
        Integer[] order = new Integer[groups];
        for (int i = 0; i < groups; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        Arrays.sort(order, (a, b) -> Integer.compare(sizes[b], sizes[a]));
        return Arrays.stream(order).mapToInt(i -> i).toArray();
    }

    private void place(boolean atRandom) {
        for (int group : shuffledBySize()) {
            put(group, choosePart(group, atRandom && sizes[group] > 1));
        }
    }

    private int choosePart(int group, boolean atRandom) {
        boolean anyFits = false;
        double roomWhereItFits = 0;
        for (int left : room) {
            if (left >= sizes[group]) {
                anyFits = true;
                roomWhereItFits += left;
            }
        }
        double draw = random.nextDouble() * roomWhereItFits;
        int best = 0;
        double bestGain = Double.NEGATIVE_INFINITY;
        for (int part = 0; part < room.length; part++) {
            boolean fits = room[part] >= sizes[group];
            if (anyFits && !fits) {
                continue;
            }
            if (!anyFits) {
                // Nowhere is room: where the least is too much, measured by the size wanted.
                double gain = (room[part] - sizes[group]) / Math.max(1, targets[part]);
                if (gain > bestGain) {
                    bestGain = gain;
                    best = part;
                }
                continue;
            }
            if (atRandom) {
                draw -= room[part];
                best = part;
                if (draw < 0) {
                    return best;
                }
                continue;
            }
            double gain = gain(group, part);
            if (gain > bestGain + 1e-12) {
                bestGain = gain;
                best = part;
            }
        }
        return best;
    }

    /** By how much a group brings a part nearer to the classes it wants. */
    private double gain(int group, int part) {
        double gain = 0;
        for (int c = 0; c < classTotals.length; c++) {
            int n = members[group][c];
            if (n > 0) {
                gain += n * (2 * deficits[part][c] - n) / classTotals[c];
            }
        }
        return gain;
    }

    private void put(int group, int part) {
        partOfGroup[group] = part;
        change(group, part, 1);
    }

    private void change(int group, int part, int sign) {
        room[part] -= sign * sizes[group];
        for (int c = 0; c < classTotals.length; c++) {
            deficits[part][c] -= sign * members[group][c];
        }
    }

    /** Moves groups while that makes sizes more exact or, at the same sizes, classes. */
    private void improve() {
        int[] order = shuffledBySize();
        for (int round = 0; round < ROUNDS_OF_MOVES; round++) {
            boolean moved = false;
            for (int group : order) {
                int from = partOfGroup[group];
                change(group, from, -1);
                int best = from;
                for (int part = 0; part < room.length; part++) {
                    if (part != best && isBetter(group, part, best)) {
                        best = part;
                    }
                }
                change(group, best, 1);
                partOfGroup[group] = best;
                moved |= best != from;
            }
            if (!moved) {
                return;
            }
        }
    }

    /** Whether a group that lies nowhere had better be put into one part than into another. */
    private boolean isBetter(int group, int part, int other) {
        // (room - size)^2 + otherRoom^2 against room^2 + (otherRoom - size)^2
        long sizeGain = 2L * sizes[group] * (room[part] - room[other]);
        if (sizeGain != 0) {
            return sizeGain > 0;
        }
        return gain(group, part) > gain(group, other) + 1e-9;
    }

    private void fillFirstPart(int wanted) {
        int[] order = new int[groups];
        Integer[] bySize = new Integer[groups];
        Arrays.setAll(bySize, i -> i);
        Arrays.sort(bySize, (a, b) -> Integer.compare(sizes[b], sizes[a]));
        Arrays.setAll(order, i -> bySize[i]);
        int filled = 0;
        for (int group : order) {
            boolean fits = filled + sizes[group] <= wanted;
            put(group, fits ? 0 : 1);
            filled += fits ? sizes[group] : 0;
        }
    }

    private void leaveNoPartEmpty(int first) {
        if (first > 0 && first < groupOfRow.length) {
            leaveNoFoldEmpty();
        }
    }

    /** A part that got nothing takes the smallest group of the part with most groups. */
    private void leaveNoFoldEmpty() {
        for (int part = 0; part < room.length; part++) {
            int[] counts = new int[room.length];
            for (int group = 0; group < groups; group++) {
                counts[partOfGroup[group]]++;
            }
            if (counts[part] > 0) {
                continue;
            }
            int richest = 0;
            for (int other = 1; other < counts.length; other++) {
                richest = counts[other] > counts[richest] ? other : richest;
            }
            int smallest = -1;
            for (int group = 0; group < groups; group++) {
                if (partOfGroup[group] == richest
                        && (smallest < 0 || sizes[group] < sizes[smallest])) {
                    smallest = group;
                }
            }
            if (smallest >= 0 && counts[richest] > 1) {
                change(smallest, richest, -1);
                put(smallest, part);
            }
        }
    }

    private int[] parts() {
        int[] parts = new int[groupOfRow.length];
        for (int row = 0; row < parts.length; row++) {
            parts[row] = partOfGroup[groupOfRow[row]];
        }
        return parts;
    }
}
