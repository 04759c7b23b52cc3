// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/**
 * Windows of one size over a sequence, a fixed step apart, each with one position of interest, the
 * one that a label belongs to: a residue whose state is wanted, a base that may be a splice site.
 *
 * <p>With {@link Ends#COMPLETE} the windows lie within the sequence: the first one begins with it.
 * With {@link Ends#FILLED} the positions of interest are the first symbol of the sequence and then
 * every {@code step}-th one, and windows hang over its ends where they must.
 *
 * @param size positions of a window, at least 1
 * @param step positions from the beginning of a window to that of the next one, at least 1
 * @param labelPosition the position of interest within a window, 1 to {@code size}
 * @param ends what happens at the ends of a sequence
 */
public record SequenceWindows(int size, int step, int labelPosition, Ends ends) {

    /** What happens at the ends of a sequence. */
    public enum Ends {
        /** Windows lie within the sequence; positions near its ends are never of interest. */
        COMPLETE,
        /** Windows hang over the ends, where they are filled up. */
        FILLED
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public SequenceWindows {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "The window length must be at least 1, not " + size + ".");
        }
        if (step < 1) {
            throw new IllegalArgumentException("The step must be at least 1, not " + step + ".");
        }
        if (labelPosition < 1 || labelPosition > size) {
            throw new IllegalArgumentException(
                    "The label position must be within the window, 1 to %d, not %d."
                            .formatted(size, labelPosition));
        }
        if (ends == null) {
            throw new IllegalArgumentException("Windows need a choice for the ends of a sequence.");
        }
    }

    /**
     * The number of windows of a sequence.
     *
     * @param length the sequence's length, 0 or more
     * @return 0 if no window fits
     */
    public int count(int length) {
        if (ends == Ends.FILLED) {
            return length == 0 ? 0 : (length - 1) / step + 1;
        }
        return length < size ? 0 : (length - size) / step + 1;
    }

    /**
     * Where a window begins.
     *
     * @param window the window's number, from 0
     * @return the index of its first position in the sequence, from 0; negative where it hangs over
     */
    public int start(int window) {
        return window * step - (ends == Ends.FILLED ? labelPosition - 1 : 0);
    }

    /**
     * Where a window's position of interest lies.
     *
     * @param window the window's number, from 0
     * @return its index in the sequence, from 0
     */
    public int label(int window) {
        return start(window) + labelPosition - 1;
    }

    /**
     * The symbols of a window.
     *
     * @param sequence the whole sequence
     * @param window the window's number, 0 to {@code count(sequence.length()) - 1}
     * @param filling stands for each position beyond the ends
     * @return a text of {@code size} characters
     */
    public String text(String sequence, int window, char filling) {
        int start = start(window);
        int from = Math.max(0, start);
        int to = Math.min(sequence.length(), start + size);
        StringBuilder text = new StringBuilder(size);
        text.append(String.valueOf(filling).repeat(from - start));
        text.append(sequence, from, to);
        return text.append(String.valueOf(filling).repeat(size - text.length())).toString();
    }
}
