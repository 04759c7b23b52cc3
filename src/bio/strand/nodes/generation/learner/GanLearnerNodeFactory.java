// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.learner;

import bio.strand.engine.generation.GanCheckpoints;
import bio.strand.engine.generation.GanData;
import bio.strand.engine.generation.GanResult;
import bio.strand.engine.generation.GanSpec;
import bio.strand.engine.generation.GanTrainer;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.nodes.ports.GenerativeModelPortObject;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.ExecutionProgress;
import bio.strand.nodes.runtime.ViewSink;
import bio.strand.nodes.runtime.ViewedNode;
import bio.strand.nodes.runtime.ViewedNodeFactory;
import bio.strand.nodes.views.GanCurve;
import bio.strand.nodes.views.RenderedChart;
import bio.strand.nodes.views.page.HtmlPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;

/** The node GAN Learner. */
public final class GanLearnerNodeFactory extends ViewedNodeFactory {

    private static final ImagePortObjectSpec IMAGE = new ImagePortObjectSpec(PNGImageContent.TYPE);

    /** Reading the table and writing the outputs, as shares of the progress bar. */
    private static final double READING_SHARE = 0.01;

    private static final double WRITING_SHARE = 0.01;

    private static final String FULL_DESCRIPTION =
            """
            <p>
            Learns to make new sequences or profiles like those of a table. Two networks are trained
            against each other: a generator makes rows of random numbers, and a critic learns to
            tell them from real ones; by the critic's judgement the generator improves. It runs on
            the processor, without Python and without a display.
            </p>
            <p>
            <b>When to use it.</b> To design sequences of a kind of which you have some thousand
            examples (promoters, peptides, small molecules), or to make artificial samples of gene
            expression. Keep a part of the table aside by the Sequence Partitioner, give the model
            to the GAN Generator, and judge what it makes by the Generation Scorer: losses alone
            say nothing about how good it is.
            </p>
            <p>
            <b>What it learns from.</b> Either a column of encoded sequences (DNA, RNA, proteins or
            SMILES; of one length or of many), or numeric columns that make up a profile. With a
            condition, a class or a number, the model can later be asked for rows of a kind.
            </p>
            <p>
            <b>How it trains.</b> After every so many iterations, rows are generated and compared
            with held-out rows that the networks never learn from: for sequences the mean over the
            positions of the Jensen-Shannon divergence of 3-mers (0 is perfect), for profiles the
            maximum mean discrepancy. The generator of the best comparison is given out, since the
            last one is seldom the best. Its weights are averaged over many steps, which often
            halves the distance. Held-out rows are a share of the table, or a table of your own:
            add the port <i>Held-out data</i> by the dots of the node.
            </p>
            <p>
            <b>How to choose the settings.</b> The defaults were chosen on 11,884 natural promoters,
            and train in well under half an hour. If the divergence still falls at the end, raise
            the number of iterations. If it swings up and down, halve both learning rates. If it
            stays high, give both networks more channels.
            </p>
            <p>
            <b>Ending early.</b> Cancelling discards what was learned, as in every node. To keep it,
            set a time limit, or keep checkpoints: then a file beside the checkpoint file with its
            name and <tt>.stop</tt> ends training within seconds and keeps the best generator so
            far; and training that was cancelled goes on where it was when the node is executed
            again.
            </p>
            <p>
            <b>What can go wrong.</b> The node warns, and says what to change, if generated rows
            repeat each other (mode collapse), if they copy training rows (memorising), or if the
            numbers break down, after which the last good generator is given out. Rows with missing
            values are left out with a warning. It fails if there are fewer rows than a batch, if
            all rows are equal, if lengths differ where one length is asked for, or if a value is
            not a number. The same seed gives the same model on any number of workers, and after
            resuming from a checkpoint.
            </p>
            """;

    private static final String VIEW_DESCRIPTION =
            "The course of the training: how far generated rows are from held-out rows at each"
                    + " comparison, the losses, what the critic knows, repeated and copied rows,"
                    + " and how the samples improve.";

    private static ViewedNode node() {
        return ViewedNode.create("GAN Learner", GanLearnerNodeParameters.class)
                .icon("../../../../../icons/gan-learner.png")
                .shortDescription(
                        "Learns to generate sequences (DNA, RNA, protein, SMILES) or numeric"
                                + " profiles by a generative adversarial network.")
                .fullDescription(FULL_DESCRIPTION)
                .sinceVersion(5, 8, 0)
                .addInput(
                        "Training data",
                        "A table with a column of encoded sequences, or with numeric columns.",
                        BufferedDataTable.TYPE)
                .addOptionalInput(
                        GanLearnerNodeParameters.HELD_OUT_PORT,
                        "A table with the same columns to compare generated rows with, in place of"
                                + " a share of the training rows.",
                        BufferedDataTable.TYPE)
                .addOutput(
                        "Model",
                        "The generator of the best comparison with its critic, for the GAN"
                                + " Generator.",
                        GenerativeModelPortObject.TYPE)
                .addOutput(
                        "Training history",
                        "A row for each comparison: the losses; the critic's score of real rows"
                                + " less that of generated ones (Wasserstein estimate), and that of"
                                + " training rows less that of held-out ones (Score gap: how much"
                                + " the critic knows by heart); the divergence from held-out rows;"
                                + " and which share of the generated rows repeats another or copies"
                                + " a training row. Kept marks the comparison whose generator is"
                                + " given out.",
                        BufferedDataTable.TYPE)
                .addOutput("Learning curve", "The history as an image (PNG).", ImagePortObject.TYPE)
                .addOutput(
                        "Samples",
                        "What the generator made of the same latent vectors at each comparison, so"
                                + " that one sees it improve.",
                        BufferedDataTable.TYPE)
                .configure(GanLearnerNodeFactory::configure)
                .execute(GanLearnerNodeFactory::execute)
                .view(VIEW_DESCRIPTION, HtmlPage::of)
                .nodeType(NodeType.Learner)
                .keywords(
                        "generative adversarial network",
                        "GAN",
                        "WGAN-GP",
                        "deep learning",
                        "generate",
                        "design",
                        "synthetic data",
                        "promoter",
                        "peptide",
                        "SMILES",
                        "expression",
                        "sequence")
                .addExternalResource(
                        "https://arxiv.org/abs/1406.2661",
                        "Goodfellow et al. (2014): Generative adversarial networks")
                .addExternalResource(
                        "https://arxiv.org/abs/1704.00028",
                        "Gulrajani et al. (2017): Wasserstein distance with gradient penalty")
                .addExternalResource(
                        "https://arxiv.org/abs/1802.05957",
                        "Miyato et al. (2018): Spectral normalisation")
                .addExternalResource(
                        "https://arxiv.org/abs/1801.04406",
                        "Mescheder et al. (2018): Which training methods for GANs do actually"
                                + " converge?")
                .addExternalResource(
                        "https://arxiv.org/abs/1712.06148",
                        "Killoran et al. (2017): Generating and designing DNA with deep"
                                + " generative models");
    }

    /** KNIME creates node factories by their public constructor. */
    public GanLearnerNodeFactory() {
        super(node());
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        GanLearnerNodeParameters parameters = input.getParameters();
        parameters.validate();
        LearnedColumns columns = LearnedColumns.find(parameters, input.getInTableSpec(0));
        OptionalInt heldOut = heldOutPort(input.getPortsConfiguration());
        if (heldOut.isPresent()) {
            heldOutColumns(
                    parameters, input.<DataTableSpec>getInPortSpec(heldOut.getAsInt()), columns);
        }
        output.setOutSpec(0, announcedModel(columns, parameters.toSpec()));
        output.setOutSpec(1, HistoryTable.spec());
        output.setOutSpec(2, IMAGE);
        output.setOutSpec(3, SampleTable.spec(columns));
    }

    private static GenerativeModelPortObjectSpec announcedModel(
            LearnedColumns columns, GanSpec spec) {
        String network = GenerativeModelPortObjectSpec.describe(spec.generator());
        return columns.encoding().isPresent()
                ? GenerativeModelPortObjectSpec.ofSequences(
                        columns.encoding().get(),
                        columns.names().get(0),
                        columns.announcedCondition(),
                        spec.latentSize(),
                        network)
                : GenerativeModelPortObjectSpec.ofProfiles(
                        columns.names(), columns.announcedCondition(), spec.latentSize(), network);
    }

    private static OptionalInt heldOutPort(PortsConfiguration ports) {
        int[] indices = ports.getInputPortLocation().get(GanLearnerNodeParameters.HELD_OUT_PORT);
        return indices == null || indices.length == 0
                ? OptionalInt.empty()
                : OptionalInt.of(indices[0]);
    }

    private static LearnedColumns heldOutColumns(
            GanLearnerNodeParameters parameters, DataTableSpec table, LearnedColumns training)
            throws InvalidSettingsException {
        LearnedColumns found;
        try {
            found = LearnedColumns.find(parameters, table);
        } catch (InvalidSettingsException e) {
            throw new InvalidSettingsException("Held-out data: " + e.getMessage(), e);
        }
        if (training.encoding().isPresent()) {
            if (!training.encoding().get().hasSameCodes(found.encoding().orElseThrow())) {
                throw new InvalidSettingsException(
                        "The held-out sequences are encoded otherwise than the training sequences: %s. Encode the table before dividing it."
                                .formatted(
                                        training.encoding()
                                                .get()
                                                .describeDifference(found.encoding().orElseThrow())
                                                .orElse("their codes differ")));
            }
        } else if (!training.names().equals(found.names())) {
            throw new InvalidSettingsException(
                    "The held-out table has the profile columns %s, the training table %s; both need the same columns in the same order."
                            .formatted(found.names(), training.names()));
        }
        return found;
    }

    private static void execute(ExecuteInput input, ExecuteOutput output, ViewSink view)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext exec = input.getExecutionContext();
        GanLearnerNodeParameters parameters = input.getParameters();
        BufferedDataTable table = input.getInTable(0);
        try {
            LearnedColumns columns = LearnedColumns.find(parameters, table.getDataTableSpec());
            LearnedRows rows =
                    LearnedRows.read(
                            table,
                            columns,
                            parameters.oneLength,
                            exec.createSubProgress(READING_SHARE));
            List<String> warnings = new ArrayList<>(rows.warnings());
            Optional<GanData> heldOut = readHeldOut(input, columns, rows, warnings);
            GanResult result =
                    train(
                            parameters,
                            rows.data(),
                            heldOut,
                            specFor(rows.data(), heldOut, parameters),
                            exec.createSubProgress(1 - READING_SHARE - WRITING_SHARE));
            exec.setMessage("Writing model, history and samples");
            RenderedChart chart = GanCurve.draw(result.history());
            output.setOutData(
                    GenerativeModelPortObject.create(
                            result.model(),
                            GenerativeModelPortObjectSpec.of(result.model(), columns.names()),
                            exec),
                    HistoryTable.of(result.history(), exec),
                    new ImagePortObject(new PNGImageContent(chart.png()), IMAGE),
                    SampleTable.of(result.samples(), columns, exec));
            warnings.addAll(result.warnings());
            view.show(GanTrainingPage.of(result, columns, warnings).toJson());
            chart.problem().ifPresent(warnings::add);
            if (!warnings.isEmpty()) {
                output.setWarningMessage(String.join("\n", warnings));
            }
        } catch (IOException | InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }

    /** Where all sequences have one length, there is none to learn. */
    private static GanSpec specFor(
            GanData training, Optional<GanData> heldOut, GanLearnerNodeParameters parameters)
            throws InvalidSettingsException {
        GanSpec spec = parameters.toSpec();
        IntSummaryStatistics lengths =
                Stream.concat(Stream.of(training), heldOut.stream())
                        .flatMap(data -> data.sequences().stream())
                        .flatMapToInt(
                                rows -> IntStream.of(rows.minimumLength(), rows.maximumLength()))
                        .summaryStatistics();
        return spec.withVariableLength(
                spec.variableLength() && lengths.getMin() < lengths.getMax());
    }

    private static GanResult train(
            GanLearnerNodeParameters parameters,
            GanData data,
            Optional<GanData> heldOut,
            GanSpec spec,
            ExecutionMonitor exec)
            throws IOException, InvalidSettingsException {
        ExecutionProgress progress = ExecutionProgress.of(exec);
        if (!parameters.keepCheckpoints) {
            return GanTrainer.train(
                    data,
                    heldOut,
                    spec,
                    Optional.empty(),
                    progress,
                    CancellationToken.never(),
                    progress);
        }
        GanCheckpoints checkpoints = parameters.toCheckpoints();
        StopFile stop = StopFile.beside(checkpoints.file());
        GanResult result =
                GanTrainer.train(
                        data, heldOut, spec, Optional.of(checkpoints), progress, stop, progress);
        stop.delete();
        return result;
    }

    private static Optional<GanData> readHeldOut(
            ExecuteInput input, LearnedColumns columns, LearnedRows training, List<String> warnings)
            throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        OptionalInt index = heldOutPort(input.getPortsConfiguration());
        if (index.isEmpty()) {
            return Optional.empty();
        }
        GanLearnerNodeParameters parameters = input.getParameters();
        BufferedDataTable table = input.getInPortObject(index.getAsInt());
        LearnedRows rows =
                LearnedRows.readHeldOut(
                        table,
                        heldOutColumns(parameters, table.getDataTableSpec(), columns),
                        parameters.oneLength,
                        training.labels(),
                        input.getExecutionContext().createSubProgress(READING_SHARE));
        warnings.addAll(rows.warnings());
        return Optional.of(rows.data());
    }
}
