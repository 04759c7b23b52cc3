// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.knime.node.parameters.persistence.Persistable;

/** Selects names by a pattern. The empty regular expression selects nothing. */
public class PatternFilter implements Persistable {

    /** The pattern. */
    public String m_pattern;

    /** Whether upper and lower case differ. */
    public boolean m_isCaseSensitive;

    /** Whether the names that do not match are selected. */
    public boolean m_isInverted;

    /** Creates a filter with the empty pattern. */
    public PatternFilter() {
        this.m_pattern = "";
    }

    /** How a pattern is read. */
    public enum PatternMode {
        /** As a regular expression. */
        REGEX,
        /** As a text with {@code *} for any characters and {@code ?} for one. */
        WILDCARD
    }

    /**
     * Returns the selected names.
     *
     * @param mode how the pattern is read
     * @param choices names
     * @return those of the names that are selected
     */
    public String[] getSelected(PatternMode mode, String[] choices) {
        return Stream.of(choices).filter(getIsSelectedPredicate(mode)).toArray(String[]::new);
    }

    /**
     * Returns which names are selected.
     *
     * @param mode how the pattern is read
     * @return accepts the selected names
     */
    public Predicate<String> getIsSelectedPredicate(PatternMode mode) {
        Predicate<String> matches = matcher(mode, inCase(m_pattern));
        return name -> matches.test(inCase(name)) != m_isInverted;
    }

    private String inCase(String text) {
        return m_isCaseSensitive ? text : text.toLowerCase(Locale.getDefault());
    }

    private static Predicate<String> matcher(PatternMode mode, String pattern) {
        return switch (mode) {
            case REGEX ->
                    pattern.isEmpty()
                            ? name -> false
                            : Pattern.compile("^" + pattern + "$").asPredicate();
            case WILDCARD ->
                    Pattern.compile(wildcardAsRegex(pattern), Pattern.DOTALL).asMatchPredicate();
        };
    }

    private static String wildcardAsRegex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(pattern.substring(i, i + 1)));
            }
        }
        return regex.toString();
    }
}
