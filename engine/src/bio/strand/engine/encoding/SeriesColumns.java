// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * Which columns of a wide table hold which feature at which time, as their names say: {@code alpha
 * 0, alpha 7, alpha 14} are three steps of one feature.
 */
public final class SeriesColumns {

    /** Stands for the time in a pattern. */
    public static final String TIME = "{time}";

    /** Stands for the name of a feature in a pattern. */
    public static final String FEATURE = "{feature}";

    private static final String TIME_GROUP = "time";
    private static final String FEATURE_GROUP = "feature";
    private static final String NUMBER = "[+-]?\\d+(?:\\.\\d+)?";
    private static final Pattern UNSIGNED = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?:time|feature)}");
    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?<([A-Za-z][A-Za-z0-9]*)>");
    private static final int FEWEST_STEPS = 2;
    private static final int SHOWN = 5;

    /**
     * A name taken apart.
     *
     * @param family the name with {@value #TIME} in place of the number
     * @param time the number
     * @param text the number as it stands in the name
     */
    public record NumberedName(String family, double time, String text) {}

    private final List<String> features;
    private final double[] times;
    private final List<String> stepNames;
    private final String[][] columns;

    private SeriesColumns(Map<String, TreeMap<Double, String>> found, Map<Double, String> texts) {
        features = List.copyOf(found.keySet());
        TreeSet<Double> all = new TreeSet<>();
        found.values().forEach(steps -> all.addAll(steps.keySet()));
        times = all.stream().mapToDouble(Double::doubleValue).toArray();
        stepNames = all.stream().map(texts::get).toList();
        columns = new String[times.length][features.size()];
        for (int t = 0; t < times.length; t++) {
            for (int f = 0; f < features.size(); f++) {
                columns[t][f] = found.get(features.get(f)).get(times[t]);
            }
        }
    }

    /**
     * Finds the steps by the last number in each name: names that are alike but for that number are
     * the steps of one feature. Names without a number, and those that no second one is like, are
     * left out. Several features are accepted if all have the same times.
     *
     * @param names the names of all columns that may hold values
     * @param featureName the name of the feature when there is only one
     * @return the columns by time and feature
     * @throws IllegalArgumentException if no two names form a series, or several series have
     *     different times; the message lists patterns to choose from
     */
    public static SeriesColumns byNumbers(List<String> names, String featureName) {
        Map<String, TreeMap<Double, String>> families = new LinkedHashMap<>();
        Map<Double, String> texts = new LinkedHashMap<>();
        for (String name : names) {
            NumberedName numbered = numbered(name).orElse(null);
            if (numbered != null) {
                put(
                        families.computeIfAbsent(numbered.family(), key -> new TreeMap<>()),
                        numbered.time(),
                        name);
                texts.putIfAbsent(numbered.time(), numbered.text());
            }
        }
        families.values().removeIf(steps -> steps.size() < FEWEST_STEPS);
        if (families.isEmpty()) {
            throw new IllegalArgumentException(
                    "No two numeric columns have names that differ only in a number, as steps of a"
                            + " series have (\"alpha 0\", \"alpha 7\"); give a column pattern, or"
                            + " rename the columns.");
        }
        if (families.values().stream().map(Map::keySet).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "The numbered columns form %d series with different times; give the column pattern of the one that is meant: %s."
                            .formatted(families.size(), shown(families.keySet())));
        }
        Map<String, TreeMap<Double, String>> features = new LinkedHashMap<>();
        families.forEach(
                (family, steps) ->
                        features.put(
                                families.size() == 1 ? featureName : plain(family, features),
                                steps));
        return new SeriesColumns(features, texts);
    }

    /**
     * Finds the steps by a pattern that the whole name must match.
     *
     * @param names the names of all columns that may hold values
     * @param pattern text with {@value #TIME} where the time stands and, for several features,
     *     {@value #FEATURE} where the name of the feature stands; or a regular expression whose
     *     group named {@code time}, or only group, is the time, and whose group named {@code
     *     feature}, if there is one, is the feature
     * @param featureName the name of the feature when the pattern does not say it
     * @return the columns by time and feature
     * @throws IllegalArgumentException if the pattern is malformed, does not say where the time is,
     *     fits no column, or fits two columns of the same feature and time
     */
    public static SeriesColumns byPattern(List<String> names, String pattern, String featureName) {
        Pattern compiled = compile(pattern);
        boolean namesFeature = hasGroup(compiled, FEATURE_GROUP);
        boolean namesTime = hasGroup(compiled, TIME_GROUP);
        Map<String, TreeMap<Double, String>> features = new LinkedHashMap<>();
        Map<Double, String> texts = new LinkedHashMap<>();
        for (String name : names) {
            Matcher matcher = compiled.matcher(name);
            if (!matcher.matches()) {
                continue;
            }
            String text = namesTime ? matcher.group(TIME_GROUP) : matcher.group(1);
            double time = time(text, name, pattern);
            String feature = namesFeature ? matcher.group(FEATURE_GROUP).strip() : featureName;
            put(features.computeIfAbsent(feature, key -> new TreeMap<>()), time, name);
            texts.putIfAbsent(time, text);
        }
        if (features.isEmpty()) {
            throw new IllegalArgumentException(
                    "The column pattern \"%s\" fits none of the %d numeric columns%s; correct it, for example to %s."
                            .formatted(
                                    pattern,
                                    names.size(),
                                    names.isEmpty() ? "" : " (" + shown(names) + ")",
                                    example(names)));
        }
        return new SeriesColumns(features, texts);
    }

    private static Pattern compile(String pattern) {
        boolean template = PLACEHOLDER.matcher(pattern).find();
        Pattern compiled;
        try {
            compiled = Pattern.compile(template ? fromTemplate(pattern) : pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "The column pattern \"%s\" is no valid pattern (%s); write %s where the time stands, for example \"alpha %s\"."
                            .formatted(pattern, e.getDescription(), TIME, TIME),
                    e);
        }
        if (!hasGroup(compiled, TIME_GROUP)
                && (template || compiled.matcher("").groupCount() != 1)) {
            throw new IllegalArgumentException(
                    "The column pattern \"%s\" does not say where the time stands; write %s there, for example \"alpha %s\"."
                            .formatted(pattern, TIME, TIME));
        }
        return compiled;
    }

    private static String fromTemplate(String template) {
        StringBuilder expression = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(template);
        int end = 0;
        while (placeholder.find()) {
            expression.append(literal(template.substring(end, placeholder.start())));
            expression.append(
                    placeholder.group().equals(TIME)
                            ? "(?<" + TIME_GROUP + ">" + NUMBER + ")"
                            : "(?<" + FEATURE_GROUP + ">.+?)");
            end = placeholder.end();
        }
        return expression.append(literal(template.substring(end))).toString();
    }

    private static String literal(String text) {
        return text.isEmpty() ? "" : Pattern.quote(text);
    }

    private static boolean hasGroup(Pattern pattern, String group) {
        Matcher names = NAMED_GROUP.matcher(pattern.pattern());
        while (names.find()) {
            if (names.group(1).equals(group)) {
                return true;
            }
        }
        return false;
    }

    private static double time(String text, String name, String pattern) {
        try {
            double time = text == null ? Double.NaN : Double.parseDouble(text.strip());
            if (Double.isFinite(time)) {
                return time;
            }
        } catch (NumberFormatException e) {
            throw notANumber(text, name, pattern, e);
        }
        throw notANumber(text, name, pattern, null);
    }

    private static IllegalArgumentException notANumber(
            String text, String name, String pattern, Exception cause) {
        return new IllegalArgumentException(
                "The column pattern \"%s\" takes \"%s\" for the time of column \"%s\", which is no number; correct the pattern."
                        .formatted(pattern, text, name),
                cause);
    }

    private static void put(TreeMap<Double, String> steps, double time, String name) {
        String other = steps.putIfAbsent(time, name);
        if (other != null) {
            throw new IllegalArgumentException(
                    "The columns \"%s\" and \"%s\" hold the same feature at the same time (%s); rename or remove one, or correct the column pattern."
                            .formatted(other, name, SeriesEncoder.number(time)));
        }
    }

    /**
     * Takes a name apart at its last number, as {@link #byNumbers} does.
     *
     * @param name any text
     * @return its parts; empty if it has no number
     */
    public static Optional<NumberedName> numbered(String name) {
        Matcher numbers = UNSIGNED.matcher(name);
        int start = -1;
        int end = -1;
        while (numbers.find()) {
            start = numbers.start();
            end = numbers.end();
        }
        if (start < 0) {
            return Optional.empty();
        }
        // In "t -5" the minus is a sign, in "cln3-1" a hyphen.
        boolean signed =
                start > 0
                        && name.charAt(start - 1) == '-'
                        && (start == 1 || !Character.isLetterOrDigit(name.charAt(start - 2)));
        int from = signed ? start - 1 : start;
        String text = name.substring(from, end);
        return Optional.of(
                new NumberedName(
                        name.substring(0, from) + TIME + name.substring(end),
                        Double.parseDouble(text),
                        text));
    }

    /** The words of a family, as the name of a feature that no other one has. */
    private static String plain(String family, Map<String, ?> taken) {
        String words = family.replace(TIME, " ").replaceAll("[\\s_.:;,/-]+", " ").strip();
        return words.isEmpty() || taken.containsKey(words) ? family : words;
    }

    private static String example(List<String> names) {
        return names.stream()
                .flatMap(name -> numbered(name).stream())
                .map(numbered -> "\"" + numbered.family() + "\"")
                .findFirst()
                .orElse("\"alpha " + TIME + "\"");
    }

    private static String shown(Collection<String> names) {
        return names.stream()
                        .limit(SHOWN)
                        .map(name -> "\"" + name + "\"")
                        .collect(Collectors.joining(", "))
                + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }

    /**
     * The features.
     *
     * @return their names, at least one, in the order of their first columns
     */
    public List<String> features() {
        return features;
    }

    /**
     * The time of each step.
     *
     * @return a new array, increasing
     */
    public double[] times() {
        return times.clone();
    }

    /**
     * The time of each step as the names of the columns say it.
     *
     * @return one text a step
     */
    public List<String> stepNames() {
        return stepNames;
    }

    /**
     * The column of a feature at a step.
     *
     * @param step 0 to the number of steps - 1
     * @param feature the index of the feature
     * @return the name of the column, or null if the table has none for it
     */
    public String column(int step, int feature) {
        return columns[step][feature];
    }

    /**
     * Whether all steps are equally far apart, to within a thousandth of the smallest distance.
     *
     * @return true for fewer than three steps, too
     */
    public boolean isEvenlySpaced() {
        return isEvenlySpaced(times);
    }

    /**
     * Whether some times are equally far apart, to within a thousandth of the smallest distance.
     *
     * @param times increasing times
     * @return true for fewer than three
     */
    public static boolean isEvenlySpaced(double[] times) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int t = 1; t < times.length; t++) {
            smallest = Math.min(smallest, times[t] - times[t - 1]);
            largest = Math.max(largest, times[t] - times[t - 1]);
        }
        return times.length < 3 || largest - smallest <= smallest / 1000;
    }
}
