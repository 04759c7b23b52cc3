// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import bio.strand.engine.sequence.FeatureLocation;
import bio.strand.engine.sequence.SequenceFeature;
import bio.strand.engine.sequence.SequenceFile;
import bio.strand.nodes.io.reader.SequenceItem.FeatureItem;
import bio.strand.nodes.tables.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.knime.core.data.DataTableSpec;

/** How the features of the records become the second table. */
final class FeatureTableLayout {

    private static final String SEQUENCE_ID = "Sequence ID";
    private static final String TYPE = "Type";
    private static final String START = "Start";
    private static final String END = "End";
    private static final String STRAND = "Strand";
    private static final String LOCATION = "Location";
    private static final String QUALIFIERS = "Qualifiers";
    private static final String SEQUENCE = "Sequence";
    private static final String PROTEIN = "protein";

    private final List<OutputColumn<FeatureItem>> columns;
    private final Predicate<SequenceFeature> wanted;

    private FeatureTableLayout(
            List<OutputColumn<FeatureItem>> columns, Predicate<SequenceFeature> wanted) {
        this.columns = columns;
        this.wanted = wanted;
    }

    /**
     * Which features the settings ask for.
     *
     * @param types the types, separated by commas; empty for all
     * @return tells whether a feature is wanted
     */
    static Predicate<SequenceFeature> filter(String types) {
        Set<String> names =
                Arrays.stream(types.split("[,;\\n]"))
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet());
        return feature ->
                names.isEmpty() || names.contains(feature.type().toLowerCase(Locale.ROOT));
    }

    /**
     * The columns for a format.
     *
     * @param format the format of the files
     * @param qualifiers the names that get a column of their own
     * @param parameters the settings
     * @return the layout; the table of a format without features has the same first columns
     */
    static FeatureTableLayout of(
            SequenceFile.Format format,
            Set<String> qualifiers,
            SequenceReaderNodeParameters parameters) {
        List<OutputColumn<FeatureItem>> columns = new ArrayList<>();
        columns.add(OutputColumn.text(SEQUENCE_ID, item -> item.sequence().rowId()));
        columns.add(OutputColumn.text(TYPE, item -> item.feature().type()));
        columns.add(position(START, FeatureLocation::start));
        columns.add(position(END, FeatureLocation::end));
        boolean stranded = format != SequenceFile.Format.UNIPROT;
        columns.add(OutputColumn.text(STRAND, item -> stranded ? strand(item) : null));
        columns.add(OutputColumn.text(LOCATION, item -> item.feature().location().text()));
        Set<String> taken =
                new HashSet<>(
                        Set.of(
                                SEQUENCE_ID,
                                TYPE,
                                START,
                                END,
                                STRAND,
                                LOCATION,
                                QUALIFIERS,
                                SEQUENCE));
        for (String name : qualifiers) {
            columns.add(
                    OutputColumn.text(
                            SequenceTableLayout.unique(name, taken),
                            item -> valueOf(item.feature(), name)));
        }
        columns.add(OutputColumn.text(QUALIFIERS, item -> describe(item.feature())));
        if (parameters.featureSequences) {
            columns.add(
                    OutputColumn.text(
                            SEQUENCE,
                            item ->
                                    item.feature()
                                            .location()
                                            .cutFrom(item.sequence().record().sequence())
                                            .orElse(null)));
        }
        return new FeatureTableLayout(columns, filter(parameters.featureTypes));
    }

    private static OutputColumn<FeatureItem> position(
            String name, java.util.function.ToLongFunction<FeatureLocation> position) {
        return new OutputColumn<>(
                name,
                ValueKind.LONG_INTEGER,
                item -> {
                    long value = position.applyAsLong(item.feature().location());
                    return value == FeatureLocation.UNKNOWN ? null : (Object) value;
                });
    }

    private static String strand(FeatureItem item) {
        boolean protein = PROTEIN.equals(item.sequence().record().attributes().get("Molecule"));
        return protein ? null : item.feature().location().strand().symbol();
    }

    /** All values of a name; that of a name that stands alone, such as pseudo, is the name. */
    private static String valueOf(SequenceFeature feature, String name) {
        List<String> values = feature.values(name);
        return values.stream()
                .map(value -> value.isEmpty() ? name : value)
                .collect(Collectors.joining("; "));
    }

    private static String describe(SequenceFeature feature) {
        return feature.qualifiers().stream()
                .map(q -> q.value().isEmpty() ? q.name() : q.name() + "=" + q.value())
                .collect(Collectors.joining("; "));
    }

    /**
     * The columns of the table.
     *
     * @return a new specification
     */
    DataTableSpec spec() {
        TableSchema.Builder schema = TableSchema.builder();
        OutputColumn.addTo(schema, columns);
        return schema.toSpec();
    }

    /**
     * Whether a feature is given out.
     *
     * @param feature the feature
     * @return true if its type is wanted
     */
    boolean takes(SequenceFeature feature) {
        return wanted.test(feature);
    }

    /**
     * The values of a row.
     *
     * @param item the feature
     * @return one value a column; null where there is none
     */
    Object[] values(FeatureItem item) {
        return OutputColumn.values(columns, item);
    }
}
