// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A Markov chain over symbols as a generator of sequences: each symbol depends on the {@code order}
 * symbols before it (the first ones on as many as there are) and, in a position-specific chain, on
 * its position. The position-specific chain of order 0 is a position weight matrix.
 *
 * <p><b>Estimate.</b> With c(h, s) how often symbol s followed the context h, c(h) their sum over s
 * and D(h) the number of different symbols that did, {@code P(s | h) = (c(h, s) + D(h) P(s | h')) /
 * (c(h) + D(h))}: the pseudocount D(h) is shared by the distribution of the context h' that lacks
 * the earliest symbol (Witten and Bell, IEEE Trans. Inf. Theory 37:1085-1094, 1991); below the
 * empty context stands the uniform distribution over the symbols. A context that was never seen
 * thus has the distribution of the longest one that was.
 *
 * <p><b>Lengths.</b> The homogeneous chain draws a length from those of the rows it was fitted to.
 * The position-specific chain has the end of the sequence as a further symbol, which is never
 * smoothed in where no sequence ended. Rows are drawn symbol by symbol from {@link
 * SplittableRandom}; equal seeds give equal rows. Windows with unknown symbols are not counted. Not
 * safe for use by several threads.
 */
public final class MarkovChain implements SequenceBaseline {

    /** Largest order of a homogeneous chain. */
    public static final int MAXIMUM_ORDER = 5;

    /** Largest order of a position-specific chain. */
    public static final int MAXIMUM_POSITION_ORDER = 3;

    private final int symbols;
    private final int order;
    private final boolean positionSpecific;
    private final int[] lengths;
    private final int longest;
    private final KmerCounts[] counts;
    private final Map<Long, double[]> distributions = new HashMap<>();

    private MarkovChain(
            EncodedSequences rows,
            int symbols,
            int order,
            boolean positionSpecific,
            CancellationToken cancellation) {
        this.symbols = symbols;
        this.order = order;
        this.positionSpecific = positionSpecific;
        longest = rows.maximumLength();
        lengths = new int[rows.size()];
        counts = new KmerCounts[order + 1];
        for (int h = 0; h <= order; h++) {
            counts[h] = new KmerCounts();
        }
        short[] row = new short[longest + 1];
        for (int i = 0; i < rows.size(); i++) {
            if (i % Kmers.ROWS_BETWEEN_CHECKS == 0) {
                cancellation.throwIfCancelled();
            }
            lengths[i] = rows.copyCodes(i, row, 0);
            count(row, lengths[i]);
        }
    }

    /**
     * Fits a chain that is the same at all positions.
     *
     * @param rows the sequences to fit it to, at least one
     * @param symbols number of symbols, at least 1
     * @param order 0 to {@value #MAXIMUM_ORDER}
     * @return the chain
     * @throws IllegalArgumentException if a value is out of range
     */
    public static MarkovChain homogeneous(EncodedSequences rows, int symbols, int order) {
        return homogeneous(rows, symbols, order, CancellationToken.never());
    }

    static MarkovChain homogeneous(
            EncodedSequences rows, int symbols, int order, CancellationToken cancellation) {
        check(rows, symbols, order, MAXIMUM_ORDER);
        return new MarkovChain(rows, symbols, order, false, cancellation);
    }

    /**
     * Fits a chain of its own for each position.
     *
     * @param rows the sequences to fit it to, at least one
     * @param symbols number of symbols, at least 1
     * @param order 0 to {@value #MAXIMUM_POSITION_ORDER}
     * @return the chain
     * @throws IllegalArgumentException if a value is out of range
     */
    public static MarkovChain positionSpecific(EncodedSequences rows, int symbols, int order) {
        return positionSpecific(rows, symbols, order, CancellationToken.never());
    }

    static MarkovChain positionSpecific(
            EncodedSequences rows, int symbols, int order, CancellationToken cancellation) {
        check(rows, symbols, order, MAXIMUM_POSITION_ORDER);
        return new MarkovChain(rows, symbols, order, true, cancellation);
    }

    private static void check(EncodedSequences rows, int symbols, int order, int maximum) {
        if (rows.size() == 0) {
            throw new IllegalArgumentException("A Markov chain cannot be fitted to no sequence.");
        }
        if (order < 0 || order > maximum) {
            throw new IllegalArgumentException(
                    "The order of the chain is 0 to %d, not %d.".formatted(maximum, order));
        }
        Kmers.check(symbols, order + 1, MAXIMUM_ORDER + 1);
    }

    @Override
    public String name() {
        if (!positionSpecific) {
            return "Markov chain, order " + order;
        }
        return order == 0
                ? "Position weight matrix"
                : "Position-specific Markov chain, order " + order;
    }

    private void count(short[] row, int length) {
        int ends = positionSpecific && length < longest ? length : length - 1;
        if (ends == length) {
            row[length] = (short) symbols;
        }
        for (int t = 0; t <= ends; t++) {
            boolean known = (row[t] & 0xFFFF) < symbols || t == length;
            for (int h = 0; h <= Math.min(order, t) && known; h++) {
                known = h == 0 || (row[t - h] & 0xFFFF) < symbols;
                if (known) {
                    counts[h].add(key(t, row, h) * (symbols + 1L) + (row[t] & 0xFFFF));
                }
            }
        }
    }

    /** Number of a context at a position. */
    private long key(int t, short[] row, int h) {
        long key = positionSpecific ? t : 0;
        for (int j = t - h; j < t; j++) {
            key = key * (symbols + 1L) + (row[j] & 0xFFFF);
        }
        return key;
    }

    @Override
    public EncodedSequences generate(int number, SplittableRandom random) {
        EncodedSequences generated = new EncodedSequences();
        short[] row = new short[longest];
        for (int i = 0; i < number; i++) {
            int length = positionSpecific ? longest : lengths[random.nextInt(lengths.length)];
            int t = 0;
            while (t < length) {
                int symbol =
                        Draws.draw(distribution(t, row, Math.min(order, t)), random.nextDouble());
                if (symbol == symbols) {
                    break;
                }
                row[t++] = (short) symbol;
            }
            int[] codes = new int[t];
            for (int j = 0; j < t; j++) {
                codes[j] = row[j] & 0xFFFF;
            }
            generated.add(EncodedSequence.ofCodes(codes));
        }
        return generated;
    }

    /** Probabilities of the symbols, and of the end, after the last h symbols before t. */
    private double[] distribution(int t, short[] row, int h) {
        long key = key(t, row, h);
        // Contexts of different lengths have numbers of their own.
        long entry = key * (order + 1L) + h;
        double[] known = distributions.get(entry);
        if (known != null) {
            return known;
        }
        double[] lower;
        if (h == 0) {
            lower = new double[symbols + 1];
            Arrays.fill(lower, 0, symbols, 1.0 / symbols);
        } else {
            lower = distribution(t, row, h - 1);
        }
        double[] seen = new double[symbols + 1];
        double total = 0;
        int different = 0;
        for (int s = 0; s <= symbols; s++) {
            seen[s] = counts[h].count(key * (symbols + 1L) + s);
            total += seen[s];
            different += seen[s] > 0 ? 1 : 0;
        }
        if (total == 0) {
            return lower;
        }
        for (int s = 0; s <= symbols; s++) {
            seen[s] = (seen[s] + different * lower[s]) / (total + different);
        }
        distributions.put(entry, seen);
        return seen;
    }

    /**
     * The probability of a symbol.
     *
     * @param position the position of the symbol; of no effect in a homogeneous chain
     * @param symbol 0 to {@code symbols} - 1; {@code symbols} for the end of the sequence
     * @param context the symbols before it, as many as the order says or fewer, the last one next
     *     to the symbol
     * @return 0 to 1
     */
    public double probability(int position, int symbol, int... context) {
        int h = Math.min(order, context.length);
        short[] row = new short[Math.max(position, h)];
        int at = Math.max(position, h);
        for (int j = 1; j <= h; j++) {
            row[at - j] = (short) context[context.length - j];
        }
        return distribution(at, row, h)[symbol];
    }
}
