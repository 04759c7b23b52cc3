// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.util;

import org.knime.core.node.InvalidSettingsException;

/** Checks of arguments, state and settings. Texts are patterns of {@link String#format}. */
public final class CheckUtils {
    private CheckUtils() {}

    private static String format(final String template, final Object[] arguments) {
        return arguments.length == 0 ? template : String.format(template, arguments);
    }

    /**
     * Checks an argument.
     *
     * @param arg the argument
     * @param template what is wrong if it is null
     * @param templateArgs values in the text
     * @param <T> its type
     * @return the argument
     * @throws IllegalArgumentException if it is null
     */
    public static <T> T checkArgumentNotNull(
            final T arg, final String template, final Object... templateArgs) {
        checkArgument(arg != null, template, templateArgs);
        return arg;
    }

    /**
     * Checks an argument.
     *
     * @param arg the argument
     * @param <T> its type
     * @return the argument
     * @throws IllegalArgumentException if it is null
     */
    public static <T> T checkArgumentNotNull(final T arg) {
        checkArgument(arg != null, "Argument must not be null.");
        return arg;
    }

    /**
     * Checks a condition on arguments.
     *
     * @param predicate the condition
     * @param message what is wrong if it does not hold
     * @throws IllegalArgumentException if it does not hold
     */
    public static void checkArgument(final boolean predicate, final String message) {
        if (!predicate) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * Checks a condition on arguments.
     *
     * @param predicate the condition
     * @param template what is wrong if it does not hold
     * @param templateArgs values in the text
     * @throws IllegalArgumentException if it does not hold
     */
    public static void checkArgument(
            final boolean predicate, final String template, final Object... templateArgs) {
        if (!predicate) {
            throw new IllegalArgumentException(format(template, templateArgs));
        }
    }

    /**
     * Checks a condition on the state.
     *
     * @param predicate the condition
     * @param message what is wrong if it does not hold
     * @throws IllegalStateException if it does not hold
     */
    public static void checkState(final boolean predicate, final String message) {
        if (!predicate) {
            throw new IllegalStateException(message);
        }
    }

    /**
     * Checks a condition on the state.
     *
     * @param predicate the condition
     * @param template what is wrong if it does not hold
     * @param templateArgs values in the text
     * @throws IllegalStateException if it does not hold
     */
    public static void checkState(
            final boolean predicate, final String template, final Object... templateArgs) {
        if (!predicate) {
            throw new IllegalStateException(format(template, templateArgs));
        }
    }

    /**
     * Checks a reference.
     *
     * @param arg the reference
     * @param <T> its type
     * @return the reference
     * @throws NullPointerException if it is null
     */
    public static <T> T checkNotNull(final T arg) {
        return checkNotNull(arg, "Argument must not be null.");
    }

    /**
     * Checks a reference.
     *
     * @param arg the reference
     * @param message what is wrong if it is null
     * @param <T> its type
     * @return the reference
     * @throws NullPointerException if it is null
     */
    public static <T> T checkNotNull(final T arg, final String message) {
        if (arg == null) {
            throw new NullPointerException(message);
        }
        return arg;
    }

    /**
     * Checks a condition on settings.
     *
     * @param predicate the condition
     * @param template what is wrong if it does not hold
     * @param templateArgs values in the text
     * @throws InvalidSettingsException if it does not hold
     */
    public static void checkSetting(
            final boolean predicate, final String template, final Object... templateArgs)
            throws InvalidSettingsException {
        if (!predicate) {
            throw new InvalidSettingsException(format(template, templateArgs));
        }
    }

    /**
     * Checks a setting.
     *
     * @param arg the setting
     * @param template what is wrong if it is null
     * @param templateArgs values in the text
     * @param <T> its type
     * @return the setting
     * @throws InvalidSettingsException if it is null
     */
    public static <T> T checkSettingNotNull(
            final T arg, final String template, final Object... templateArgs)
            throws InvalidSettingsException {
        checkSetting(arg != null, template, templateArgs);
        return arg;
    }
}
