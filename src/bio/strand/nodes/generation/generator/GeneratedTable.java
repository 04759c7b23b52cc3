// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.generator;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.SequenceEncoder;
import bio.strand.engine.generation.Condition;
import bio.strand.engine.generation.GeneratedRow;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.cells.EncodedSequenceCell;
import bio.strand.nodes.cells.SequenceLegend;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec.ConditionKind;
import bio.strand.nodes.tables.TableSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.DoubleCell;

/** How generated rows become rows of a table. */
final class GeneratedTable {

    private final GanGeneratorNodeParameters parameters;
    private final GenerativeModelPortObjectSpec model;
    private final Optional<SequenceEncoder> encoder;
    private final Optional<SequenceLegend> legend;

    /**
     * The table of a model.
     *
     * @param parameters which columns are wanted
     * @param model what is generated
     */
    GeneratedTable(GanGeneratorNodeParameters parameters, GenerativeModelPortObjectSpec model) {
        this.parameters = parameters;
        this.model = model;
        encoder = model.encoding().map(SequenceEncoder::new);
        legend = model.encoding().map(SequenceLegend::of);
    }

    /**
     * The columns.
     *
     * @return the specification; a column whose name is taken by a profile's gets a number
     */
    DataTableSpec spec() {
        TableSchema.Builder schema = TableSchema.builder();
        Set<String> taken = new HashSet<>();
        if (model.encoding().isPresent()) {
            schema.text(free("Sequence", taken));
            if (parameters.appendEncoded) {
                schema.column(
                        EncodedColumn.describe(
                                free("Encoded sequence", taken), model.encoding().get()));
            }
        } else {
            for (String column : model.columns()) {
                schema.number(free(column, taken));
            }
        }
        switch (model.condition().kind()) {
            case NONE -> {
                // Nothing was asked for.
            }
            case CLASSES -> {
                String name = free(model.condition().column(), taken);
                if (model.condition().labels().isEmpty()) {
                    schema.text(name);
                } else {
                    schema.nominal(name, model.condition().labels());
                }
            }
            case NUMBER -> schema.number(free(model.condition().column(), taken));
        }
        if (parameters.appendScore) {
            schema.number(free("Critic score", taken));
        }
        if (parameters.appendDistance) {
            schema.number(free("Distance to training data", taken));
        }
        if (parameters.appendLatent) {
            schema.column(
                    free("Latent vector", taken), ListCell.getCollectionType(DoubleCell.TYPE));
        }
        return schema.toSpec();
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int number = 1; !taken.add(free); number++) {
            free = name + " (#" + number + ")";
        }
        return free;
    }

    /**
     * A sequence as text.
     *
     * @param row a row of a model of sequences
     * @return its letters
     */
    String text(GeneratedRow row) {
        return encoder.orElseThrow().decode(row.sequence().orElseThrow());
    }

    /**
     * The values of a row.
     *
     * @param row the row
     * @param condition the condition that the model was trained with
     * @param distance the distance of a row to the training data
     * @return one value a column
     */
    Object[] values(
            GeneratedRow row, Condition condition, ToDoubleFunction<GeneratedRow> distance) {
        List<Object> values = new ArrayList<>();
        if (encoder.isPresent()) {
            EncodedSequence sequence = row.sequence().orElseThrow();
            values.add(encoder.get().decode(sequence));
            if (parameters.appendEncoded) {
                values.add(new EncodedSequenceCell(sequence, legend.orElseThrow()));
            }
        } else {
            for (float value : row.profile()) {
                values.add(value);
            }
        }
        if (model.condition().kind() != ConditionKind.NONE) {
            values.add(value(condition, row.condition()));
        }
        if (parameters.appendScore) {
            values.add(row.score());
        }
        if (parameters.appendDistance) {
            double far = distance.applyAsDouble(row);
            values.add(Double.isNaN(far) ? null : far);
        }
        if (parameters.appendLatent) {
            values.add(list(row.latent()));
        }
        return values.toArray();
    }

    /** A condition as the user knows it, from what the networks see. */
    private static Object value(Condition condition, float[] vector) {
        if (condition instanceof Condition.Classes classes) {
            int best = 0;
            for (int i = 1; i < vector.length; i++) {
                best = vector[i] > vector[best] ? i : best;
            }
            return classes.labels().get(best);
        }
        Condition.Number number = (Condition.Number) condition;
        return number.mean() + vector[0] * number.deviation();
    }

    private static DataCell list(float[] latent) {
        List<DataCell> cells = new ArrayList<>(latent.length);
        for (float value : latent) {
            cells.add(new DoubleCell(value));
        }
        return CollectionCellFactory.createListCell(cells);
    }
}
