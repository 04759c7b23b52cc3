// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import bio.strand.engine.sequence.Alphabet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A motif without gaps: at each position a distribution over the symbols, independent of the other
 * positions (Stormo, Bioinformatics 16:16-23, 2000).
 *
 * <p>Instances are immutable.
 */
public final class PositionWeightMatrix {

    private static final Pattern NUMBER = Pattern.compile("[^\\s\\[\\],;|]+");

    private final Alphabet alphabet;
    private final double[][] probabilities;

    private PositionWeightMatrix(Alphabet alphabet, double[][] probabilities) {
        this.alphabet = alphabet;
        this.probabilities = probabilities;
    }

    /**
     * A matrix of given weights.
     *
     * @param alphabet the symbols
     * @param weights {@code [position][symbol]}, counts or probabilities; none negative, some
     *     positive at every position; each position is scaled to sum 1
     * @return the matrix
     * @throws IllegalArgumentException if there is no position, a row has the wrong length, or its
     *     weights cannot be scaled
     */
    public static PositionWeightMatrix of(Alphabet alphabet, double[][] weights) {
        if (weights.length == 0) {
            throw new IllegalArgumentException("A motif needs at least one position.");
        }
        double[][] probabilities = new double[weights.length][];
        for (int i = 0; i < weights.length; i++) {
            double[] row = weights[i].clone();
            double sum = Arrays.stream(row).sum();
            boolean valid = row.length == alphabet.size() && sum > 0 && Double.isFinite(sum);
            if (!valid || Arrays.stream(row).anyMatch(weight -> !(weight >= 0))) {
                throw new IllegalArgumentException(
                        ("Position %d of the motif needs %d weights, none negative and not all"
                                        + " zero, not %s.")
                                .formatted(i + 1, alphabet.size(), Arrays.toString(row)));
            }
            for (int k = 0; k < row.length; k++) {
                row[k] /= sum;
            }
            probabilities[i] = row;
        }
        return new PositionWeightMatrix(alphabet, probabilities);
    }

    /**
     * A matrix from a consensus and how often each of its letters is found. The rest of each
     * position goes to the other symbols in proportion to the background. A letter that stands for
     * several symbols shares its frequency among them in proportion to the background; one that
     * stands for all of them is the background.
     *
     * @param consensus symbols and ambiguity codes of the background's alphabet, at least one
     * @param frequencies how often each letter is found, 0 to 1, one for each
     * @param background what the rest follows
     * @return the matrix
     * @throws IllegalArgumentException if the consensus is empty, has a letter outside the alphabet
     *     or a frequency is missing or out of range
     */
    public static PositionWeightMatrix ofConsensus(
            String consensus, double[] frequencies, BackgroundModel background) {
        Alphabet alphabet = background.alphabet();
        if (consensus.length() != frequencies.length) {
            throw new IllegalArgumentException(
                    "The consensus '%s' needs %d frequencies, not %d."
                            .formatted(consensus, consensus.length(), frequencies.length));
        }
        double[][] weights = new double[consensus.length()][alphabet.size()];
        for (int i = 0; i < weights.length; i++) {
            char letter = consensus.charAt(i);
            int symbol = alphabet.indexOf(letter);
            int[] members = symbol >= 0 ? new int[] {symbol} : alphabet.expansion(letter);
            if (members.length == 0) {
                throw new IllegalArgumentException(
                        ("The consensus '%s' has at position %d %s, which is neither in the"
                                        + " alphabet %s nor an ambiguity code of it.")
                                .formatted(consensus, i + 1, Alphabet.describe(letter), alphabet));
            }
            if (!(frequencies[i] >= 0 && frequencies[i] <= 1)) {
                throw new IllegalArgumentException(
                        ("The frequency of position %d of the consensus '%s' must lie within 0 and "
                                        + "1, not %s.")
                                .formatted(i + 1, consensus, frequencies[i]));
            }
            double inside = 0;
            for (int member : members) {
                inside += background.frequency(member);
            }
            boolean all = members.length == alphabet.size();
            for (int k = 0; k < alphabet.size(); k++) {
                weights[i][k] =
                        all
                                ? background.frequency(k)
                                : background.frequency(k) * (1 - frequencies[i]) / (1 - inside);
            }
            if (!all) {
                for (int member : members) {
                    weights[i][member] = background.frequency(member) * frequencies[i] / inside;
                }
            }
        }
        return of(alphabet, weights);
    }

    /**
     * A matrix from a consensus whose letters are all found equally often.
     *
     * @param consensus symbols and ambiguity codes of the background's alphabet, at least one
     * @param conservation how often each letter is found, 0 to 1
     * @param background what the rest follows
     * @return the matrix
     * @throws IllegalArgumentException as the other method does
     */
    public static PositionWeightMatrix ofConsensus(
            String consensus, double conservation, BackgroundModel background) {
        double[] frequencies = new double[consensus.length()];
        Arrays.fill(frequencies, conservation);
        return ofConsensus(consensus, frequencies, background);
    }

    /**
     * Reads a matrix of counts or probabilities as JASPAR writes them: a line for each symbol,
     * which begins with the symbol and has a number for each position, with or without brackets.
     * Lines that begin with {@code >} or {@code #} and blank lines are skipped. Symbols may stand
     * in any order; all must occur.
     *
     * @param text the lines
     * @param alphabet the symbols
     * @param pseudocount what is added to every number, 0 or more, so that no symbol is impossible
     * @return the matrix
     * @throws IllegalArgumentException with the line at fault
     */
    public static PositionWeightMatrix parse(String text, Alphabet alphabet, double pseudocount) {
        if (!(pseudocount >= 0 && Double.isFinite(pseudocount))) {
            throw new IllegalArgumentException(
                    "The pseudocount must not be negative, not " + pseudocount + ".");
        }
        double[][] rows = new double[alphabet.size()][];
        int width = -1;
        String[] lines = text.split("\\R");
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.isEmpty() || line.startsWith(">") || line.startsWith("#")) {
                continue;
            }
            int symbol = alphabet.indexOf(line.charAt(0));
            if (symbol < 0) {
                throw new IllegalArgumentException(
                        "Line %d of the matrix begins with %s, which is not in the alphabet %s."
                                .formatted(i + 1, Alphabet.describe(line.charAt(0)), alphabet));
            }
            double[] row = numbers(line.substring(1), i + 1);
            if (rows[symbol] != null || width >= 0 && row.length != width) {
                throw new IllegalArgumentException(
                        ("Line %d of the matrix repeats a symbol or has another number of positions"
                                        + " than the line before.")
                                .formatted(i + 1));
            }
            rows[symbol] = row;
            width = row.length;
        }
        double[][] weights = new double[Math.max(width, 0)][alphabet.size()];
        for (int k = 0; k < rows.length; k++) {
            if (rows[k] == null) {
                throw new IllegalArgumentException(
                        "The matrix has no line for the symbol '" + alphabet.symbolAt(k) + "'.");
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i][k] = rows[k][i] + pseudocount;
            }
        }
        return of(alphabet, weights);
    }

    private static double[] numbers(String text, int line) {
        List<Double> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            try {
                numbers.add(Double.valueOf(matcher.group()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "Line %d of the matrix has '%s' where a number should stand."
                                .formatted(line, matcher.group()),
                        e);
            }
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * This motif with its preferences strengthened or weakened: every probability is raised to a
     * power and each position scaled to sum 1 again.
     *
     * @param exponent above 1 to strengthen, below 1 to weaken, 0 for all symbols equal; finite and
     *     not negative
     * @return the changed matrix
     * @throws IllegalArgumentException if the exponent is out of range
     */
    public PositionWeightMatrix sharpened(double exponent) {
        if (!(exponent >= 0 && Double.isFinite(exponent))) {
            throw new IllegalArgumentException(
                    "The exponent must not be negative, not " + exponent + ".");
        }
        double[][] weights = new double[probabilities.length][];
        for (int i = 0; i < weights.length; i++) {
            double largest = Arrays.stream(probabilities[i]).max().orElseThrow();
            weights[i] =
                    Arrays.stream(probabilities[i])
                            .map(p -> StrictMath.pow(p / largest, exponent))
                            .toArray();
        }
        return of(alphabet, weights);
    }

    /**
     * The symbols.
     *
     * @return the alphabet
     */
    public Alphabet alphabet() {
        return alphabet;
    }

    /**
     * The number of positions.
     *
     * @return 1 or more
     */
    public int width() {
        return probabilities.length;
    }

    /**
     * The probability of a symbol at a position.
     *
     * @param position 0 to {@link #width()} - 1
     * @param symbol the index of the symbol in the alphabet
     * @return 0 to 1; a position sums to 1
     */
    public double probability(int position, int symbol) {
        return probabilities[position][symbol];
    }

    /**
     * The information of the motif against a background: the sum over the positions of the relative
     * entropy (Kullback and Leibler, 1951).
     *
     * @param background a model over the same alphabet
     * @return bits, 0 or more
     */
    public double informationBits(BackgroundModel background) {
        double bits = 0;
        for (double[] row : probabilities) {
            for (int k = 0; k < row.length; k++) {
                bits += row[k] == 0 ? 0 : row[k] * Math.log(row[k] / background.frequency(k));
            }
        }
        return bits / Math.log(2);
    }
}
