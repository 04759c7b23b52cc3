// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import bio.strand.engine.sequence.Alphabet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A motif of one or more elements with random spacings between them. Spacings are independent of
 * each other and of the symbols.
 *
 * @param name what the motif is called
 * @param elements the elements from left to right, at least one, all over the same alphabet
 * @param spacings the spacings between them, one fewer than elements
 */
public record MotifModel(
        String name, List<PositionWeightMatrix> elements, List<SpacingDistribution> spacings) {

    private static final Pattern SPACER = Pattern.compile("\\[([^\\[\\]]*)\\]");
    private static final Pattern RANGE =
            Pattern.compile("\\s*(\\d{1,6})\\s*(?:-\\s*(\\d{1,6})\\s*)?");
    private static final Pattern WEIGHT =
            Pattern.compile("\\s*(\\d{1,6})\\s*:\\s*(\\d+(?:\\.\\d+)?)\\s*");

    /**
     * Checks that the parts fit.
     *
     * @throws IllegalArgumentException if there is no element, the number of spacings is wrong or
     *     the alphabets differ
     */
    public MotifModel {
        elements = List.copyOf(elements);
        spacings = List.copyOf(spacings);
        if (elements.isEmpty() || spacings.size() != elements.size() - 1) {
            throw new IllegalArgumentException(
                    ("A motif needs at least one element and a spacing between any two, not %d "
                                    + "and %d.")
                            .formatted(elements.size(), spacings.size()));
        }
        Alphabet alphabet = elements.get(0).alphabet();
        if (elements.stream().anyMatch(element -> !element.alphabet().equals(alphabet))) {
            throw new IllegalArgumentException("The elements of a motif need the same alphabet.");
        }
    }

    /**
     * Reads a motif written as consensus strings with spacings in brackets between them.
     *
     * <p>{@code TTGACA[15-19]TATAAT} has all spacings from 15 to 19 equally likely, {@code
     * TTGACA[17]TATAAT} only 17, and {@code TTGACA[16:1,17:2,18:1]TATAAT} has weights.
     *
     * @param text the motif; letters are symbols and ambiguity codes of the background's alphabet
     * @param conservation how often each letter is found, 0 to 1
     * @param background what the rest of each position follows
     * @return the motif, named as it is written
     * @throws IllegalArgumentException with what cannot be understood
     */
    public static MotifModel parse(String text, double conservation, BackgroundModel background) {
        String motif = text.strip();
        List<PositionWeightMatrix> elements = new ArrayList<>();
        List<SpacingDistribution> spacings = new ArrayList<>();
        Matcher spacers = SPACER.matcher(motif);
        int from = 0;
        while (spacers.find()) {
            elements.add(element(motif, from, spacers.start(), conservation, background));
            spacings.add(spacing(motif, spacers.group(1)));
            from = spacers.end();
        }
        elements.add(element(motif, from, motif.length(), conservation, background));
        return new MotifModel(motif, elements, spacings);
    }

    private static PositionWeightMatrix element(
            String motif, int from, int to, double conservation, BackgroundModel background) {
        String consensus = motif.substring(from, to).strip();
        if (consensus.isEmpty()) {
            throw new IllegalArgumentException(
                    ("The motif '%s' needs letters before and after every spacing, such as "
                                    + "TTGACA[15-19]TATAAT.")
                            .formatted(motif));
        }
        return PositionWeightMatrix.ofConsensus(consensus, conservation, background);
    }

    private static SpacingDistribution spacing(String motif, String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            int minimum = Integer.parseInt(range.group(1));
            int maximum = range.group(2) == null ? minimum : Integer.parseInt(range.group(2));
            return SpacingDistribution.uniform(minimum, maximum);
        }
        int minimum = -1;
        List<Double> weights = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher weight = WEIGHT.matcher(part);
            if (!weight.matches()) {
                throw new IllegalArgumentException(
                        ("The motif '%s' has the spacing [%s]; write [15-19], [17] or "
                                        + "[16:1,17:2,18:1].")
                                .formatted(motif, text));
            }
            int spacing = Integer.parseInt(weight.group(1));
            if (minimum < 0) {
                minimum = spacing;
            }
            if (spacing < minimum + weights.size()) {
                throw new IllegalArgumentException(
                        "The spacings [%s] of the motif '%s' must ascend.".formatted(text, motif));
            }
            while (weights.size() < spacing - minimum) {
                weights.add(0.0);
            }
            weights.add(Double.valueOf(weight.group(2)));
        }
        return new SpacingDistribution(minimum, weights);
    }

    /**
     * This motif with the preferences of its elements strengthened or weakened.
     *
     * @param exponent as {@link PositionWeightMatrix#sharpened} takes it
     * @return the changed motif
     */
    public MotifModel sharpened(double exponent) {
        return new MotifModel(
                name,
                elements.stream().map(element -> element.sharpened(exponent)).toList(),
                spacings);
    }

    /**
     * The symbols.
     *
     * @return the alphabet of all elements
     */
    public Alphabet alphabet() {
        return elements.get(0).alphabet();
    }

    /**
     * The number of positions of all elements, without spacings.
     *
     * @return 1 or more
     */
    public int elementWidth() {
        return elements.stream().mapToInt(PositionWeightMatrix::width).sum();
    }

    /**
     * The length of the motif with the largest spacings.
     *
     * @return {@link #elementWidth()} or more
     */
    public int maximumLength() {
        return elementWidth() + spacings.stream().mapToInt(SpacingDistribution::maximum).sum();
    }
}
