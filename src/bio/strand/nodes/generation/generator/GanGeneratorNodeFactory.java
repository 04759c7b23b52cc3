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
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.ExecutionProgress;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.TableRows;
import bio.strand.nodes.tables.TableWriter;
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
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.RequirePorts;

/** The node GAN Generator. */
public final class GanGeneratorNodeFactory extends DefaultNodeFactory {

    private static final double READING_SHARE = 0.02;

    private static final String FULL_DESCRIPTION =
            """
            <p>
            Makes new sequences or profiles with a model that the GAN Learner trained: as many as
            wanted, and the same ones for the same seed.
            </p>
            <p>
            <b>When to use it.</b> After the GAN Learner. Follow it by the Generation Scorer, which
            compares what was generated with real rows and with simple methods. Several nodes can
            share one model, for instance one for each class that it learned.
            </p>
            <p>
            <b>How to choose the settings.</b> Leave truncation at 0 and symbols as
            trained for rows that are as varied as real ones. Truncation around 1 or the
            likeliest symbols give more typical rows and less variety. The filters make
            more candidates until enough have passed, within a bound: unique rows, rows
            that keep a distance to the training data (add its port by the dots of the
            node), rows that hold a motif or match a regular expression, and rows that
            the critic does not reject.
            </p>
            <p>
            <b>Latent vectors.</b> Each row follows from its latent vector, a list of random numbers.
            Append them as a column, keep the rows that you like, change their numbers by other
            nodes, and connect the table to the port <i>Latent vectors</i> of another GAN Generator:
            it makes one row for each vector, under the same RowID. Small changes give similar rows.
            Between two vectors it walks in even steps.
            </p>
            <p>
            <b>What can go wrong.</b> A class that the model does not know is an error that names
            those it knows; so are a motif with a wrong letter, vectors of another model, and a
            damaged model. If too few candidates pass the filters, the table has fewer rows and a
            warning says why. 0 rows give an empty table; millions are written as they are made, in
            memory that does not grow with their number. Generated rows are guesses: test them
            before you rely on them.
            </p>
            """;

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("GAN Generator")
                    .icon("../../../../../icons/gan-generator.png")
                    .shortDescription(
                            "Generates sequences or profiles with a model of the GAN Learner, by"
                                    + " condition, with filters, or from given latent vectors.")
                    .fullDescription(FULL_DESCRIPTION)
                    .sinceVersion(5, 8, 0)
                    .dynamicPorts(GanGeneratorNodeFactory::addPorts)
                    .model(
                            model ->
                                    model.parametersClass(GanGeneratorNodeParameters.class)
                                            .configure(GanGeneratorNodeFactory::configure)
                                            .execute(GanGeneratorNodeFactory::execute))
                    .nodeType(NodeType.Source)
                    .keywords(
                            "generative adversarial network",
                            "GAN",
                            "generate",
                            "design",
                            "synthetic data",
                            "latent space",
                            "interpolation",
                            "motif",
                            "promoter",
                            "sequence")
                    .addExternalResource(
                            "https://arxiv.org/abs/1810.06758",
                            "Azadi et al. (2019): Discriminator rejection sampling")
                    .addExternalResource(
                            "https://arxiv.org/abs/1609.04468",
                            "White (2016): Sampling generative networks (interpolation)")
                    .addExternalResource(
                            "https://doi.org/10.1093/nar/13.9.3021",
                            "Cornish-Bowden (1985): IUPAC codes of nucleotides");

    /** KNIME creates node factories by their public constructor. */
    public GanGeneratorNodeFactory() {
        super(NODE);
    }

    private static void addPorts(RequirePorts.DynamicPortsAdder ports) {
        ports.addInputPortGroup(
                "Model",
                port ->
                        port.name("Model")
                                .description("A model from the GAN Learner.")
                                .fixed(GenerativeModelPortObject.TYPE));
        ports.addInputPortGroup(
                TRAINING_PORT,
                port ->
                        port.name(TRAINING_PORT)
                                .description(
                                        "The table that the model learned from, to keep away from"
                                                + " its rows or to say how far generated rows are"
                                                + " from them.")
                                .optional()
                                .supportedTypes(BufferedDataTable.TYPE));
        ports.addInputPortGroup(
                LATENT_PORT,
                port ->
                        port.name(LATENT_PORT)
                                .description(
                                        "A table with a column of latent vectors (lists of"
                                                + " numbers), to generate one row for each, or to"
                                                + " walk from the first to the second.")
                                .optional()
                                .supportedTypes(BufferedDataTable.TYPE));
        ports.addOutputPortGroup(
                "Generated rows",
                port ->
                        port.name("Generated rows")
                                .description(
                                        "A row for each generated sequence or profile: its text or"
                                                + " its values in the units of the training data,"
                                                + " its condition, and the columns that are"
                                                + " wanted beside.")
                                .fixed(BufferedDataTable.TYPE));
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        GanGeneratorNodeParameters parameters = input.getParameters();
        parameters.validate();
        GenerativeModelPortObjectSpec model = input.getInPortSpec(MODEL_PORT);
        OptionalInt training =
                GanGeneratorNodeParameters.port(input.getPortsConfiguration(), TRAINING_PORT);
        checkSettings(parameters, model, training.isPresent());
        if (training.isPresent()) {
            TrainingDistance.columns(
                    parameters, model, input.<DataTableSpec>getInPortSpec(training.getAsInt()));
        }
        OptionalInt latent =
                GanGeneratorNodeParameters.port(input.getPortsConfiguration(), LATENT_PORT);
        if (latent.isPresent()) {
            LatentColumns.find(
                    parameters, model, input.<DataTableSpec>getInPortSpec(latent.getAsInt()));
        }
        output.setOutSpec(0, new GeneratedTable(parameters, model).spec());
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

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext exec = input.getExecutionContext();
        GanGeneratorNodeParameters parameters = input.getParameters();
        GenerativeModelPortObject port = input.getInPortObject(MODEL_PORT);
        GenerativeModelPortObjectSpec spec = port.getSpec();
        List<String> warnings = new ArrayList<>();
        try {
            Optional<BufferedDataTable> training = table(input, TRAINING_PORT);
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
            GeneratedTable table = new GeneratedTable(parameters, spec);
            ExecutionMonitor generating = exec.createSubProgress(1 - READING_SHARE);
            ExecutionProgress progress = ExecutionProgress.of(generating);
            try (SequenceGenerator generator = model.open(0, progress, progress);
                    TableWriter writer = TableWriter.open(exec, table.spec())) {
                Generation generation =
                        new Generation(parameters, model, generator, table, pattern, distance);
                generate(input, spec, generation, generator, writer, generating);
                generator.deviceWarning().ifPresent(warnings::add);
                warnings.addAll(generation.warnings());
                output.setOutData(writer.finish());
            }
            if (!warnings.isEmpty()) {
                output.setWarningMessage(String.join("\n", warnings));
            }
        } catch (IOException | InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }

    private static Optional<BufferedDataTable> table(ExecuteInput input, String group) {
        OptionalInt index = GanGeneratorNodeParameters.port(input.getPortsConfiguration(), group);
        return index.isEmpty()
                ? Optional.empty()
                : Optional.of(input.getInPortObject(index.getAsInt()));
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
            ExecuteInput input,
            GenerativeModelPortObjectSpec model,
            Generation generation,
            SequenceGenerator generator,
            TableWriter writer,
            ExecutionMonitor exec)
            throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        GanGeneratorNodeParameters parameters = input.getParameters();
        Optional<BufferedDataTable> given = table(input, LATENT_PORT);
        if (parameters.points == Points.EVERYWHERE && given.isEmpty()) {
            generation.everywhere(writer, exec);
            return;
        }
        if (given.isEmpty()) {
            float[][] ends = generator.latents(parameters.seed, 0, 2, parameters.truncation);
            generation.between(
                    ends[0], ends[1], generator.conditions(parameters.seed, 0, 1)[0], writer, exec);
            return;
        }
        LatentColumns columns =
                LatentColumns.find(parameters, model, given.get().getDataTableSpec());
        if (parameters.points == Points.EVERYWHERE) {
            generation.fromGiven(given.get(), columns, writer, exec);
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
        generation.between(ends.get(0), ends.get(1), conditions.get(0), writer, exec);
    }
}
