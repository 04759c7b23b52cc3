// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.sequence.DelimitedFormat;
import bio.strand.engine.sequence.DelimitedReader;
import bio.strand.engine.sequence.FastaReader;
import bio.strand.engine.sequence.SequenceFile;
import bio.strand.engine.sequence.SequenceReadOptions;
import bio.strand.engine.sequence.SequenceReader;
import bio.strand.engine.sequence.SequenceRecord;
import bio.strand.nodes.io.reader.SequenceReaderNodeParameters.FileFormat;
import bio.strand.nodes.io.reader.SequenceReaderNodeParameters.RowIdSource;
import bio.strand.nodes.tables.TableSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;

/**
 * How the sequences of one file become a table: which columns it has and which value of a record
 * goes where. Made from the beginning of the file, so that it is known before the file is read.
 */
final class SequenceTableLayout {

    /** How many headers of a FASTA file are looked at for keys. */
    static final int SAMPLED_HEADERS = 1000;

    /**
     * No more of a FASTA file is looked at: sequences may be long, and configuring must be quick.
     */
    private static final long SAMPLED_BYTES = 4L << 20;

    private static final String IDENTIFIER = "Identifier";
    private static final String DESCRIPTION = "Description";
    private static final String SEQUENCE = "Sequence";

    private record Column(String name, Function<SequenceRecord, String> value) {}

    /** Opens the file for reading. */
    @FunctionalInterface
    private interface Opener {
        SequenceReader open(CancellationToken cancellation) throws IOException;
    }

    private final List<Column> columns;
    private final Opener opener;
    private final Set<String> keys;

    private SequenceTableLayout(List<Column> columns, Opener opener, Set<String> keys) {
        this.columns = columns;
        this.opener = opener;
        this.keys = keys;
    }

    /**
     * Looks at the beginning of a file.
     *
     * @param file the file
     * @param parameters how the user wants it to be read
     * @return the layout
     * @throws IOException if the file cannot be read or is not as it should be
     * @throws InvalidSettingsException if the settings do not fit the file
     */
    static SequenceTableLayout of(Path file, SequenceReaderNodeParameters parameters)
            throws IOException, InvalidSettingsException {
        SequenceFile.Format format = formatOf(file, parameters.format);
        return switch (format) {
            case DELIMITED -> ofDelimited(file, parameters);
            default -> ofFasta(file, parameters);
        };
    }

    /**
     * The columns of the table.
     *
     * @return a new specification
     */
    DataTableSpec spec() {
        TableSchema.Builder schema = TableSchema.builder();
        columns.forEach(column -> schema.text(column.name()));
        return schema.toSpec();
    }

    /**
     * Opens the file that the layout was made for.
     *
     * @param cancellation asked while reading
     * @return a reader at the first record, to be closed
     * @throws IOException if the file cannot be read or is not as it should be
     */
    SequenceReader open(CancellationToken cancellation) throws IOException {
        return opener.open(cancellation);
    }

    /**
     * The values of a row.
     *
     * @param sequence the record
     * @return one value a column; null where the record has none
     */
    Object[] values(SequenceRecord sequence) {
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            String value = columns.get(i).value().apply(sequence);
            values[i] = value == null || value.isEmpty() ? null : value;
        }
        return values;
    }

    /**
     * A key of a FASTA header that has no column, because it is not among the first headers.
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

    private static SequenceFile.Format formatOf(Path file, FileFormat chosen)
            throws IOException, InvalidSettingsException {
        if (chosen == FileFormat.FASTA) {
            return SequenceFile.Format.FASTA;
        }
        SequenceFile.Format detected = SequenceFile.detect(file).format();
        if (chosen == FileFormat.DELIMITED && detected == SequenceFile.Format.FASTA) {
            throw new InvalidSettingsException(
                    String.format(
                            "File '%s' begins like FASTA, but the format is set to delimited text:"
                                    + " set \"Format\" to FASTA or automatic.",
                            file));
        }
        return detected;
    }

    private static SequenceTableLayout ofFasta(Path file, SequenceReaderNodeParameters parameters)
            throws IOException {
        Set<String> keys = parameters.furtherColumns ? sampleKeys(file) : Set.of();
        List<Column> columns = new ArrayList<>();
        if (parameters.rowIds != RowIdSource.IDENTIFIER) {
            columns.add(new Column(IDENTIFIER, SequenceRecord::id));
        }
        // The whole text of the header: what has no column is not lost.
        columns.add(new Column(DESCRIPTION, SequenceRecord::description));
        Set<String> taken = new HashSet<>(Set.of(IDENTIFIER, DESCRIPTION, SEQUENCE));
        for (String key : keys) {
            columns.add(new Column(unique(key, taken), sequence -> sequence.attributes().get(key)));
        }
        columns.add(new Column(SEQUENCE, SequenceRecord::sequence));
        SequenceReadOptions options = options(parameters, parameters.furtherColumns);
        return new SequenceTableLayout(
                columns, cancellation -> new FastaReader(file, options, cancellation), keys);
    }

    private static Set<String> sampleKeys(Path file) throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        SequenceReadOptions options =
                new SequenceReadOptions(true, false, SequenceReadOptions.DEFAULT_MAXIMUM_LENGTH);
        try (SequenceReader reader = new FastaReader(file, options, CancellationToken.never())) {
            SequenceRecord sequence = reader.next();
            for (int i = 0; i < SAMPLED_HEADERS && sequence != null; i++) {
                keys.addAll(sequence.attributes().keySet());
                sequence = reader.bytesRead() < SAMPLED_BYTES ? reader.next() : null;
            }
        }
        return keys;
    }

    private static SequenceTableLayout ofDelimited(
            Path file, SequenceReaderNodeParameters parameters)
            throws IOException, InvalidSettingsException {
        DelimitedFormat format = chosenColumns(file, DelimitedFormat.detect(file), parameters);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < format.header().size(); i++) {
            String name = format.header().get(i);
            if (i == format.idColumn()) {
                if (parameters.rowIds != RowIdSource.IDENTIFIER) {
                    columns.add(new Column(name, SequenceRecord::id));
                }
            } else if (i == format.sequenceColumn()) {
                columns.add(new Column(name, SequenceRecord::sequence));
            } else if (i == format.labelColumn() || parameters.furtherColumns) {
                columns.add(new Column(name, sequence -> sequence.attributes().get(name).strip()));
            }
        }
        boolean hasAttributes =
                parameters.furtherColumns || format.labelColumn() != DelimitedFormat.NONE;
        SequenceReadOptions options = options(parameters, hasAttributes);
        return new SequenceTableLayout(
                columns,
                cancellation -> new DelimitedReader(file, format, options, cancellation),
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

    private static SequenceReadOptions options(
            SequenceReaderNodeParameters parameters, boolean keepsAttributes) {
        return new SequenceReadOptions(
                keepsAttributes,
                parameters.rowIds == RowIdSource.IDENTIFIER,
                SequenceReadOptions.DEFAULT_MAXIMUM_LENGTH);
    }

    private static String unique(String name, Set<String> taken) {
        String candidate = name;
        for (int i = 1; !taken.add(candidate); i++) {
            candidate = name + " (#" + i + ")";
        }
        return candidate;
    }
}
