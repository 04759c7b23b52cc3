// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Writes JSON that may stand inside an HTML document: the characters that could end a script
 * element or begin markup are written by their codes. Numbers are rounded to six digits; numbers
 * that are not finite become null.
 */
public final class JsonWriter {

    private static final MathContext SIX_DIGITS = new MathContext(6);
    private static final double LARGEST_EXACT = 1L << 53;

    private final StringBuilder out = new StringBuilder();
    private boolean needsComma;

    /** Starts an empty text. */
    JsonWriter() {}

    /**
     * Writes an object.
     *
     * @param content writes its fields
     * @return this
     */
    JsonWriter object(Runnable content) {
        begin('{');
        content.run();
        return end('}');
    }

    /**
     * Writes a list.
     *
     * @param items its items
     * @param each writes an item
     * @param <T> the type of the items
     * @return this
     */
    <T> JsonWriter list(List<? extends T> items, BiConsumer<JsonWriter, ? super T> each) {
        begin('[');
        items.forEach(item -> each.accept(this, item));
        return end(']');
    }

    /**
     * Writes the name of a field, whose value must follow.
     *
     * @param name the name
     * @return this
     */
    JsonWriter field(String name) {
        comma();
        quote(name);
        out.append(':');
        needsComma = false;
        return this;
    }

    JsonWriter text(String value) {
        comma();
        quote(value);
        return this;
    }

    JsonWriter texts(List<String> values) {
        return list(values, JsonWriter::text);
    }

    JsonWriter number(double value) {
        comma();
        if (!Double.isFinite(value)) {
            out.append("null");
        } else if (value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT) {
            out.append((long) value);
        } else {
            out.append(new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros());
        }
        return this;
    }

    JsonWriter numbers(double[] values) {
        begin('[');
        for (double value : values) {
            number(value);
        }
        return end(']');
    }

    JsonWriter truth(boolean value) {
        comma();
        out.append(value);
        return this;
    }

    JsonWriter nothing() {
        comma();
        out.append("null");
        return this;
    }

    private void begin(char bracket) {
        comma();
        out.append(bracket);
        needsComma = false;
    }

    private JsonWriter end(char bracket) {
        out.append(bracket);
        needsComma = true;
        return this;
    }

    private void comma() {
        if (needsComma) {
            out.append(',');
        }
        needsComma = true;
    }

    private void quote(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (isUnsafe(c)) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** What JSON forbids, what HTML could take for markup, and halves of broken pairs. */
    static boolean isUnsafe(char c) {
        return c < ' '
                || c == '<'
                || c == '>'
                || c == '&'
                || c == '\''
                || c == 0x7F
                || c == 0x2028
                || c == 0x2029
                || Character.isSurrogate(c);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
