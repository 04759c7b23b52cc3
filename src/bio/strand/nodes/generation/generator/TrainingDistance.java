// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.generator;

import static bio.strand.nodes.generation.generator.GanGeneratorNodeParameters.TRAINING_TITLE;

import bio.strand.engine.comparison.NearestNeighbourIdentity;
import bio.strand.engine.comparison.NearestProfile;
import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.SequenceEncoder;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.SequenceEncodingException;
import bio.strand.engine.generation.GeneratedRow;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.ColumnRole;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

/** How far generated rows are from the rows of a table. */
final class TrainingDistance implements ToDoubleFunction<GeneratedRow> {

    private final ToDoubleFunction<GeneratedRow> distance;

    private TrainingDistance(ToDoubleFunction<GeneratedRow> distance) {
        this.distance = distance;
    }

    @Override
    public double applyAsDouble(GeneratedRow row) {
        return distance.applyAsDouble(row);
    }

    /**
     * Finds the columns that rows are compared with.
     *
     * @param parameters the settings
     * @param model what is generated
     * @param table the training table
     * @return their indices
     * @throws InvalidSettingsException if a column is missing or does not suit
     */
    static int[] columns(
            GanGeneratorNodeParameters parameters,
            GenerativeModelPortObjectSpec model,
            DataTableSpec table)
            throws InvalidSettingsException {
        if (model.encoding().isEmpty()) {
            return profileColumns(model, table);
        }
        String chosen = parameters.trainingColumn == null ? "" : parameters.trainingColumn;
        String learned = model.columns().get(0);
        if (chosen.isEmpty()
                && table.containsName(learned)
                && ColumnRole.ENCODED_OR_SEQUENCE.matches(table.getColumnSpec(learned))) {
            chosen = learned;
        }
        int index = ColumnRole.ENCODED_OR_SEQUENCE.resolve(table, chosen, TRAINING_TITLE);
        DataColumnSpec column = table.getColumnSpec(index);
        if (ColumnRole.ENCODED.matches(column)) {
            SequenceEncoding found = EncodedColumn.sequenceEncodingOf(column);
            if (!model.encoding().get().hasSameCodes(found)) {
                throw new InvalidSettingsException(
                        "The training sequences in column \"%s\" are encoded otherwise than the model's: %s. Choose the column that the model learned from, or a text column."
                                .formatted(
                                        column.getName(),
                                        model.encoding()
                                                .get()
                                                .describeDifference(found)
                                                .orElse("their codes differ")));
            }
        }
        return new int[] {index};
    }

    private static int[] profileColumns(GenerativeModelPortObjectSpec model, DataTableSpec table)
            throws InvalidSettingsException {
        int[] indices = new int[model.columns().size()];
        for (int i = 0; i < indices.length; i++) {
            String name = model.columns().get(i);
            indices[i] = table.findColumnIndex(name);
            if (indices[i] < 0 || !ColumnRole.NUMBER.matches(table.getColumnSpec(indices[i]))) {
                throw new InvalidSettingsException(
                        "The training table has no numeric column \"%s\", which the model learned from; connect the table that the GAN Learner read."
                                .formatted(name));
            }
        }
        return indices;
    }

    /**
     * Reads the training rows.
     *
     * @param table the table
     * @param columns the columns, as {@link #columns} finds them
     * @param model what is generated
     * @param skipped counts rows that cannot be compared with
     * @param exec for progress and cancellation
     * @return the distance to them
     * @throws KNIMEException if there are none
     * @throws CanceledExecutionException if the user has cancelled
     */
    static TrainingDistance read(
            BufferedDataTable table,
            int[] columns,
            GenerativeModelPortObjectSpec model,
            SkippedRows skipped,
            ExecutionMonitor exec)
            throws KNIMEException, CanceledExecutionException {
        TrainingDistance distance =
                model.encoding().isPresent()
                        ? readSequences(table, columns[0], model, skipped, exec)
                        : readProfiles(table, columns, skipped, exec);
        if (skipped.count() == table.size()) {
            throw new KNIMEException(
                    table.size() == 0
                            ? "The training table has no rows to keep away from; connect the table"
                                    + " that the GAN Learner read."
                            : "None of the %d rows of the training table can be compared with. Choose another column under \"%s\"."
                                    .formatted(table.size(), TRAINING_TITLE));
        }
        return distance;
    }

    private static TrainingDistance readSequences(
            BufferedDataTable table,
            int column,
            GenerativeModelPortObjectSpec model,
            SkippedRows skipped,
            ExecutionMonitor exec)
            throws CanceledExecutionException {
        boolean encoded =
                ColumnRole.ENCODED.matches(table.getDataTableSpec().getColumnSpec(column));
        SequenceEncoder encoder = new SequenceEncoder(model.encoding().orElseThrow());
        EncodedSequences sequences = new EncodedSequences();
        TableRows.forEach(
                table,
                exec,
                "Reading training",
                (index, row) -> {
                    if (row.isMissing(column)) {
                        skipped.add(row.rowId(), "the sequence is missing");
                    } else if (encoded) {
                        sequences.add(row.encoded(column));
                    } else {
                        addText(row, column, encoder, sequences, skipped);
                    }
                });
        NearestNeighbourIdentity nearest = new NearestNeighbourIdentity(sequences);
        return new TrainingDistance(
                row -> {
                    EncodedSequence sequence = row.sequence().orElseThrow();
                    short[] codes = new short[sequence.length()];
                    sequence.copyCodes(codes, 0);
                    return 1 - nearest.of(codes);
                });
    }

    private static void addText(
            RowView row,
            int column,
            SequenceEncoder encoder,
            EncodedSequences sequences,
            SkippedRows skipped) {
        try {
            sequences.add(encoder.encode(row.rowId(), row.text(column)));
        } catch (SequenceEncodingException e) {
            skipped.add(row.rowId(), e.getMessage());
        }
    }

    private static TrainingDistance readProfiles(
            BufferedDataTable table, int[] columns, SkippedRows skipped, ExecutionMonitor exec)
            throws CanceledExecutionException {
        List<float[]> profiles = new ArrayList<>();
        TableRows.forEach(
                table,
                exec,
                "Reading training",
                (index, row) -> {
                    float[] profile = new float[columns.length];
                    for (int i = 0; i < profile.length; i++) {
                        double value =
                                row.isMissing(columns[i]) ? Double.NaN : row.number(columns[i]);
                        if (!Double.isFinite(value)) {
                            skipped.add(row.rowId(), "a value is missing or not finite");
                            return;
                        }
                        profile[i] = (float) value;
                    }
                    profiles.add(profile);
                });
        NearestProfile nearest = new NearestProfile(profiles.toArray(float[][]::new));
        return new TrainingDistance(row -> nearest.distanceTo(row.profile()));
    }
}
