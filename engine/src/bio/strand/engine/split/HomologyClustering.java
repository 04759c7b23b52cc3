// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import bio.strand.engine.progress.ProgressSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sorts sequences into clusters of homologs, so that a split can keep whole clusters on one side.
 *
 * <p><b>Identity</b> of two sequences: the identical positions of their best local alignment over
 * the length of the shorter sequence, as in CD-HIT (Li and Godzik, Bioinformatics 22:1658-1659,
 * 2006). Dividing by the shorter length makes a fragment of a protein as near to it as a copy, and
 * a short stretch shared by chance far from it; dividing by the aligned columns would make every
 * pair with a shared word homologous. Two sequences are linked if this identity reaches the
 * threshold and the alignment is better than chance gives once among all sequences (E-value at most
 * 1): a peptide of 20 residues agrees with three in a hundred unrelated proteins at 30 % of its
 * positions, which says nothing.
 *
 * <p><b>Clusters</b> are the connected components of all links (single linkage; the
 * connected-component mode of MMseqs2: Steinegger and Söding, Nat. Biotechnol. 35:1026-1028, 2017).
 * Clusters around a representative, as CD-HIT forms them, would leave linked pairs in different
 * clusters; here no pair that the search links ever lies across the border of a split. The price
 * are larger clusters, joined by chains of relatives.
 *
 * <p><b>Search</b>: every sequence is compared with those at least as long, longest first. Words
 * shared on the same or a neighbouring diagonal ({@link SeedIndex}) nominate a pair, an extension
 * without gaps that is better than chance lets it pass, a banded alignment measures it, and a full
 * one where the band leaves doubts. Of each word the first 4,000 occurrences count, so that
 * repetitive sequences cost bounded time. The search is heuristic: among 5,000 simulated proteins
 * of 300 residues it links nearly every pair above the threshold, in larger tables, where it asks
 * for more shared words, 19 of 20 at 35 % identity; the same pair may also be linked through
 * others. Identical sequences are compared once, and near copies (90 %) of an earlier one only with
 * that one where words are very frequent.
 *
 * <p>The result does not depend on the number of threads. Memory: about 10 bytes a residue and half
 * a byte a residue and thread.
 */
public final class HomologyClustering {

    /** Of longer sequences only the beginning is compared. */
    public static final int MAXIMUM_LENGTH = 8191;

    private static final int OCCURRENCES = 4000;

    /** Hits that make it worth while to ask first whether a sequence is a near copy. */
    private static final int CROWD = 200_000;

    /** Identity over the longer sequence from which on another search would tell nothing new. */
    private static final double NEAR_COPY = 0.9;

    private static final int HALF_BAND = 24;
    private static final int DROP = 20;

    /** Pairs this far below the threshold are still noted, to report the greatest identity left. */
    private static final double NOTED_BELOW = 0.25;

    /** Log2 of the number of diagonals that are counted together; windows are two of these wide. */
    private static final int DIAGONALS = 2;

    private final SequenceKind kind;
    private final HomologySpec spec;
    private final CancellationToken cancellation;
    private final SeedIndex index;
    private final byte[][] sequences;
    private final int[] rows;
    private final int[][] extensionScores;
    private final double logSpace;
    private final UnionFind components;
    private volatile boolean stopped;

    private HomologyClustering(
            byte[][] sequences,
            int[] rows,
            UnionFind components,
            HomologySpec spec,
            CancellationToken cancellation) {
        this.sequences = sequences;
        this.rows = rows;
        this.components = components;
        this.spec = spec;
        this.cancellation = cancellation;
        kind = spec.kind();
        index = new SeedIndex(kind, SeedIndex.shape(kind), sequences, cancellation);
        logSpace = Math.log(Math.max(1, index.length()));
        int codes = kind.letters() + 2;
        extensionScores = new int[codes][codes];
        for (int[] row : extensionScores) {
            // What separates sequences ends every extension.
            Arrays.fill(row, Short.MIN_VALUE);
        }
        for (int a = 0; a < codes - 1; a++) {
            System.arraycopy(kind.scores[a], 0, extensionScores[a], 0, codes - 1);
        }
    }

    /**
     * Clusters sequences.
     *
     * @param encoded the rows' sequences by {@link SequenceKind#encode}; an empty one is a cluster
     *     of its own
     * @param spec what counts as homologous
     * @param progress told about the share of sequences compared
     * @param cancellation asked about every sequence
     * @return the clusters
     * @throws CancelledException if the caller asks for the stop
     * @throws IllegalArgumentException if the sequences are too long together: 2 billion letters
     */
    public static HomologyClusters cluster(
            List<byte[]> encoded,
            HomologySpec spec,
            ProgressSink progress,
            CancellationToken cancellation) {
        UnionFind components = new UnionFind(encoded.size());
        List<byte[]> different = new ArrayList<>();
        List<Integer> rowsOfDifferent = new ArrayList<>();
        Map<Content, Integer> seen = new HashMap<>();
        int cut = 0;
        long letters = 0;
        for (int row = 0; row < encoded.size(); row++) {
            byte[] sequence = encoded.get(row);
            if (sequence.length > MAXIMUM_LENGTH) {
                sequence = Arrays.copyOf(sequence, MAXIMUM_LENGTH);
                cut++;
            }
            if (sequence.length == 0) {
                continue;
            }
            Integer earlier = seen.putIfAbsent(new Content(sequence), row);
            if (earlier != null) {
                components.join(earlier, row);
            } else {
                different.add(sequence);
                rowsOfDifferent.add(row);
                letters += sequence.length + 1L;
            }
        }
        if (letters > Integer.MAX_VALUE - 100_000) {
            throw new IllegalArgumentException(
                    "The sequences have more than 2 billion letters together, too many to be"
                            + " compared with each other: divide the table, or keep rows together"
                            + " by a column instead.");
        }
        // Longest first: a sequence is compared with those before it.
        Integer[] order = new Integer[different.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingInt(i -> -different.get(i).length));
        byte[][] sequences = new byte[order.length][];
        int[] rows = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            sequences[i] = different.get(order[i]);
            rows[i] = rowsOfDifferent.get(order[i]);
        }
        HomologyClustering clustering =
                new HomologyClustering(sequences, rows, components, spec, cancellation);
        List<SimilarPair> pairs = clustering.compareAll(progress);
        int[] numbers = components.numbers();
        List<SimilarPair> remaining =
                pairs.stream()
                        .filter(pair -> numbers[pair.first()] != numbers[pair.second()])
                        .sorted(
                                Comparator.comparingInt(SimilarPair::first)
                                        .thenComparingInt(SimilarPair::second))
                        .toList();
        int count = Arrays.stream(numbers).max().orElse(-1) + 1;
        return new HomologyClusters(numbers, count, remaining, cut);
    }

    private List<SimilarPair> compareAll(ProgressSink progress) {
        int workers =
                spec.workers() == 0 ? Runtime.getRuntime().availableProcessors() : spec.workers();
        workers = Math.max(1, Math.min(workers, sequences.length));
        ExecutorService threads =
                Executors.newFixedThreadPool(
                        workers,
                        task -> {
                            Thread thread = new Thread(task, "strand-homology");
                            thread.setDaemon(true);
                            return thread;
                        });
        List<SimilarPair> pairs = new ArrayList<>();
        AtomicInteger next = new AtomicInteger();
        try {
            List<Future<List<SimilarPair>>> results = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                results.add(threads.submit(() -> new Comparison().work(next, progress)));
            }
            for (Future<List<SimilarPair>> result : results) {
                pairs.addAll(result.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            stopped = true;
            threads.shutdown();
            awaitEnd(threads);
        }
        return pairs;
    }

    private static void awaitEnd(ExecutorService threads) {
        try {
            threads.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether chance gives such a score at most once when a sequence meets all others. */
    private boolean isSignificant(int score, int shorter) {
        return kind.lambda * score >= Math.log(kind.k * shorter) + logSpace;
    }

    /**
     * The score of an extension that is worth an alignment: chance gives some fifty of them to a
     * sequence of 300, whatever the number of sequences, so that time stays in bounds.
     */
    private int worthAligning(int length) {
        double expected = 15_000.0 / length;
        return (int)
                Math.ceil(
                        (Math.log(kind.gaplessK * length / expected) + logSpace)
                                / kind.gaplessLambda);
    }

    /**
     * Shared words on a diagonal that are worth an extension: the fewer the more sensitive, and as
     * few as the time allows. Short sequences and small tables have few words in common.
     */
    private static int wordsNeeded(int hits) {
        if (hits <= 30_000) {
            return 1;
        }
        return hits <= 60_000 ? 2 : 3;
    }

    /** One thread's work and buffers. */
    private final class Comparison {

        private final LocalAligner aligner = new LocalAligner(kind);
        private final byte[] counts =
                new byte[((index.length() + MAXIMUM_LENGTH) >> DIAGONALS) + 3];
        private int[] hitDiagonals = new int[1 << 14];
        private int[] hitPositions = new int[1 << 14];
        private final int[] extendedDiagonals = new int[1 << 14];
        private final int[] extendedTo = new int[1 << 14];
        private final int[] bestScore = new int[sequences.length];
        private final int[] bestDiagonal = new int[sequences.length];
        private int[] targets = new int[256];
        private int targetCount;
        private final List<SimilarPair> pairs = new ArrayList<>();

        List<SimilarPair> work(AtomicInteger next, ProgressSink progress) {
            for (int query = next.getAndIncrement();
                    query < sequences.length && !stopped;
                    query = next.getAndIncrement()) {
                cancellation.throwIfCancelled();
                if ((query & 63) == 0) {
                    // Later sequences have more to be compared with.
                    double done = (double) query / sequences.length;
                    progress.report(done * done, "Comparing sequences");
                }
                compare(query, sequences[query]);
                if (kind == SequenceKind.NUCLEOTIDE && spec.bothStrands()) {
                    compare(query, reverseComplement(sequences[query]));
                }
            }
            return pairs;
        }

        private void compare(int query, byte[] sequence) {
            if (isVariantInACrowd(query, sequence)) {
                return;
            }
            int hits = collectHits(query, sequence);
            extendHits(sequence, hits);
            for (int i = 0; i < targetCount; i++) {
                int target = targets[i];
                bestScore[target] = 0;
                if (!components.areJoined(rows[query], rows[target])) {
                    align(query, sequence, target, bestDiagonal[target]);
                }
            }
            targetCount = 0;
        }

        /**
         * Whether a sequence with very many hits is a near copy of an earlier one, as in libraries
         * of variants. Then it joins that one, and what is like it will be found to be like the
         * earlier one, too. The earlier one is that in which most words occur for the first time.
         */
        private boolean isVariantInACrowd(int query, byte[] sequence) {
            int before = index.offset(query);
            long hits = 0;
            Map<Integer, Integer> votes = new HashMap<>();
            int words = 0;
            for (int i = 0; i + index.span() <= sequence.length; i++) {
                int word = index.word(sequence, i);
                if (word < 0) {
                    continue;
                }
                words++;
                int from = index.first(word);
                int to = index.end(word);
                hits += Math.min(to - from, OCCURRENCES);
                if (from < to && index.position(from) < before) {
                    votes.merge(index.position(from) - i, 1, Integer::sum);
                }
            }
            if (hits < CROWD) {
                return false;
            }
            Map.Entry<Integer, Integer> most =
                    votes.entrySet().stream()
                            .max(
                                    Map.Entry.<Integer, Integer>comparingByValue()
                                            .thenComparing(Map.Entry.comparingByKey()))
                            .orElse(null);
            if (most == null || 2 * most.getValue() < words) {
                return false;
            }
            // The diagonal's middle lies within the sequence; its start may not.
            int target = index.sequenceAt(most.getKey() + sequence.length / 2);
            int longer = sequences[target].length;
            int alignment =
                    aligner.alignNear(
                            sequence,
                            sequences[target],
                            most.getKey() - index.offset(target),
                            HALF_BAND);
            double identity = (double) LocalAligner.identical(alignment) / longer;
            if (identity < Math.max(NEAR_COPY, spec.identity())) {
                return false;
            }
            components.join(rows[query], rows[target]);
            return true;
        }

        /**
         * Notes all words shared with earlier sequences, and counts them by diagonal of the long
         * text. Diagonals of neighbouring sequences overlap there; that only nominates a few pairs
         * more.
         */
        private int collectHits(int query, byte[] sequence) {
            int before = index.offset(query);
            int hits = 0;
            for (int i = 0; i + index.span() <= sequence.length; i++) {
                int word = index.word(sequence, i);
                if (word < 0) {
                    continue;
                }
                int from = index.first(word);
                int to = Math.min(index.end(word), from + OCCURRENCES);
                if (hits + to - from > hitDiagonals.length) {
                    int capacity = 2 * (hits + to - from);
                    hitDiagonals = Arrays.copyOf(hitDiagonals, capacity);
                    hitPositions = Arrays.copyOf(hitPositions, capacity);
                }
                int shift = sequence.length - i;
                for (int x = from; x < to; x++) {
                    int position = index.position(x);
                    if (position >= before) {
                        break;
                    }
                    int diagonal = position + shift;
                    hitDiagonals[hits] = diagonal;
                    hitPositions[hits++] = i;
                    int bin = (diagonal >> DIAGONALS) + 1;
                    if (counts[bin] < 100) {
                        counts[bin]++;
                    }
                }
            }
            return hits;
        }

        private void extendHits(byte[] sequence, int hits) {
            int needed = wordsNeeded(hits);
            int worth = worthAligning(sequence.length);
            Arrays.fill(extendedDiagonals, -1);
            for (int hit = 0; hit < hits; hit++) {
                int diagonal = hitDiagonals[hit];
                int bin = (diagonal >> DIAGONALS) + 1;
                if (counts[bin] + Math.max(counts[bin - 1], counts[bin + 1]) < needed) {
                    continue;
                }
                int i = hitPositions[hit];
                int slot = (diagonal * 0x9E3779B1) >>> 18;
                if (extendedDiagonals[slot] == diagonal && extendedTo[slot] >= i) {
                    continue;
                }
                extendedDiagonals[slot] = diagonal;
                int position = diagonal - sequence.length + i;
                int score = extend(sequence, i, position, slot);
                if (score >= worth) {
                    nominate(index.sequenceAt(position), position - i, score);
                }
            }
            for (int hit = 0; hit < hits; hit++) {
                counts[(hitDiagonals[hit] >> DIAGONALS) + 1] = 0;
            }
        }

        /** The best score without gaps around a shared word; notes how far to the right it went. */
        private int extend(byte[] sequence, int from, int position, int slot) {
            int right = 0;
            int sum = 0;
            int end = from;
            for (int k = 0; from + k < sequence.length; k++) {
                sum += extensionScores[sequence[from + k]][index.letter(position + k)];
                if (sum > right) {
                    right = sum;
                    end = from + k;
                } else if (sum < right - DROP) {
                    break;
                }
            }
            extendedTo[slot] = end;
            int left = 0;
            sum = 0;
            for (int k = 1; k <= from && k <= position; k++) {
                sum += extensionScores[sequence[from - k]][index.letter(position - k)];
                if (sum > left) {
                    left = sum;
                } else if (sum < left - DROP) {
                    break;
                }
            }
            return left + right;
        }

        private void nominate(int target, int textDiagonal, int score) {
            if (bestScore[target] == 0) {
                if (targetCount == targets.length) {
                    targets = Arrays.copyOf(targets, 2 * targetCount);
                }
                targets[targetCount++] = target;
            }
            if (score > bestScore[target]) {
                bestScore[target] = score;
                bestDiagonal[target] = textDiagonal - index.offset(target);
            }
        }

        private void align(int query, byte[] sequence, int target, int diagonal) {
            byte[] other = sequences[target];
            int shorter = Math.min(sequence.length, other.length);
            int alignment = aligner.alignNear(sequence, other, diagonal, HALF_BAND);
            double identity = (double) LocalAligner.identical(alignment) / shorter;
            boolean significant = isSignificant(LocalAligner.score(alignment), shorter);
            if (!(significant && identity >= spec.identity())
                    && (significant || identity >= spec.identity() - 0.05)) {
                alignment = aligner.align(sequence, other);
                identity = (double) LocalAligner.identical(alignment) / shorter;
                significant = isSignificant(LocalAligner.score(alignment), shorter);
            }
            if (!significant) {
                return;
            }
            if (identity >= spec.identity()) {
                components.join(rows[query], rows[target]);
            } else if (identity >= spec.identity() - NOTED_BELOW) {
                pairs.add(
                        new SimilarPair(
                                Math.min(rows[query], rows[target]),
                                Math.max(rows[query], rows[target]),
                                identity));
            }
        }
    }

    private static byte[] reverseComplement(byte[] sequence) {
        byte[] reversed = new byte[sequence.length];
        for (int i = 0; i < reversed.length; i++) {
            byte code = sequence[sequence.length - 1 - i];
            // Codes are those of A, C, G, T and, unchanged, of unknown.
            reversed[i] = code < 4 ? (byte) (3 - code) : code;
        }
        return reversed;
    }

    /** A sequence as the key of a map. */
    private record Content(byte[] letters) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Content content && Arrays.equals(letters, content.letters);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(letters);
        }
    }
}
