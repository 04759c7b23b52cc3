// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.generator;

import static bio.strand.nodes.generation.generator.GanGeneratorNodeParameters.LATENT_PORT;
import static bio.strand.nodes.generation.generator.GanGeneratorNodeParameters.TRAINING_PORT;

import bio.strand.nodes.ports.GenerativeModelPortObject;
import bio.strand.nodes.runtime.NodePort;
import bio.strand.nodes.runtime.PortsNodeFactory;
import java.util.List;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.util.Version;
import org.knime.node.impl.description.DefaultNodeDescriptionUtil;
import org.knime.node.impl.description.ExternalResource;
import org.knime.node.parameters.NodeParameters;

/** The node GAN Generator. */
public final class GanGeneratorNodeFactory extends PortsNodeFactory<GanGeneratorNodeModel> {

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
            memory that does not grow with their number, and KNIME's streaming hands them on to the
            next nodes at once. Generated rows are guesses: test them
            before you rely on them.
            </p>
            """;

    private static final List<NodePort> PORTS =
            List.of(
                    new NodePort(
                            "Model",
                            "A model from the GAN Learner.",
                            GenerativeModelPortObject.TYPE,
                            true,
                            false),
                    new NodePort(
                            TRAINING_PORT,
                            "The table that the model learned from, to keep away from"
                                    + " its rows or to say how far generated rows are"
                                    + " from them.",
                            BufferedDataTable.TYPE,
                            true,
                            true),
                    new NodePort(
                            LATENT_PORT,
                            "A table with a column of latent vectors (lists of"
                                    + " numbers), to generate one row for each, or to"
                                    + " walk from the first to the second.",
                            BufferedDataTable.TYPE,
                            true,
                            true),
                    new NodePort(
                            "Generated rows",
                            "A row for each generated sequence or profile: its text or"
                                    + " its values in the units of the training data,"
                                    + " its condition, and the columns that are"
                                    + " wanted beside.",
                            BufferedDataTable.TYPE,
                            false,
                            false));

    /** KNIME creates node factories by their public constructor. */
    public GanGeneratorNodeFactory() {}

    @Override
    protected List<NodePort> ports() {
        return PORTS;
    }

    @Override
    protected Class<? extends NodeParameters> parametersClass() {
        return GanGeneratorNodeParameters.class;
    }

    @Override
    protected GanGeneratorNodeModel createNodeModel(PortsConfiguration ports) {
        return new GanGeneratorNodeModel(ports);
    }

    @Override
    protected NodeDescription createNodeDescription() {
        return DefaultNodeDescriptionUtil.createNodeDescription(
                "GAN Generator",
                "../../../../../icons/gan-generator.png",
                NodePort.descriptions(PORTS, true),
                NodePort.descriptions(PORTS, false),
                "Generates sequences or profiles with a model of the GAN Learner, by"
                        + " condition, with filters, or from given latent vectors.",
                FULL_DESCRIPTION,
                List.of(
                        new ExternalResource(
                                "https://arxiv.org/abs/1810.06758",
                                "Azadi et al. (2019): Discriminator rejection sampling"),
                        new ExternalResource(
                                "https://arxiv.org/abs/1609.04468",
                                "White (2016): Sampling generative networks (interpolation)"),
                        new ExternalResource(
                                "https://doi.org/10.1093/nar/13.9.3021",
                                "Cornish-Bowden (1985): IUPAC codes of nucleotides")),
                GanGeneratorNodeParameters.class,
                null,
                null,
                NodeType.Source,
                List.of(
                        "generative adversarial network",
                        "GAN",
                        "generate",
                        "design",
                        "synthetic data",
                        "latent space",
                        "interpolation",
                        "motif",
                        "promoter",
                        "sequence"),
                new Version(5, 8, 0));
    }
}
