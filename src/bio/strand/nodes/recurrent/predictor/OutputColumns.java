// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.predictor;

import bio.strand.nodes.ports.SequenceModelPortObjectSpec;
import bio.strand.nodes.ports.TaskKind;
import bio.strand.nodes.tables.PredictionColumn;
import bio.strand.nodes.tables.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;

/**
 * The columns that the predictor appends; {@link OutputCells} fills them in the same order.
 *
 * @param parameters what the user wants
 * @param model what is known of the model
 * @param table the table to append to
 * @param sequenceColumn the column that is predicted from
 */
record OutputColumns(
        LstmPredictorNodeParameters parameters,
        SequenceModelPortObjectSpec model,
        DataTableSpec table,
        int sequenceColumn) {

    private static final DataType NUMBERS = ListCell.getCollectionType(DoubleCell.TYPE);

    /**
     * The columns.
     *
     * @return empty if they depend on names that only the trained model knows
     */
    Optional<List<DataColumnSpec>> specs() {
        boolean namesAreNeeded =
                model.kind() != TaskKind.POSITIONS || parameters.appendProbabilities;
        if (namesAreNeeded && model.names().isEmpty()) {
            return Optional.empty();
        }
        List<DataColumnSpec> columns = new ArrayList<>();
        switch (model.kind()) {
            case CLASSES -> addClasses(columns);
            case YES_NO -> addYesNo(columns);
            case NUMBERS -> addNumbers(columns);
            case POSITIONS -> addPositions(columns);
            case FORECAST -> addForecasts(columns);
        }
        if (parameters.appendEmbedding) {
            columns.add(list(unique("Embedding (%s)".formatted(target()), columns)));
        }
        if (parameters.appendAttention) {
            columns.add(list(unique("Attention (%s)".formatted(target()), columns)));
        }
        return Optional.of(columns);
    }

    /** What predictions are called after: what was learned or, for series, what is continued. */
    private String target() {
        return model.kind() == TaskKind.FORECAST
                ? table.getColumnSpec(sequenceColumn).getName()
                : model.targetColumn();
    }

    private String predictionName(String target, boolean only) {
        String chosen = parameters.predictionColumn.trim();
        if (chosen.isEmpty()) {
            return PredictionColumn.name(target);
        }
        return only ? chosen : "%s (%s)".formatted(chosen, target);
    }

    private void addClasses(List<DataColumnSpec> columns) {
        String prediction = predictionName(model.targetColumn(), true);
        columns.add(
                TableSchema.builder()
                        .nominal(unique(prediction, columns), model.names())
                        .toSpec()
                        .getColumnSpec(0));
        if (parameters.appendConfidence) {
            columns.add(probability(unique(prediction + " (confidence)", columns)));
        }
        if (parameters.appendProbabilities) {
            for (String label : model.names()) {
                columns.add(
                        probability(unique(probabilityName(model.targetColumn(), label), columns)));
            }
        }
    }

    private void addYesNo(List<DataColumnSpec> columns) {
        boolean only = model.names().size() == 1;
        for (String name : model.names()) {
            columns.add(
                    PredictionColumn.mark(
                            new DataColumnSpecCreator(
                                            unique(predictionName(name, only), columns),
                                            IntCell.TYPE)
                                    .createSpec(),
                            PredictionColumn.Kind.YES_NO));
            if (parameters.appendProbabilities) {
                columns.add(probability(unique(probabilityName(name, "1"), columns)));
            }
        }
    }

    private void addNumbers(List<DataColumnSpec> columns) {
        boolean only = model.names().size() == 1;
        for (String name : model.names()) {
            columns.add(
                    PredictionColumn.mark(
                            new DataColumnSpecCreator(
                                            unique(predictionName(name, only), columns),
                                            DoubleCell.TYPE)
                                    .createSpec(),
                            PredictionColumn.Kind.NUMBER));
        }
    }

    private void addPositions(List<DataColumnSpec> columns) {
        String prediction = predictionName(model.targetColumn(), true);
        columns.add(
                PredictionColumn.mark(
                        new DataColumnSpecCreator(unique(prediction, columns), StringCell.TYPE)
                                .createSpec(),
                        PredictionColumn.Kind.POSITIONS));
        if (parameters.appendConfidence) {
            columns.add(list(unique(prediction + " (confidence)", columns)));
        }
        if (parameters.appendProbabilities) {
            for (String label : model.names()) {
                columns.add(list(unique(probabilityName(model.targetColumn(), label), columns)));
            }
        }
    }

    private void addForecasts(List<DataColumnSpec> columns) {
        columns.add(
                PredictionColumn.mark(
                        list(unique(predictionName(target(), true), columns)),
                        PredictionColumn.Kind.FORECAST));
        if (parameters.forecastSteps > 0) {
            columns.add(list(unique("Forecast (%s)".formatted(target()), columns)));
        }
    }

    private String probabilityName(String target, String label) {
        return PredictionColumn.probabilityName(target, label, parameters.probabilitySuffix);
    }

    private static DataColumnSpec list(String name) {
        return new DataColumnSpecCreator(name, NUMBERS).createSpec();
    }

    private static DataColumnSpec probability(String name) {
        return TableSchema.builder().number(name, 0, 1).toSpec().getColumnSpec(0);
    }

    /** A name that neither the table nor the columns added before have. */
    private String unique(String wanted, List<DataColumnSpec> taken) {
        String name = wanted;
        for (int i = 1; isTaken(name, taken); i++) {
            name = "%s (#%d)".formatted(wanted, i);
        }
        return name;
    }

    private boolean isTaken(String name, List<DataColumnSpec> taken) {
        return table.containsName(name)
                || taken.stream().anyMatch(column -> column.getName().equals(name));
    }
}
