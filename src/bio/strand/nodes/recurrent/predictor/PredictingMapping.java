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
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.KNIMEException;

/** Predicts batches of rows; rows that cannot be predicted get missing cells with the reason. */
final class PredictingMapping implements RowMapping {

    private final Predictor predictor;
    private final SequenceEncoder encoder;
    private final List<StringCell> labels;
    private final int column;
    private final boolean encoded;
    private final boolean appendConfidence;
    private final boolean appendProbabilities;
    private final SkippedRows skipped;

    PredictingMapping(
            SequenceModel model,
            int column,
            boolean encoded,
            boolean appendConfidence,
            boolean appendProbabilities,
            SkippedRows skipped,
            CancellationToken cancellation) {
        encoder = new SequenceEncoder((SequenceEncoding) model.encoding());
        labels = model.task().names().stream().map(StringCell::new).toList();
        this.column = column;
        this.encoded = encoded;
        this.appendConfidence = appendConfidence;
        this.appendProbabilities = appendProbabilities;
        this.skipped = skipped;
        predictor = model.predictor(cancellation);
    }

    @Override
    public List<DataCell[]> map(List<DataRow> rows)
            throws KNIMEException, CanceledExecutionException {
        List<DataCell[]> cells = new ArrayList<>(rows.size());
        List<EncodedSequence> sequences = new ArrayList<>(rows.size());
        for (DataRow row : rows) {
            // Null holds the place of a row whose cells are known only after the batch is
            // predicted.
            cells.add(collect(RowView.of(row), sequences));
        }
        float[][] probabilities = predict(sequences);
        int next = 0;
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) == null) {
                cells.set(i, toCells(probabilities[next]));
                next++;
            }
        }
        return cells;
    }

    @Override
    public void close() {
        predictor.close();
    }

    private float[][] predict(List<EncodedSequence> sequences)
            throws KNIMEException, CanceledExecutionException {
        try {
            return sequences.isEmpty() ? new float[0][] : predictor.predict(sequences);
        } catch (RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }

    /** Adds the row's sequence to those to predict, or gives the cells of a row without one. */
    private DataCell[] collect(RowView row, List<EncodedSequence> sequences) {
        if (row.isMissing(column)) {
            String reason = row.missingReason(column);
            return skip(row, reason.isEmpty() ? "the sequence is missing" : reason);
        }
        EncodedSequence sequence;
        try {
            sequence =
                    encoded ? row.encoded(column) : encoder.encode(row.rowId(), row.text(column));
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
        DataCell[] cells = new DataCell[columns()];
        Arrays.fill(cells, new MissingCell(reason));
        return cells;
    }

    private int columns() {
        return 1 + (appendConfidence ? 1 : 0) + (appendProbabilities ? labels.size() : 0);
    }

    private DataCell[] toCells(float[] probabilities) {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            if (probabilities[k] > probabilities[best]) {
                best = k;
            }
        }
        DataCell[] cells = new DataCell[columns()];
        int filled = 0;
        cells[filled++] = labels.get(best);
        if (appendConfidence) {
            cells[filled++] = number(probabilities[best]);
        }
        if (appendProbabilities) {
            for (float probability : probabilities) {
                cells[filled++] = number(probability);
            }
        }
        return cells;
    }

    /** The shortest decimal number that a probability of single precision stands for. */
    private static DataCell number(float probability) {
        return new DoubleCell(Double.parseDouble(Float.toString(probability)));
    }
}
