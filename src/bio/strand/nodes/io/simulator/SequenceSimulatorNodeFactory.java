// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.simulator;

import bio.strand.engine.simulation.SequenceSimulator;
import bio.strand.engine.simulation.SimulatedSequence;
import bio.strand.engine.simulation.SimulationSpec;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import java.util.List;
import java.util.Locale;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The Sequence Simulator: makes labelled DNA sequences with planted motifs. */
public final class SequenceSimulatorNodeFactory extends DefaultNodeFactory {

    private static final String SEQUENCE = "Sequence";
    private static final String CLASS = "Class";
    private static final String POSITION = "Motif position";
    private static final String LOG_LIKELIHOOD_RATIO = "Log-likelihood ratio";

    /** Progress is set at most this many times: each call costs a little. */
    private static final int PROGRESS_STEPS = 1000;

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Sequence Simulator")
                    .icon("../../../../../icons/sequence-simulator.png")
                    .shortDescription(
                            "Makes labelled DNA sequences with planted motifs, for example"
                                    + " promoters, and says how well they can be told apart at"
                                    + " best.")
                    .fullDescription(
                            """
                            <p>
                            Makes two kinds of DNA sequences in random order. Negative sequences \
                            are random bases of a given GC content. Positive sequences are the \
                            same, with a motif planted at a random place: one or more boxes of \
                            bases, each base drawn from its frequencies, with a random distance \
                            between the boxes.
                            </p>
                            <p>
                            <b>When to use it.</b> To learn the suite without data of your own, to \
                            see how many sequences a motif of some strength needs, and to judge a \
                            network: because the model behind the sequences is known, so is the \
                            best possible classifier. For each sequence the node gives the exact \
                            logarithm of its likelihood with motif over that without. By the lemma \
                            of Neyman and Pearson nothing beats classifying as positive where it \
                            exceeds ln(negatives/positives), which is 0 for equal numbers; a \
                            network is good when it comes close to that.
                            </p>
                            <p>
                            <b>How to choose the settings.</b> The preset is the promoter that the \
                            sigma factor 70 of <i>Escherichia coli</i> recognises, with the \
                            published frequencies. It is a weak motif: in 60 bases even the best \
                            possible classifier is right in only 81 % of the cases, in 200 bases in \
                            72 %. Raise the motif strength to 1.5 for 93 % or to 2 for 98 % (at 60 \
                            bases). Thousands of sequences are needed to learn it.
                            </p>
                            <p>
                            <b>What can go wrong.</b> The sequences must be long enough for the \
                            motif with its largest distances (31 bases for the preset); the node \
                            says so when it is configured. Real promoters are not independent \
                            positions on a uniform background: do not expect a model trained here \
                            to find promoters in a genome.
                            </p>
                            <p>
                            The same seed and settings give the same sequences, on every machine.
                            </p>
                            """)
                    .sinceVersion(5, 8, 0)
                    .ports(
                            ports ->
                                    ports.addOutputTable(
                                            "Sequences",
                                            "One row for each sequence: its bases, its class, the"
                                                + " position of the motif's first base counted from"
                                                + " 1 (missing without motif), and the natural"
                                                + " logarithm of the likelihood ratio."))
                    .model(
                            model ->
                                    model.parametersClass(SequenceSimulatorNodeParameters.class)
                                            .configure(SequenceSimulatorNodeFactory::configure)
                                            .execute(SequenceSimulatorNodeFactory::execute))
                    .nodeType(NodeType.Source)
                    .keywords(
                            "simulate",
                            "generate",
                            "random",
                            "motif",
                            "promoter",
                            "sigma 70",
                            "position weight matrix",
                            "dna",
                            "sequence")
                    .addExternalResource(
                            "https://doi.org/10.1093/nar/15.5.2343",
                            "Harley and Reynolds (1987). Analysis of E. coli promoter sequences."
                                    + " Nucleic Acids Research 15(5), 2343-2361.")
                    .addExternalResource(
                            "https://doi.org/10.1098/rsta.1933.0009",
                            "Neyman and Pearson (1933). On the problem of the most efficient tests"
                                + " of statistical hypotheses. Philosophical Transactions of the"
                                + " Royal Society A 231, 289-337.");

    /** Creates the factory; KNIME calls this by reflection. */
    public SequenceSimulatorNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        SequenceSimulatorNodeParameters parameters = input.getParameters();
        parameters.validate();
        output.setOutSpecs(tableSpec(parameters));
    }

    private static DataTableSpec tableSpec(SequenceSimulatorNodeParameters parameters) {
        return TableSchema.builder()
                .text(SEQUENCE)
                .nominal(CLASS, List.of(parameters.positiveLabel, parameters.negativeLabel))
                .integer(POSITION)
                .number(LOG_LIKELIHOOD_RATIO)
                .toSpec();
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        SequenceSimulatorNodeParameters parameters = input.getParameters();
        try {
            SimulationSpec spec = parameters.toSpec();
            output.setOutData(0, simulate(spec, parameters, input.getExecutionContext()));
            if (spec.positives() == 0 || spec.negatives() == 0) {
                output.setWarningMessage(
                        "All sequences are of one class: change \"Share of positives\" if a"
                                + " classifier is to learn from them.");
            }
        } catch (RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }

    private static BufferedDataTable simulate(
            SimulationSpec spec, SequenceSimulatorNodeParameters parameters, ExecutionContext exec)
            throws CanceledExecutionException {
        SequenceSimulator simulator = new SequenceSimulator(spec);
        int total = spec.total();
        int step = Math.max(1, total / PROGRESS_STEPS);
        try (TableWriter writer = TableWriter.open(exec, tableSpec(parameters))) {
            for (int row = 0; simulator.hasNext(); row++) {
                exec.checkCanceled();
                if (row % step == 0) {
                    int made = row;
                    exec.setProgress(
                            (double) row / total,
                            () ->
                                    String.format(
                                            Locale.ROOT, "%,d of %,d sequences made", made, total));
                }
                SimulatedSequence sequence = simulator.next();
                writer.addRow(
                        RowKey.createRowKey((long) row).getString(),
                        sequence.sequence(),
                        sequence.positive() ? parameters.positiveLabel : parameters.negativeLabel,
                        sequence.positive() ? sequence.motifPosition() : null,
                        sequence.logLikelihoodRatio());
            }
            return writer.finish();
        }
    }
}
