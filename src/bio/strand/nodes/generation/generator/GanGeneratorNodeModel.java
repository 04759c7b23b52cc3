// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.generator;

import static bio.strand.nodes.generation.generator.GanGeneratorNodeParameters.LATENT_PORT;
import static bio.strand.nodes.generation.generator.GanGeneratorNodeParameters.MODEL_PORT;
import static bio.strand.nodes.generation.generator.GanGeneratorNodeParameters.TRAINING_PORT;

import bio.strand.engine.generation.GenerativeModel;
import bio.strand.engine.generation.SequenceGenerator;
import bio.strand.engine.sequence.MotifPattern;
import bio.strand.nodes.generation.generator.GanGeneratorNodeParameters.ConditionChoice;
import bio.strand.nodes.generation.generator.GanGeneratorNodeParameters.Filter;
import bio.strand.nodes.generation.generator.GanGeneratorNodeParameters.Points;
import bio.strand.nodes.ports.GenerativeModelPortObject;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec.ConditionKind;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec.ConditionSummary;
import bio.strand.nodes.runtime.ExecutionProgress;
import bio.strand.nodes.runtime.RowSink;
import bio.strand.nodes.runtime.RowSourceNodeModel;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.TableRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

/** The model of the node GAN Generator. */
final class GanGeneratorNodeModel extends RowSourceNodeModel<GanGeneratorNodeParameters> {

    private static final double READING_SHARE = 0.02;

    private final OptionalInt trainingPort;
    private final OptionalInt latentPort;

    /**
     * Creates the model.
     *
     * @param ports the ports that the node has
     */
    GanGeneratorNodeModel(PortsConfiguration ports) {
        super(GanGeneratorNodeParameters.class, ports.getInputPorts());
        trainingPort = GanGeneratorNodeParameters.port(ports, TRAINING_PORT);
        latentPort = GanGeneratorNodeParameters.port(ports, LATENT_PORT);
    }

    @Override
    protected DataTableSpec describe(GanGeneratorNodeParameters parameters, PortObjectSpec[] specs)
            throws InvalidSettingsException {
        GenerativeModelPortObjectSpec model = (GenerativeModelPortObjectSpec) specs[MODEL_PORT];
        checkSettings(parameters, model, trainingPort.isPresent());
        if (trainingPort.isPresent()) {
            TrainingDistance.columns(
                    parameters, model, (DataTableSpec) specs[trainingPort.getAsInt()]);
        }
        if (latentPort.isPresent()) {
            LatentColumns.find(parameters, model, (DataTableSpec) specs[latentPort.getAsInt()]);
        }
        return new GeneratedTable(parameters, model).spec();
    }

    /** Refuses what does not suit the model; returns what sequences are searched for. */
    private static Optional<MotifPattern> checkSettings(
            GanGeneratorNodeParameters parameters,
            GenerativeModelPortObjectSpec model,
            boolean hasTraining)
            throws InvalidSettingsException {
        if ((parameters.useDistance || parameters.appendDistance) && !hasTraining) {
            throw new InvalidSettingsException(
                    "\"%s\" needs the training data: add the input \"%s\" by the dots of the node and connect the table that the model learned from, or switch it off."
                            .formatted(
                                    parameters.useDistance
                                            ? "Keep away from the training data"
                                            : "Append the distance to the training data",
                                    TRAINING_PORT));
        }
        checkCondition(parameters, model.condition());
        if (model.encoding().isPresent()) {
            return parameters.toPattern(model.encoding().get());
        }
        if (parameters.filter != Filter.NONE) {
            throw new InvalidSettingsException(
                    "The model generates profiles, which hold no motifs: set \"Sequences must"
                            + " hold\" to \"None\".");
        }
        return Optional.empty();
    }

    private static void checkCondition(
            GanGeneratorNodeParameters parameters, ConditionSummary condition)
            throws InvalidSettingsException {
        if (parameters.condition == ConditionChoice.AS_LEARNED) {
            return;
        }
        if (condition.kind() == ConditionKind.NONE) {
            throw new InvalidSettingsException(
                    "The model learned no condition, so none can be given: set \"Condition\" to"
                            + " \"As in the training data\", or train a model with a condition.");
        }
        List<String> labels = condition.labels();
        if (condition.kind() == ConditionKind.CLASSES
                && !labels.isEmpty()
                && !labels.contains(parameters.conditionClass)) {
            throw new InvalidSettingsException(
                    "The model knows no class \"%s\" of \"%s\"; choose one of: %s."
                            .formatted(
                                    parameters.conditionClass,
                                    condition.column(),
                                    String.join(", ", labels)));
        }
    }

    @Override
    protected void generate(
            GanGeneratorNodeParameters parameters,
            PortObject[] inputs,
            RowSink rows,
            List<String> warnings,
            ExecutionContext exec)
            throws IOException,
                    InvalidSettingsException,
                    KNIMEException,
                    InterruptedException,
                    CanceledExecutionException {
        GenerativeModelPortObject port = (GenerativeModelPortObject) inputs[MODEL_PORT];
        GenerativeModelPortObjectSpec spec = port.getSpec();
        Optional<BufferedDataTable> training = table(inputs, trainingPort);
        Optional<MotifPattern> pattern = checkSettings(parameters, spec, training.isPresent());
        exec.setMessage("Reading the model");
        GenerativeModel model = port.readModel();
        if (!GenerativeModelPortObjectSpec.of(model, spec.columns()).isLike(spec)) {
            throw new KNIMEException(
                    "The model file does not belong to the model's description; execute the"
                            + " GAN Learner again.");
        }
        Optional<TrainingDistance> distance =
                readTraining(parameters, spec, training, warnings, exec);
        ExecutionMonitor generating = exec.createSubProgress(1 - READING_SHARE);
        ExecutionProgress progress = ExecutionProgress.of(generating);
        try (SequenceGenerator generator = model.open(0, progress, progress)) {
            Generation generation =
                    new Generation(
                            parameters,
                            model,
                            generator,
                            new GeneratedTable(parameters, spec),
                            pattern,
                            distance,
                            rows);
            generate(
                    parameters, spec, table(inputs, latentPort), generation, generator, generating);
            generator.deviceWarning().ifPresent(warnings::add);
            warnings.addAll(generation.warnings());
        }
    }

    private static Optional<BufferedDataTable> table(PortObject[] inputs, OptionalInt port) {
        return port.isEmpty()
                ? Optional.empty()
                : Optional.of((BufferedDataTable) inputs[port.getAsInt()]);
    }

    private static Optional<TrainingDistance> readTraining(
            GanGeneratorNodeParameters parameters,
            GenerativeModelPortObjectSpec model,
            Optional<BufferedDataTable> training,
            List<String> warnings,
            ExecutionContext exec)
            throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        if (training.isEmpty() || !parameters.useDistance && !parameters.appendDistance) {
            return Optional.empty();
        }
        BufferedDataTable table = training.get();
        SkippedRows skipped = new SkippedRows();
        TrainingDistance distance =
                TrainingDistance.read(
                        table,
                        TrainingDistance.columns(parameters, model, table.getDataTableSpec()),
                        model,
                        skipped,
                        exec.createSubProgress(READING_SHARE));
        skipped.warning("of the training data left out").ifPresent(warnings::add);
        return Optional.of(distance);
    }

    private static void generate(
            GanGeneratorNodeParameters parameters,
            GenerativeModelPortObjectSpec model,
            Optional<BufferedDataTable> given,
            Generation generation,
            SequenceGenerator generator,
            ExecutionMonitor exec)
            throws InvalidSettingsException,
                    KNIMEException,
                    InterruptedException,
                    CanceledExecutionException {
        if (parameters.points == Points.EVERYWHERE && given.isEmpty()) {
            generation.everywhere(exec);
            return;
        }
        if (given.isEmpty()) {
            float[][] ends = generator.latents(parameters.seed, 0, 2, parameters.truncation);
            generation.between(
                    ends[0], ends[1], generator.conditions(parameters.seed, 0, 1)[0], exec);
            return;
        }
        LatentColumns columns =
                LatentColumns.find(parameters, model, given.get().getDataTableSpec());
        if (parameters.points == Points.EVERYWHERE) {
            generation.fromGiven(given.get(), columns, exec);
            return;
        }
        List<float[]> ends = new ArrayList<>();
        List<float[]> conditions = new ArrayList<>();
        TableRows.forEach(
                given.get(),
                exec.createSubProgress(0),
                "Reading",
                (index, row) -> {
                    if (ends.size() < 2 && columns.refusal(row).isEmpty()) {
                        ends.add(columns.vectorOf(row));
                        conditions.add(generation.condition(columns, index, row));
                    }
                });
        if (ends.size() < 2) {
            throw new KNIMEException(
                    "A walk needs two latent vectors, but the connected table has %d. Connect a table with two, or set \"Latent vectors\" to \"Everywhere\"."
                            .formatted(ends.size()));
        }
        generation.between(ends.get(0), ends.get(1), conditions.get(0), exec);
    }
}
