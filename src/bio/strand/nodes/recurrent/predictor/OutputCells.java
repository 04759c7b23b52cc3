// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.predictor;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.model.Prediction;
import bio.strand.engine.model.Predictor;
import bio.strand.nodes.ports.SequenceModelPortObjectSpec;
import bio.strand.nodes.ports.TaskKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.KNIMEException;

/** Makes the cells of {@link OutputColumns} from what the model says of each sequence. */
final class OutputCells {

    private final LstmPredictorNodeParameters parameters;
    private final TaskKind kind;
    private final List<String> names;
    private final List<StringCell> labels;
    private final Optional<PredictionPreview> preview;

    /**
     * Prepares the cells of one model.
     *
     * @param parameters what the user wants
     * @param model what is known of the model
     * @param preview collects what the view shows; empty if there is no view to fill
     */
    OutputCells(
            LstmPredictorNodeParameters parameters,
            SequenceModelPortObjectSpec model,
            Optional<PredictionPreview> preview) {
        this.parameters = parameters;
        this.preview = preview;
        kind = model.kind();
        names = model.names();
        labels = names.stream().map(StringCell::new).toList();
    }

    /**
     * Refuses what the model cannot give.
     *
     * @param predictor the opened model
     * @throws KNIMEException with the setting to change
     */
    void check(Predictor predictor) throws KNIMEException {
        if (parameters.appendAttention && !predictor.hasAttention()) {
            throw new KNIMEException(
                    "The model has no attention whose weights could be appended. Train it with the"
                            + " aggregation \"Attention\", or switch \"Append attention weights\""
                            + " off.");
        }
    }

    /** How many cells there are for each row. */
    int count() {
        int own =
                switch (kind) {
                    case CLASSES, POSITIONS ->
                            1
                                    + (parameters.appendConfidence ? 1 : 0)
                                    + (parameters.appendProbabilities ? names.size() : 0);
                    case YES_NO -> names.size() * (parameters.appendProbabilities ? 2 : 1);
                    case NUMBERS -> names.size();
                    case FORECAST -> parameters.forecastSteps > 0 ? 2 : 1;
                };
        return own + (parameters.appendEmbedding ? 1 : 0) + (parameters.appendAttention ? 1 : 0);
    }

    /**
     * Predicts sequences.
     *
     * @param predictor the opened model
     * @param sequences what to predict, at least one
     * @param rowIds the rows that they stand in
     * @return the cells of each in the order of the columns
     */
    List<DataCell[]> predict(
            Predictor predictor, List<EncodedSequence> sequences, List<String> rowIds) {
        Set<Prediction.Detail> details = EnumSet.noneOf(Prediction.Detail.class);
        if (parameters.appendEmbedding) {
            details.add(Prediction.Detail.EMBEDDING);
        }
        if (parameters.appendAttention) {
            details.add(Prediction.Detail.ATTENTION);
        }
        List<Prediction> predictions = predictor.predict(sequences, details);
        float[][] rollOuts =
                kind == TaskKind.FORECAST && parameters.forecastSteps > 0
                        ? predictor.forecast(sequences, parameters.forecastSteps)
                        : null;
        List<DataCell[]> rows = new ArrayList<>(sequences.size());
        for (int i = 0; i < predictions.size(); i++) {
            List<DataCell> cells = new ArrayList<>();
            add(predictions.get(i), cells);
            if (rollOuts != null) {
                cells.add(list(rollOuts[i], 0, rollOuts[i].length));
            }
            if (parameters.appendEmbedding) {
                cells.add(list(predictions.get(i).embedding()));
            }
            if (parameters.appendAttention) {
                cells.add(list(predictions.get(i).attention()));
            }
            rows.add(cells.toArray(DataCell[]::new));
            if (preview.isPresent()) {
                float[] rollOut = rollOuts == null ? new float[0] : rollOuts[i];
                preview.get().add(rowIds.get(i), sequences.get(i), predictions.get(i), rollOut);
            }
        }
        return rows;
    }

    private void add(Prediction prediction, List<DataCell> cells) {
        float[] outputs = prediction.outputs();
        switch (kind) {
            case CLASSES -> addClasses(outputs, cells);
            case YES_NO -> addYesNo(outputs, cells);
            case NUMBERS -> {
                for (float value : outputs) {
                    cells.add(number(value));
                }
            }
            case POSITIONS -> addPositions(outputs, cells);
            case FORECAST ->
                    // The last output is of the step after the series.
                    cells.add(list(outputs, 0, outputs.length - names.size()));
        }
    }

    private void addClasses(float[] probabilities, List<DataCell> cells) {
        int best = best(probabilities, 0);
        cells.add(labels.get(best));
        if (parameters.appendConfidence) {
            cells.add(number(probabilities[best]));
        }
        if (parameters.appendProbabilities) {
            for (float probability : probabilities) {
                cells.add(number(probability));
            }
        }
    }

    private void addYesNo(float[] probabilities, List<DataCell> cells) {
        for (float probability : probabilities) {
            cells.add(new IntCell(probability >= 0.5f ? 1 : 0));
            if (parameters.appendProbabilities) {
                cells.add(number(probability));
            }
        }
    }

    private void addPositions(float[] probabilities, List<DataCell> cells) {
        int classes = names.size();
        int steps = probabilities.length / classes;
        StringBuilder text = new StringBuilder(steps);
        float[] confidence = new float[steps];
        for (int t = 0; t < steps; t++) {
            int best = best(probabilities, t * classes);
            text.append(names.get(best));
            confidence[t] = probabilities[t * classes + best];
        }
        cells.add(new StringCell(text.toString()));
        if (parameters.appendConfidence) {
            cells.add(list(confidence));
        }
        if (parameters.appendProbabilities) {
            for (int k = 0; k < classes; k++) {
                float[] own = new float[steps];
                for (int t = 0; t < steps; t++) {
                    own[t] = probabilities[t * classes + k];
                }
                cells.add(list(own));
            }
        }
    }

    /** The class of the greatest probability, the first of equal ones. */
    private int best(float[] probabilities, int from) {
        int best = 0;
        for (int k = 1; k < names.size(); k++) {
            if (probabilities[from + k] > probabilities[from + best]) {
                best = k;
            }
        }
        return best;
    }

    private static DataCell list(float[] values) {
        return list(values, 0, values.length);
    }

    private static DataCell list(float[] values, int from, int to) {
        List<DataCell> cells = new ArrayList<>(Math.max(0, to - from));
        for (int i = from; i < to; i++) {
            cells.add(number(values[i]));
        }
        return CollectionCellFactory.createListCell(cells);
    }

    /** The shortest decimal number that a value of single precision stands for. */
    private static DataCell number(float value) {
        return new DoubleCell(Double.parseDouble(Float.toString(value)));
    }
}
