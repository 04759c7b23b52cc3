// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.predictor;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.SequenceEncoder;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.SequenceEncodingException;
import bio.strand.engine.model.Predictor;
import bio.strand.engine.model.SequenceModel;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.RowMapping;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.RowView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.MissingCell;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.KNIMEException;

/** Predicts batches of rows; rows that cannot be predicted get missing cells with the reason. */
final class PredictingMapping implements RowMapping {

    private final Predictor predictor;

    /** Null where the column is encoded already. */
    private final SequenceEncoder encoder;

    private final Input input;
    private final OutputCells output;
    private final SkippedRows skipped;

    /**
     * Where sequences come from.
     *
     * @param column index of the column
     * @param encoded whether it holds encoded sequences rather than text
     */
    record Input(int column, boolean encoded) {}

    private PredictingMapping(
            Predictor predictor,
            SequenceEncoder encoder,
            Input input,
            OutputCells output,
            SkippedRows skipped) {
        this.predictor = predictor;
        this.encoder = encoder;
        this.input = input;
        this.output = output;
        this.skipped = skipped;
    }

    /**
     * Opens a model.
     *
     * @param model the model
     * @param input where sequences come from
     * @param output what becomes of predictions
     * @param skipped counts the rows that cannot be predicted
     * @param cancellation asked while predicting
     * @return the mapping, to be closed
     * @throws KNIMEException if the model cannot give what the user wants
     */
    static PredictingMapping open(
            SequenceModel model,
            Input input,
            OutputCells output,
            SkippedRows skipped,
            CancellationToken cancellation)
            throws KNIMEException {
        SequenceEncoder encoder =
                model.encoding() instanceof SequenceEncoding encoding && !input.encoded()
                        ? new SequenceEncoder(encoding)
                        : null;
        Predictor predictor = model.predictor(cancellation);
        try {
            output.check(predictor);
        } catch (KNIMEException | RuntimeException e) {
            predictor.close();
            throw e;
        }
        return new PredictingMapping(predictor, encoder, input, output, skipped);
    }

    @Override
    public List<DataCell[]> map(List<DataRow> rows)
            throws KNIMEException, CanceledExecutionException {
        List<DataCell[]> cells = new ArrayList<>(rows.size());
        List<EncodedSequence> sequences = new ArrayList<>(rows.size());
        List<String> rowIds = new ArrayList<>(rows.size());
        for (DataRow row : rows) {
            // Null holds the place of a row whose cells are known only after the batch is
            // predicted.
            int before = sequences.size();
            cells.add(collect(RowView.of(row), sequences));
            if (sequences.size() > before) {
                rowIds.add(row.getKey().getString());
            }
        }
        List<DataCell[]> predicted = predict(sequences, rowIds);
        int next = 0;
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) == null) {
                cells.set(i, predicted.get(next));
                next++;
            }
        }
        return cells;
    }

    @Override
    public void close() {
        predictor.close();
    }

    private List<DataCell[]> predict(List<EncodedSequence> sequences, List<String> rowIds)
            throws KNIMEException, CanceledExecutionException {
        try {
            return sequences.isEmpty() ? List.of() : output.predict(predictor, sequences, rowIds);
        } catch (RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }

    /** Adds the row's sequence to those to predict, or gives the cells of a row without one. */
    private DataCell[] collect(RowView row, List<EncodedSequence> sequences) {
        if (row.isMissing(input.column())) {
            String reason = row.missingReason(input.column());
            return skip(row, reason.isEmpty() ? "the sequence is missing" : reason);
        }
        EncodedSequence sequence;
        try {
            sequence =
                    input.encoded()
                            ? row.encoded(input.column())
                            : encoder.encode(row.rowId(), row.text(input.column()));
        } catch (SequenceEncodingException e) {
            return skip(row, "the sequence " + e.reason());
        }
        String refusal = predictor.refusal(sequence).orElse(null);
        if (refusal != null) {
            return skip(row, refusal);
        }
        sequences.add(sequence);
        return null;
    }

    private DataCell[] skip(RowView row, String reason) {
        skipped.add(row.rowId(), reason);
        DataCell[] cells = new DataCell[output.count()];
        Arrays.fill(cells, new MissingCell(reason));
        return cells;
    }
}
