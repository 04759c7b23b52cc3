// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

/**
 * Hides characters that XML attributes cannot carry: control characters and everything above U+D7FF
 * become {@code %%} and five decimal digits; so does the first of two percent signs.
 */
final class XmlText {
    private static final int DIGITS = 5;

    private XmlText() {}

    static String escape(final String text) {
        final StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            final boolean startsEscape =
                    c == '%' && i + 1 < text.length() && text.charAt(i + 1) == '%';
            if (c < ' ' || c > '\uD7FF' || startsEscape) {
                out.append("%%").append(String.format("%05d", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    static String unescape(final String text) {
        final StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            if (isEscape(text, i)) {
                out.append((char) Integer.parseInt(text.substring(i + 2, i + 2 + DIGITS)));
                i += 2 + DIGITS;
            } else {
                out.append(text.charAt(i));
                i++;
            }
        }
        return out.toString();
    }

    private static boolean isEscape(final String text, final int at) {
        if (!text.startsWith("%%", at) || at + 2 + DIGITS > text.length()) {
            return false;
        }
        for (int i = at + 2; i < at + 2 + DIGITS; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
