// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.sequence.DelimitedFormat;
import bio.strand.engine.sequence.DelimitedReader;
import bio.strand.engine.sequence.PhredQuality;
import bio.strand.engine.sequence.SequenceFile;
import bio.strand.engine.sequence.SequenceFormatException;
import bio.strand.engine.sequence.SequenceRecord;
import bio.strand.engine.sequence.UniProtHeader;
import bio.strand.nodes.io.reader.SequenceReaderNodeParameters.RowIdSource;
import bio.strand.nodes.tables.TableSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;

/**
 * How the records of the input become a table: which columns it has and which value of a record
 * goes where. Made from the beginning of the input, so that it is known before everything is read.
 */
final class SequenceTableLayout {

    private static final String IDENTIFIER = "Identifier";
    private static final String DESCRIPTION = "Description";
    private static final String SEQUENCE = "Sequence";
    private static final String FILE = "File";
    private static final String MEAN_QUALITY = "Mean quality";
    private static final String MINIMUM_QUALITY = "Minimum quality";
    private static final String QUALITY = "Quality";

    private final ReaderInput input;
    private final ReaderInput.Opener opener;
    private final boolean keepsAttributes;
    private final List<OutputColumn<SequenceItem>> columns;
    private final FeatureTableLayout features;
    private final Set<String> keys;

    private SequenceTableLayout(
            ReaderInput input,
            ReaderInput.Opener opener,
            boolean keepsAttributes,
            List<OutputColumn<SequenceItem>> columns,
            FeatureTableLayout features,
            Set<String> keys) {
        this.input = input;
        this.opener = opener;
        this.keepsAttributes = keepsAttributes;
        this.columns = columns;
        this.features = features;
        this.keys = keys;
    }

    /**
     * Looks at the beginning of the input.
     *
     * @param parameters how the user wants it to be read
     * @return the layout
     * @throws IOException if a file cannot be read or is not as it should be
     * @throws InvalidSettingsException if the settings do not fit the files
     */
    static SequenceTableLayout of(SequenceReaderNodeParameters parameters)
            throws IOException, InvalidSettingsException {
        ReaderInput input = ReaderInput.of(parameters);
        return switch (input.format()) {
            case FASTA, FASTQ -> ofHeaders(input, parameters);
            case GENBANK, EMBL, UNIPROT -> ofFlatFile(input, parameters);
            case DELIMITED -> ofDelimited(input, parameters);
        };
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
     * How the features become the second table.
     *
     * @return the layout
     */
    FeatureTableLayout features() {
        return features;
    }

    /**
     * Opens the input that the layout was made for.
     *
     * @param cancellation asked while reading
     * @return a reader at the first record, to be closed
     * @throws IOException if a file cannot be read or is not as it should be
     */
    ReaderInput.Opened open(CancellationToken cancellation) throws IOException {
        return input.open(opener, keepsAttributes, cancellation);
    }

    /**
     * The values of a row.
     *
     * @param item the record
     * @return one value a column; null where the record has none
     * @throws UncheckedIOException if a value is not the number that its column needs
     */
    Object[] values(SequenceItem item) {
        return OutputColumn.values(columns, item);
    }

    /**
     * A key of a header that has no column, because it is not among the first headers.
     *
     * @param sequence the record
     * @return the first such key of the record, or null if there is none
     */
    String keyWithoutColumn(SequenceRecord sequence) {
        for (String key : sequence.attributes().keySet()) {
            if (!keys.contains(key)) {
                return key;
            }
        }
        return null;
    }

    private static OutputColumn<SequenceItem> text(
            String name, Function<SequenceRecord, String> value) {
        return OutputColumn.text(name, item -> value.apply(item.record()));
    }

    /** A column of values that are all numbers, as far as the beginning of the input tells. */
    private static OutputColumn<SequenceItem> attribute(String name, String key, ValueKind kind) {
        return new OutputColumn<>(
                name,
                kind,
                item -> {
                    String value = item.record().attributes().get(key);
                    if (value == null) {
                        return null;
                    }
                    try {
                        return kind.parse(value.strip());
                    } catch (NumberFormatException e) {
                        throw new UncheckedIOException(
                                new SequenceFormatException(
                                        item.file(),
                                        item.record().line(),
                                        item.number(),
                                        "the value '%s' of '%s' is no number as those before it"
                                                .formatted(value, key),
                                        "correct it, or switch \"Recognise numbers\" off",
                                        e));
                    }
                });
    }

    private static List<OutputColumn<SequenceItem>> firstColumns(
            SequenceReaderNodeParameters parameters) {
        List<OutputColumn<SequenceItem>> columns = new ArrayList<>();
        if (parameters.rowIds != RowIdSource.IDENTIFIER) {
            columns.add(text(IDENTIFIER, SequenceRecord::id));
        }
        // The whole text of the header: what has no column is not lost.
        columns.add(text(DESCRIPTION, SequenceRecord::description));
        return columns;
    }

    private static void addFileColumn(
            List<OutputColumn<SequenceItem>> columns,
            ReaderInput input,
            SequenceReaderNodeParameters parameters,
            Set<String> taken) {
        if (input.isSeveral() && parameters.fileNameColumn) {
            columns.add(
                    OutputColumn.text(
                            unique(FILE, taken), item -> item.file().getFileName().toString()));
        }
    }

    private static SequenceTableLayout ofHeaders(
            ReaderInput input, SequenceReaderNodeParameters parameters) throws IOException {
        ReaderInput.Opener opener = ReaderInput.openerOf(input.format());
        boolean fasta = input.format() == SequenceFile.Format.FASTA;
        boolean mayBeUniProt = fasta && parameters.uniProtColumns;
        RecordSample sample =
                parameters.furtherColumns || mayBeUniProt
                        ? RecordSample.of(input, opener, feature -> false)
                        : new RecordSample(Map.of(), Set.of(), false);
        List<OutputColumn<SequenceItem>> columns = firstColumns(parameters);
        Set<String> taken =
                new HashSet<>(
                        fasta
                                ? Set.of(IDENTIFIER, DESCRIPTION, SEQUENCE)
                                : Set.of(
                                        IDENTIFIER,
                                        DESCRIPTION,
                                        MEAN_QUALITY,
                                        MINIMUM_QUALITY,
                                        QUALITY,
                                        SEQUENCE));
        if (mayBeUniProt && sample.isUniProt()) {
            for (int i = 0; i < UniProtHeader.NAMES.size(); i++) {
                int index = i;
                columns.add(
                        OutputColumn.text(
                                unique(UniProtHeader.NAMES.get(i), taken),
                                item -> item.uniProtValue(index)));
            }
        } else if (parameters.furtherColumns) {
            sample.kinds()
                    .forEach(
                            (key, kind) ->
                                    columns.add(
                                            parameters.detectNumbers && isNumeric(key, kind)
                                                    ? attribute(unique(key, taken), key, kind)
                                                    : text(
                                                            unique(key, taken),
                                                            r -> r.attributes().get(key))));
        }
        if (!fasta && parameters.qualityColumns) {
            addQualityColumns(columns);
        }
        columns.add(text(SEQUENCE, SequenceRecord::sequence));
        addFileColumn(columns, input, parameters, taken);
        return new SequenceTableLayout(
                input,
                opener,
                parameters.furtherColumns,
                columns,
                FeatureTableLayout.of(input.format(), Set.of(), parameters),
                Set.copyOf(sample.kinds().keySet()));
    }

    /** Classes may be called 0 and 1; measured values have decimals. */
    private static boolean isNumeric(String key, ValueKind kind) {
        return kind == ValueKind.NUMBER
                || kind != ValueKind.TEXT && !DelimitedFormat.isLabelName(key);
    }

    private static void addQualityColumns(List<OutputColumn<SequenceItem>> columns) {
        columns.add(
                new OutputColumn<>(
                        MEAN_QUALITY,
                        ValueKind.NUMBER,
                        item -> PhredQuality.mean(item.record().quality())));
        columns.add(
                new OutputColumn<>(
                        MINIMUM_QUALITY,
                        ValueKind.INTEGER,
                        item -> PhredQuality.minimum(item.record().quality())));
        columns.add(text(QUALITY, SequenceRecord::quality));
    }

    private static SequenceTableLayout ofFlatFile(
            ReaderInput input, SequenceReaderNodeParameters parameters) throws IOException {
        ReaderInput.Opener opener = ReaderInput.openerOf(input.format());
        List<OutputColumn<SequenceItem>> columns = firstColumns(parameters);
        Set<String> taken = new HashSet<>(Set.of(IDENTIFIER, DESCRIPTION, SEQUENCE));
        RecordSample sample =
                RecordSample.of(input, opener, FeatureTableLayout.filter(parameters.featureTypes));
        if (parameters.furtherColumns) {
            for (String name : input.format().attributes()) {
                columns.add(text(unique(name, taken), record -> record.attributes().get(name)));
            }
        }
        columns.add(text(SEQUENCE, SequenceRecord::sequence));
        addFileColumn(columns, input, parameters, taken);
        return new SequenceTableLayout(
                input,
                opener,
                true,
                columns,
                FeatureTableLayout.of(
                        input.format(),
                        parameters.furtherColumns ? sample.qualifiers() : Set.of(),
                        parameters),
                Set.copyOf(input.format().attributes()));
    }

    private static SequenceTableLayout ofDelimited(
            ReaderInput input, SequenceReaderNodeParameters parameters)
            throws IOException, InvalidSettingsException {
        Path first = input.first();
        DelimitedFormat format = chosenColumns(first, DelimitedFormat.detect(first), parameters);
        ReaderInput.Opener opener =
                (file, options, token) -> new DelimitedReader(file, format, options, token);
        Map<String, ValueKind> kinds =
                parameters.detectNumbers
                        ? RecordSample.of(input, opener, feature -> false).kinds()
                        : Map.of();
        List<OutputColumn<SequenceItem>> columns = new ArrayList<>();
        for (int i = 0; i < format.header().size(); i++) {
            String name = format.header().get(i);
            boolean label = i == format.labelColumn();
            if (i == format.idColumn()) {
                if (parameters.rowIds != RowIdSource.IDENTIFIER) {
                    columns.add(text(name, SequenceRecord::id));
                }
            } else if (i == format.sequenceColumn()) {
                columns.add(text(name, SequenceRecord::sequence));
            } else if (label || parameters.furtherColumns) {
                ValueKind kind = kinds.getOrDefault(name, ValueKind.TEXT);
                boolean chosen = label && !parameters.labelColumn.isBlank();
                boolean text = chosen ? kind != ValueKind.NUMBER : !isNumeric(name, kind);
                columns.add(
                        text
                                ? text(name, record -> record.attributes().get(name).strip())
                                : attribute(name, name, kind));
            }
        }
        addFileColumn(columns, input, parameters, new HashSet<>(format.header()));
        boolean hasAttributes =
                parameters.furtherColumns || format.labelColumn() != DelimitedFormat.NONE;
        return new SequenceTableLayout(
                input,
                opener,
                hasAttributes,
                columns,
                FeatureTableLayout.of(input.format(), Set.of(), parameters),
                Set.copyOf(format.header()));
    }

    private static DelimitedFormat chosenColumns(
            Path file, DelimitedFormat guessed, SequenceReaderNodeParameters parameters)
            throws InvalidSettingsException {
        DelimitedFormat format = guessed;
        String setting = "Identifier column";
        try {
            if (!parameters.idColumn.isBlank()) {
                format = format.withIdColumn(parameters.idColumn.strip());
            }
            setting = "Label column";
            if (!parameters.labelColumn.isBlank()) {
                format = format.withLabelColumn(parameters.labelColumn.strip());
            }
            setting = "Sequence column";
            if (!parameters.sequenceColumn.isBlank()) {
                format = format.withSequenceColumn(parameters.sequenceColumn.strip());
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(
                    String.format(
                            "File '%s': %s Correct \"%s\" in the dialog.",
                            file, e.getMessage(), setting),
                    e);
        }
        if (format.sequenceColumn() == DelimitedFormat.NONE) {
            throw new InvalidSettingsException(
                    String.format(
                            "File '%s': which column holds the sequences is not clear. Set"
                                    + " \"Sequence column\" to one of: %s.",
                            file, String.join(", ", format.header())));
        }
        return withoutConflicts(file, format, parameters);
    }

    /** A column that the user chose is not what another one was guessed to be. */
    private static DelimitedFormat withoutConflicts(
            Path file, DelimitedFormat format, SequenceReaderNodeParameters parameters)
            throws InvalidSettingsException {
        int sequence = format.sequenceColumn();
        DelimitedFormat result = format;
        if (result.idColumn() == sequence) {
            if (!parameters.idColumn.isBlank()) {
                throw sameColumn(file, format, "Identifier column");
            }
            result = result.withIdColumn(null);
        }
        if (result.labelColumn() == sequence) {
            if (!parameters.labelColumn.isBlank()) {
                throw sameColumn(file, format, "Label column");
            }
            result = result.withLabelColumn(null);
        }
        return result;
    }

    private static InvalidSettingsException sameColumn(
            Path file, DelimitedFormat format, String setting) {
        return new InvalidSettingsException(
                String.format(
                        "File '%s': the column '%s' cannot be both \"Sequence column\" and \"%s\":"
                                + " choose two different ones.",
                        file, format.header().get(format.sequenceColumn()), setting));
    }

    /**
     * Makes a column's name unique.
     *
     * @param name the name
     * @param taken the names that are taken; gets the new one
     * @return the name, with a number if it was taken
     */
    static String unique(String name, Set<String> taken) {
        String candidate = name;
        for (int i = 1; !taken.add(candidate); i++) {
            candidate = name + " (#" + i + ")";
        }
        return candidate;
    }
}
