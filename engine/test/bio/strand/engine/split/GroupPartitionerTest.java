// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.Test;

public class GroupPartitionerTest {

    private static int[] partition(int[] groups, double share, long seed) {
        return GroupPartitioner.partition(
                groups,
                new int[groups.length],
                new PartitionSize.Relative(share),
                GroupOrder.RANDOM,
                seed);
    }

    private static int[] largestFirst(int[] groups, double share) {
        return GroupPartitioner.partition(
                groups,
                new int[groups.length],
                new PartitionSize.Relative(share),
                GroupOrder.LARGEST_FIRST,
                1);
    }

    private static long count(int[] parts, int part) {
        return Arrays.stream(parts).filter(p -> p == part).count();
    }

    private static void assertGroupsAreWhole(int[] groups, int[] parts) {
        int[] partOf = new int[groups.length];
        Arrays.fill(partOf, -1);
        for (int row = 0; row < groups.length; row++) {
            assertTrue(partOf[groups[row]] == -1 || partOf[groups[row]] == parts[row]);
            partOf[groups[row]] = parts[row];
        }
    }

    /** Groups of random sizes, numbered in the order of their first rows. */
    private static int[] randomGroups(Random random, int rows, int largest) {
        int[] groups = new int[rows];
        int group = -1;
        int left = 0;
        for (int row = 0; row < rows; row++) {
            if (left == 0) {
                group++;
                left = 1 + random.nextInt(largest);
            }
            groups[row] = group;
            left--;
        }
        return groups;
    }

    @Test
    public void groupsStayWholeAndSizesAreMetWhereThereAreSmallGroups() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            int[] groups = randomGroups(random, 100 + random.nextInt(400), 1 + random.nextInt(9));
            double share = 0.1 + 0.8 * random.nextDouble();
            int[] parts = partition(groups, share, round);
            assertGroupsAreWhole(groups, parts);
            assertEquals(Math.round(share * groups.length), count(parts, 0), 5);
        }
    }

    @Test
    public void sizesAreExactWithSingleRowsAmongTheGroups() {
        int[] groups = new int[100];
        for (int row = 0; row < 100; row++) {
            groups[row] = row < 60 ? row / 20 : row - 57;
        }
        for (int seed = 0; seed < 50; seed++) {
            assertEquals(80, count(partition(groups, 0.8, seed), 0));
        }
    }

    @Test
    public void seedDecidesWhereLargeGroupsGo() {
        int[] groups = new int[100];
        for (int row = 0; row < 100; row++) {
            groups[row] = row < 20 ? 0 : row - 19;
        }
        int inSecond = 0;
        for (int seed = 0; seed < 400; seed++) {
            int[] parts = partition(groups, 0.6, seed);
            assertArrayEquals(parts, partition(groups, 0.6, seed));
            inSecond += parts[0] == 1 ? 1 : 0;
        }
        // Probability 0.4, standard deviation 10; five of them allowed.
        assertEquals(160, inSecond, 50);
    }

    @Test
    public void largestFirstFillsTheFirstPartAndGivesTheSmallToTheSecond() {
        // Sizes 5, 3, 2, 1, 1 of 12; 75 % are 9: 5 and 3 go in, 2 does not fit, 1 does.
        int[] groups = {0, 1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4};
        assertArrayEquals(
                new int[] {0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0}, largestFirst(groups, 0.75));
    }

    @Test
    public void groupThatFitsNowhereGoesToTheLargerPart() {
        int[] groups = new int[100];
        Arrays.fill(groups, 90, 100, 1);
        for (int seed = 0; seed < 20; seed++) {
            int[] parts = partition(groups, 0.8, seed);
            assertEquals(90, count(parts, 0));
            assertEquals(10, count(parts, 1));
        }
        assertEquals(10, count(partition(groups, 0.2, 1), 0));
    }

    @Test
    public void noPartStaysEmptyThatShouldHaveRows() {
        int[] groups = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
        for (int seed = 0; seed < 20; seed++) {
            assertEquals(5, count(partition(groups, 0.9, seed), 0));
        }
        assertEquals(5, count(largestFirst(groups, 0.3), 0));
        assertEquals(10, count(partition(groups, 1, 1), 0));
        assertEquals(0, count(partition(groups, 0, 1), 0));
    }

    @Test
    public void oneGroupCannotBeDivided() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> partition(new int[7], 0.8, 1));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("All 7 rows"));
        assertEquals(0, partition(new int[0], 0.8, 1).length);
    }

    @Test
    public void stratifiedGroupsKeepTheClassesNearTheirShare() {
        Random random = new Random(3);
        int[] groups = randomGroups(random, 1000, 6);
        int[] classes = new int[1000];
        for (int row = 0; row < 1000; row++) {
            // A group has mostly one class; every fifth group is of the rare one.
            classes[row] = groups[row] % 5 == 0 ? 1 : 0;
        }
        int[] parts = GroupPartitioner.folds(groups, classes, 5, 1);
        assertGroupsAreWhole(groups, parts);
        double rare = Arrays.stream(classes).sum() / 5.0;
        for (int fold = 0; fold < 5; fold++) {
            int here = 0;
            for (int row = 0; row < 1000; row++) {
                here += parts[row] == fold ? classes[row] : 0;
            }
            assertEquals(rare, here, 6);
            assertEquals(200, count(parts, fold), 6);
        }
    }

    @Test
    public void foldsOfSingleRowsAreEven() {
        int[] groups = new int[103];
        Arrays.setAll(groups, i -> i);
        int[] folds = GroupPartitioner.folds(groups, new int[103], 10, 7);
        for (int fold = 0; fold < 10; fold++) {
            assertEquals(10, count(folds, fold), 1);
        }
        assertArrayEquals(folds, GroupPartitioner.folds(groups, new int[103], 10, 7));
        assertFalse(Arrays.equals(folds, GroupPartitioner.folds(groups, new int[103], 10, 8)));
    }

    @Test
    public void fewerGroupsThanFoldsAreRefusedWithBothNumbers() {
        int[] groups = {0, 0, 0, 1, 1, 1};
        IllegalArgumentException refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> GroupPartitioner.folds(groups, new int[6], 3, 1));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("2 groups for 3 folds"));
        assertThrows(
                IllegalArgumentException.class,
                () -> GroupPartitioner.folds(groups, new int[6], 1, 1));
        int[] two = GroupPartitioner.folds(groups, new int[6], 2, 1);
        assertEquals(3, count(two, 0));
    }

    @Test
    public void everyFoldGetsAGroupEvenBesideAHugeOne() {
        int[] groups = new int[100];
        for (int row = 96; row < 100; row++) {
            groups[row] = row - 95;
        }
        int[] folds = GroupPartitioner.folds(groups, new int[100], 5, 2);
        Set<Integer> used = new HashSet<>();
        for (int fold : folds) {
            used.add(fold);
        }
        assertEquals(5, used.size());
        assertGroupsAreWhole(groups, folds);
    }

    @Test
    public void plainFoldsAreEvenInSizeAndClasses() {
        Random random = new Random(4);
        for (int round = 0; round < 100; round++) {
            int k = 2 + random.nextInt(9);
            int[] classes = random.ints(k + random.nextInt(300), -1, 4).toArray();
            int[] folds = Partitioner.folds(classes, k, round);
            for (int fold = 0; fold < k; fold++) {
                assertEquals((double) classes.length / k, count(folds, fold), 0.999);
                for (int c = -1; c < 4; c++) {
                    int cc = c;
                    int ff = fold;
                    double all = Arrays.stream(classes).filter(x -> x == cc).count();
                    long here =
                            java.util.stream.IntStream.range(0, classes.length)
                                    .filter(row -> classes[row] == cc && folds[row] == ff)
                                    .count();
                    assertEquals(all / k, here, 0.999);
                }
            }
            assertArrayEquals(folds, Partitioner.folds(classes, k, round));
        }
        assertThrows(IllegalArgumentException.class, () -> Partitioner.folds(new int[3], 4, 1));
        assertThrows(IllegalArgumentException.class, () -> Partitioner.folds(new int[3], 1, 1));
        assertEquals(0, Partitioner.folds(new int[0], 3, 1).length);
    }

    /** Every row is in each of three folds a third of the time: deviation 44, five allowed. */
    @Test
    public void plainFoldsAreRandom() {
        int[] hits = new int[9];
        for (int seed = 0; seed < 9000; seed++) {
            int[] folds = Partitioner.folds(new int[9], 3, seed);
            for (int row = 0; row < 9; row++) {
                hits[row] += folds[row] == 0 ? 1 : 0;
            }
        }
        for (int n : hits) {
            assertEquals(3000, n, 225);
        }
    }
}
