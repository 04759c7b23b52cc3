// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules by which measured values over time become steps of real values.
 *
 * <p>The inputs of a step are, in this order: the measured features; where {@code indicators} is
 * set, for each of them 1 if its value was missing and 0 if not; where {@code timeDifference} is
 * set, the time that passed since the step before (0 for the first), in units of {@code timeUnit}.
 *
 * @param measured the names of the measured features, at least one, all different
 * @param indicators whether each measured feature has an indicator of missing values
 * @param timeDifference whether the last input is the time since the step before
 * @param timeUnit what time differences are divided by, greater than 0 and finite; choose it so
 *     that they come to about 1
 * @param missingValues what happens to missing values
 * @param scaling how the values of a series are scaled before missing ones are filled in
 * @param stepNames the names of the steps where all series have the same ones; else empty. They are
 *     a note for people and play no part in comparing encodings
 * @param maximumLength the most steps of a series, of longer ones the last are kept; 0 for no limit
 */
public record SeriesEncoding(
        List<String> measured,
        boolean indicators,
        boolean timeDifference,
        double timeUnit,
        MissingValuePolicy missingValues,
        SeriesScaling scaling,
        List<String> stepNames,
        int maximumLength)
        implements Encoding {

    /** The version of the stored form that this class writes. */
    public static final int VERSION = 2;

    private static final String KEY_MEASURED = "measured";
    private static final String KEY_INDICATORS = "indicators";
    private static final String KEY_TIME_DIFFERENCE = "timeDifference";
    private static final String KEY_TIME_UNIT = "timeUnit";
    private static final String KEY_MISSING_VALUES = "missingValues";
    private static final String KEY_SCALING = "scaling";
    private static final String KEY_STEP_NAMES = "stepNames";
    private static final String KEY_MAXIMUM_LENGTH = "maximumLength";

    /**
     * Checks the rules.
     *
     * @throws IllegalArgumentException with what is wrong and what to do about it
     */
    public SeriesEncoding {
        measured = List.copyOf(measured);
        stepNames = List.copyOf(stepNames);
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("A series needs at least one measured feature.");
        }
        if (new HashSet<>(measured).size() < measured.size()) {
            throw new IllegalArgumentException(
                    "The measured features " + measured + " are not all different; rename one.");
        }
        if (missingValues == null || scaling == null) {
            throw new IllegalArgumentException(
                    "A series needs a choice for missing values and for scaling.");
        }
        if (!(timeUnit > 0 && timeUnit < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The time unit must be greater than 0, not " + timeUnit + ".");
        }
        if (maximumLength < 0) {
            throw new IllegalArgumentException(
                    "The maximum length must be positive, or 0 for no limit, not "
                            + maximumLength
                            + ".");
        }
    }

    /**
     * The usual rules: no indicators, no time difference, missing values kept as such, no scaling,
     * no limit to the length.
     *
     * @param measured the names of the measured features
     * @return the encoding
     */
    public static SeriesEncoding of(List<String> measured) {
        return new SeriesEncoding(
                measured,
                false,
                false,
                1,
                MissingValuePolicy.KEEP,
                SeriesScaling.NONE,
                List.of(),
                0);
    }

    @Override
    public int codes() {
        return 0;
    }

    @Override
    public int features() {
        return measured.size() * (indicators ? 2 : 1) + (timeDifference ? 1 : 0);
    }

    /**
     * The number of measured features: the first inputs of a step, those that a forecast is made
     * for.
     *
     * @return at least 1
     */
    public int valueFeatures() {
        return measured.size();
    }

    /**
     * Whether a value was measured: only then it may count in a loss or a score. Without indicators
     * a value that was filled in cannot be told from a measured one.
     *
     * @param sequence a sequence of this encoding
     * @param step 0 to its length - 1
     * @param feature 0 to {@link #valueFeatures()} - 1
     * @return false if the value is NaN or its indicator says that it was missing
     */
    public boolean isMeasured(EncodedSequence sequence, int step, int feature) {
        return !Float.isNaN(sequence.valueAt(step, feature))
                && !(indicators && sequence.valueAt(step, measured.size() + feature) != 0);
    }

    /**
     * The names of all inputs of a step.
     *
     * @return {@link #features()} names in the order of the inputs
     */
    public List<String> inputNames() {
        List<String> names = new ArrayList<>(measured);
        if (indicators) {
            measured.forEach(name -> names.add(name + " missing"));
        }
        if (timeDifference) {
            names.add("time difference");
        }
        return List.copyOf(names);
    }

    @Override
    public float[][] featureRows() {
        return new float[0][];
    }

    @Override
    public boolean needsEmbedding() {
        return false;
    }

    @Override
    public boolean hasSameCodes(Encoding other) {
        return other instanceof SeriesEncoding series
                && inputNames().equals(series.inputNames())
                && scaling == series.scaling
                && (!timeDifference || timeUnit == series.timeUnit);
    }

    @Override
    public Optional<String> describeDifference(Encoding found) {
        if (!(found instanceof SeriesEncoding other)) {
            return Optional.of("series of values expected, text sequences found");
        }
        return Differences.between(describe(), other.describe());
    }

    private Map<String, String> describe() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("features", String.join(", ", inputNames()));
        if (timeDifference) {
            parts.put("time unit", Double.toString(timeUnit));
        }
        parts.put("missing-value policy", missingValues.name());
        parts.put("scaling", scaling.name());
        parts.put("maximum length", maximumLength == 0 ? "unlimited" : "" + maximumLength);
        return parts;
    }

    @Override
    public JsonObject toJson() {
        JsonObject json = new JsonObject();
        json.addProperty(StoredFields.VERSION, Integer.toString(VERSION));
        json.addProperty(StoredFields.KIND, StoredFields.SERIES);
        json.addProperty(KEY_MEASURED, StoredFields.join(measured));
        json.addProperty(KEY_INDICATORS, Boolean.toString(indicators));
        json.addProperty(KEY_TIME_DIFFERENCE, Boolean.toString(timeDifference));
        json.addProperty(KEY_TIME_UNIT, Double.toString(timeUnit));
        json.addProperty(KEY_MISSING_VALUES, missingValues.name());
        json.addProperty(KEY_SCALING, scaling.name());
        json.addProperty(KEY_STEP_NAMES, StoredFields.join(stepNames));
        json.addProperty(KEY_MAXIMUM_LENGTH, Integer.toString(maximumLength));
        return json;
    }

    static SeriesEncoding fromFields(StoredFields fields) {
        fields.version(VERSION);
        String timeUnit = fields.text(KEY_TIME_UNIT);
        try {
            return new SeriesEncoding(
                    fields.list(KEY_MEASURED),
                    fields.flag(KEY_INDICATORS),
                    fields.flag(KEY_TIME_DIFFERENCE),
                    Double.parseDouble(timeUnit),
                    fields.choice(KEY_MISSING_VALUES, MissingValuePolicy.class),
                    fields.choice(KEY_SCALING, SeriesScaling.class),
                    fields.list(KEY_STEP_NAMES),
                    fields.number(KEY_MAXIMUM_LENGTH));
        } catch (NumberFormatException e) {
            throw StoredFields.unreadable(KEY_TIME_UNIT, timeUnit, e);
        }
    }
}
