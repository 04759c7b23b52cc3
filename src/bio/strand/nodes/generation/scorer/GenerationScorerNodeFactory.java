// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.scorer;

import static bio.strand.nodes.generation.scorer.GenerationScorerNodeParameters.GENERATED_PORT;
import static bio.strand.nodes.generation.scorer.GenerationScorerNodeParameters.REFERENCE_PORT;
import static bio.strand.nodes.generation.scorer.GenerationScorerNodeParameters.TRAINING_PORT;

import bio.strand.engine.comparison.ComparisonSpec;
import bio.strand.engine.comparison.ProfileComparison;
import bio.strand.engine.comparison.ProfileComparisonData;
import bio.strand.engine.comparison.ProfileFigures;
import bio.strand.engine.comparison.ProfileReport;
import bio.strand.engine.comparison.SequenceBaselineKind;
import bio.strand.engine.comparison.SequenceComparison;
import bio.strand.engine.comparison.SequenceComparisonData;
import bio.strand.engine.comparison.SequenceFigures;
import bio.strand.engine.comparison.SequenceReport;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.ExecutionProgress;
import bio.strand.nodes.runtime.ViewSink;
import bio.strand.nodes.runtime.ViewedNode;
import bio.strand.nodes.runtime.ViewedNodeFactory;
import bio.strand.nodes.views.RenderedChart;
import bio.strand.nodes.views.page.HtmlPage;
import bio.strand.nodes.views.page.ViewPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;

/** The node Generation Scorer. */
public final class GenerationScorerNodeFactory extends ViewedNodeFactory {

    private static final ImagePortObjectSpec IMAGE = new ImagePortObjectSpec(PNGImageContent.TYPE);

    /** Reading the tables and writing the outputs, as shares of the progress bar. */
    private static final double READING_SHARE = 0.03;

    /** What the rows of the inputs are, for messages. */
    private static final List<String> NAMES = List.of("generated", "reference", "training");

    private static final String FULL_DESCRIPTION =
            """
            <p>
            Says how well generated sequences or profiles pass for real ones, by figures that do not
            depend on how they were made, and puts the proof beside them: the same figures for simple
            generators that the node fits itself, and for real rows.
            </p>
            <p>
            <b>When to use it.</b> After the GAN Generator, or after any node that makes sequences or
            profiles. Connect real rows that the generator has <i>not</i> learned from (divide the
            data before training, for instance by the Sequence Partitioner), and, by the dots of the
            node, the rows that it has learned from. Generate some thousands of rows, about ten times
            as many as there are reference rows: all figures, most of all those of classifiers, need
            them.
            </p>
            <p>
            <b>What it measures, for sequences</b>
            </p>
            <ul>
            <li><b>Position-specific divergence</b>: what stands where. At each position the
            Jensen-Shannon divergence, in bits from 0 to 1, of the k-mers that begin there; then the
            mean over the positions. For aligned sequences, such as promoters, this is the figure to
            look at first.</li>
            <li><b>AUC</b>: a classifier learns to tell generated rows from training rows, and is
            judged on generated and reference rows that it has not seen. 0.5 means that it cannot, 1
            that it always can. The logistic regression reads the symbol at each position and the
            numbers of all k-mers up to four; the network is a small convolutional one and finds
            more.</li>
            <li><b>K-mer divergence</b> for k from 1 to 6, wherever the k-mers stand.</li>
            <li><b>Duplicates</b>, <b>copies</b> of training rows, and the <b>identity with the
            nearest training row</b>: 1 less the edit distance divided by the length of the longer
            sequence, for an evenly spread part of the rows. Compare it with that of the reference:
            much higher means that the generator copies.</li>
            <li><b>GC content, lengths</b>, composition by position, and <b>motif sites</b> by
            position.</li>
            </ul>
            <p>
            <b>For profiles</b>: shift of the means (in standard deviations), ratio of the standard
            deviations (root mean square of its binary logarithm), distance of the distributions of
            single values (Kolmogorov and Smirnov), agreement of gene-gene correlations (1 is
            perfect), maximum mean discrepancy (0 is perfect) with the probability that chance gives
            as much, and the two classifiers.
            </p>
            <p>
            <b>How to read it.</b> The row <i>Real (training rows)</i> is the ceiling: even real rows
            differ from other real rows by chance, the more the fewer there are, and no generator
            does better but by luck. The baselines are the floor: a network that does not beat the
            position weight matrix and the position-specific Markov chains is not worth its training.
            All kinds of rows are compared with the same number of rows.
            </p>
            <p>
            <b>How to choose the settings.</b> Usually nothing need be set: columns are found by type
            and name, and all baselines and both classifiers are judged. Name a motif if there is one
            that generated rows should have at the same positions, such as TTGACA, TATAAT. If it
            takes too long, let the network judge the generated and the real rows alone.
            </p>
            <p>
            <b>What can go wrong.</b> Without training rows, half of the reference is used to fit the
            baselines and to teach the classifiers, and the other half to compare with. Symbols that
            are not of the alphabet, such as N, are left out with every k-mer that holds them. A
            figure that does not exist is a missing cell. To save time, leave the baselines out of
            the test by a network.
            </p>
            """;

    private static final String VIEW_DESCRIPTION =
            "The figures of all kinds of rows side by side, as charts that can be explored:"
                + " divergences, classifiers with their ROC curves, composition and motif sites by"
                + " position, frequencies of k-mers; for profiles means, deviations and"
                + " correlations.";

    private static ViewedNode node() {
        return ViewedNode.create("Generation Scorer", GenerationScorerNodeParameters.class)
                .icon("../../../../../icons/generation-scorer.png")
                .shortDescription(
                        "Judges generated sequences or profiles against real ones, beside simple"
                                + " generators and real rows.")
                .fullDescription(FULL_DESCRIPTION)
                .sinceVersion(5, 8, 0)
                .addInput(
                        "Generated rows",
                        "A table with generated sequences (text or encoded) or profiles (numeric"
                                + " columns).",
                        BufferedDataTable.TYPE)
                .addInput(
                        "Reference rows",
                        "A table with real sequences or profiles that the generator has not learned"
                                + " from.",
                        BufferedDataTable.TYPE)
                .addOptionalInput(
                        TRAINING_PORT,
                        "The real rows that the generator has learned from: for copies and nearest"
                                + " neighbours, to fit the baselines and to teach the classifiers.",
                        BufferedDataTable.TYPE)
                .addOutput(
                        "Figures",
                        "A row for the generated rows, the real training rows, the reference and"
                                + " each baseline; a column for each figure.",
                        BufferedDataTable.TYPE)
                .addOutput(
                        "Details",
                        "Composition, divergence and motif sites by position, the k-mers that"
                            + " differ most, GC content and lengths in intervals, with a column for"
                            + " each kind of rows; of profiles mean and standard deviation of each"
                            + " value.",
                        BufferedDataTable.TYPE)
                .addOutput(
                        "Comparison",
                        "An image (PNG): the main figures of all kinds of rows side by side.",
                        ImagePortObject.TYPE)
                .configure(GenerationScorerNodeFactory::configure)
                .execute(GenerationScorerNodeFactory::execute)
                .view(VIEW_DESCRIPTION, HtmlPage::of)
                .nodeType(NodeType.Other)
                .keywords(
                        "GAN",
                        "generative",
                        "generate",
                        "k-mer",
                        "Jensen-Shannon",
                        "divergence",
                        "two-sample test",
                        "AUC",
                        "MMD",
                        "maximum mean discrepancy",
                        "Markov chain",
                        "position weight matrix",
                        "motif",
                        "novelty",
                        "memorising",
                        "evaluate",
                        "score")
                .addExternalResource(
                        "https://arxiv.org/abs/1610.06545",
                        "Lopez-Paz and Oquab (2017): classifier two-sample tests")
                .addExternalResource(
                        "https://jmlr.org/papers/v13/gretton12a.html",
                        "Gretton et al. (2012): a kernel two-sample test")
                .addExternalResource(
                        "https://doi.org/10.1109/18.61115",
                        "Lin (1991): divergence measures based on the Shannon entropy");
    }

    /** KNIME creates node factories by their public constructor. */
    public GenerationScorerNodeFactory() {
        super(node());
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        GenerationScorerNodeParameters parameters = input.getParameters();
        parameters.validate();
        OptionalInt port = TrainingPort.index(input.getPortsConfiguration());
        DataTableSpec generated = input.getInTableSpec(GENERATED_PORT);
        DataTableSpec reference = input.getInTableSpec(REFERENCE_PORT);
        Optional<DataTableSpec> training =
                port.isPresent()
                        ? Optional.of(input.getInTableSpec(port.getAsInt()))
                        : Optional.empty();
        ComparedColumns columns = ComparedColumns.find(parameters, generated, reference, training);
        output.setOutSpec(
                0,
                columns.sequences()
                        ? ReportTables.figuresSpec(
                                SequenceOutput.figures(parameters.motifNames(), null))
                        : ReportTables.figuresSpec(ProfileOutput.figures()));
        output.setOutSpec(
                1,
                ReportTables.detailsSpec(
                        sources(parameters, columns.sequences(), port.isPresent())));
        output.setOutSpec(2, IMAGE);
    }

    /** The names of the sources as they will be, the reference first. */
    private static List<String> sources(
            GenerationScorerNodeParameters parameters, boolean sequences, boolean training) {
        List<String> sources = new ArrayList<>(List.of("Reference", "Generated"));
        if (training) {
            sources.add("Real (training rows)");
        }
        if (sequences) {
            parameters.sequenceBaselines().stream()
                    .map(SequenceBaselineKind::label)
                    .forEach(sources::add);
        } else if (!parameters.sequenceBaselines().isEmpty()) {
            sources.add("Independent normal");
            sources.add("Multivariate normal");
        }
        return sources;
    }

    private static void execute(ExecuteInput input, ExecuteOutput output, ViewSink view)
            throws CanceledExecutionException, KNIMEException {
        GenerationScorerNodeParameters parameters = input.getParameters();
        OptionalInt port = TrainingPort.index(input.getPortsConfiguration());
        List<BufferedDataTable> tables = new ArrayList<>();
        tables.add(input.getInTable(GENERATED_PORT));
        tables.add(input.getInTable(REFERENCE_PORT));
        if (port.isPresent()) {
            tables.add(input.getInTable(port.getAsInt()));
        }
        try {
            ComparedColumns columns =
                    ComparedColumns.find(
                            parameters,
                            tables.get(0).getDataTableSpec(),
                            tables.get(1).getDataTableSpec(),
                            tables.size() > 2
                                    ? Optional.of(tables.get(2).getDataTableSpec())
                                    : Optional.empty());
            List<String> announced = sources(parameters, columns.sequences(), port.isPresent());
            List<String> warnings = new ArrayList<>(columns.warnings());
            ExecutionContext exec = input.getExecutionContext();
            Outcome outcome =
                    columns.sequences()
                            ? sequences(tables, columns, parameters, announced, warnings, exec)
                            : profiles(tables, columns, parameters, announced, warnings, exec);
            output.setOutData(
                    outcome.figures(),
                    outcome.details(),
                    new ImagePortObject(new PNGImageContent(outcome.chart().png()), IMAGE));
            view.show(outcome.page().toJson());
            outcome.chart().problem().ifPresent(warnings::add);
            if (!warnings.isEmpty()) {
                output.setWarningMessage(String.join("\n", warnings));
            }
        } catch (InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }

    /** What comes out. */
    private record Outcome(
            BufferedDataTable figures,
            BufferedDataTable details,
            RenderedChart chart,
            ViewPage page) {}

    private static Outcome sequences(
            List<BufferedDataTable> tables,
            ComparedColumns columns,
            GenerationScorerNodeParameters parameters,
            List<String> announced,
            List<String> warnings,
            ExecutionContext exec)
            throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        List<Integer> indices =
                new ArrayList<>(List.of(columns.generated()[0], columns.reference()[0]));
        columns.training().ifPresent(training -> indices.add(training[0]));
        SequenceComparisonData data =
                new SymbolReader(tables, indices, NAMES, warnings)
                        .read(exec.createSubProgress(READING_SHARE));
        ComparisonSpec spec = parameters.toSpec();
        ExecutionProgress progress =
                ExecutionProgress.of(exec.createSubProgress(1 - 2 * READING_SHARE));
        SequenceReport report = SequenceComparison.compare(data, spec, progress, progress);
        warnings.addAll(report.warnings());
        exec.setMessage("Writing figures");
        List<Figure<SequenceFigures>> figures =
                SequenceOutput.figures(parameters.motifNames(), report.reference());
        SequencePictures pictures = new SequencePictures(report);
        return new Outcome(
                ReportTables.figures(
                        report.sources(),
                        SequenceFigures::name,
                        SequenceFigures::kind,
                        SequenceFigures::rows,
                        figures,
                        exec),
                ReportTables.details(
                        announced,
                        report.sources(),
                        SequenceFigures::name,
                        SequenceOutput.details(report),
                        exec),
                pictures.chart(),
                pictures.page(figures));
    }

    private static Outcome profiles(
            List<BufferedDataTable> tables,
            ComparedColumns columns,
            GenerationScorerNodeParameters parameters,
            List<String> announced,
            List<String> warnings,
            ExecutionContext exec)
            throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        List<int[]> indices = new ArrayList<>(List.of(columns.generated(), columns.reference()));
        columns.training().ifPresent(indices::add);
        List<float[][]> rows = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            rows.add(
                    ComparedRows.profiles(
                            NAMES.get(i),
                            tables.get(i),
                            indices.get(i),
                            warnings,
                            exec.createSubProgress(READING_SHARE / tables.size())));
        }
        ComparisonSpec spec = parameters.toSpec();
        ExecutionProgress progress =
                ExecutionProgress.of(exec.createSubProgress(1 - 2 * READING_SHARE));
        ProfileReport report =
                ProfileComparison.compare(
                        new ProfileComparisonData(
                                rows.get(0),
                                rows.get(1),
                                rows.size() > 2 ? Optional.of(rows.get(2)) : Optional.empty(),
                                columns.names()),
                        spec,
                        progress,
                        progress);
        warnings.addAll(report.warnings());
        exec.setMessage("Writing figures");
        ProfilePictures pictures = new ProfilePictures(report);
        return new Outcome(
                ReportTables.figures(
                        report.sources(),
                        ProfileFigures::name,
                        ProfileFigures::kind,
                        ProfileFigures::rows,
                        ProfileOutput.figures(),
                        exec),
                ReportTables.details(
                        announced,
                        report.sources(),
                        ProfileFigures::name,
                        ProfileOutput.details(report),
                        exec),
                pictures.chart(),
                pictures.page(ProfileOutput.figures()));
    }
}
