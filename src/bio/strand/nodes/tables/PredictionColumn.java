// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.tables;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;

/**
 * How columns of predictions are called, and what they say of themselves in their properties, so
 * that a node after the predictor knows what was predicted.
 */
public final class PredictionColumn {

    private static final String KIND = "strand.prediction";

    private static final String BEGIN = "Prediction (";

    private PredictionColumn() {}

    /** What a column predicts. */
    public enum Kind {
        /** A class of each sequence. */
        CLASS("class"),
        /** A number for each sequence. */
        NUMBER("number"),
        /** Yes or no for each sequence. */
        YES_NO("yes-no"),
        /** A label of each position. */
        POSITIONS("positions"),
        /** The next values at each step. */
        FORECAST("forecast");

        private final String stored;

        Kind(String stored) {
            this.stored = stored;
        }
    }

    /**
     * The name of a prediction column.
     *
     * @param target the column with what is predicted
     * @return {@code Prediction (target)}
     */
    public static String name(String target) {
        return BEGIN + target + ")";
    }

    /**
     * The column whose predictions a column's name says it holds.
     *
     * @param name the name of a column
     * @return the text in brackets of {@code Prediction (target)}; empty for any other name
     */
    public static Optional<String> targetIn(String name) {
        return name.startsWith(BEGIN) && name.endsWith(")") && name.length() > BEGIN.length() + 1
                ? Optional.of(name.substring(BEGIN.length(), name.length() - 1))
                : Optional.empty();
    }

    /**
     * The name of the column with the probabilities of a class.
     *
     * @param target the column with what is predicted
     * @param label the class
     * @param suffix what the user adds to the names
     * @return {@code P (target=label)} and the suffix
     */
    public static String probabilityName(String target, String label, String suffix) {
        return "P (%s=%s)%s".formatted(target, label, suffix);
    }

    /**
     * Notes what a column predicts.
     *
     * @param column the column
     * @param kind what it predicts
     * @return the column with the note among its properties
     */
    public static DataColumnSpec mark(DataColumnSpec column, Kind kind) {
        Objects.requireNonNull(kind, "kind");
        Map<String, String> properties = new HashMap<>();
        DataColumnProperties stored = column.getProperties();
        stored.properties()
                .asIterator()
                .forEachRemaining(
                        key -> properties.put(key.toString(), stored.getProperty(key.toString())));
        properties.put(KIND, kind.stored);
        DataColumnSpecCreator marked = new DataColumnSpecCreator(column);
        marked.setProperties(new DataColumnProperties(properties));
        return marked.createSpec();
    }

    /**
     * What a column says that it predicts.
     *
     * @param column the column
     * @return empty if it says nothing, or what a later version noted
     */
    public static Optional<Kind> kindOf(DataColumnSpec column) {
        String stored = column.getProperties().getProperty(KIND);
        for (Kind kind : Kind.values()) {
            if (kind.stored.equals(stored)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
