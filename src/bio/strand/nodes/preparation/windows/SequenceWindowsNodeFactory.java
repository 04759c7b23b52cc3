// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.windows;

import bio.strand.nodes.runtime.ParametersNodeFactory;
import java.util.List;
import org.knime.core.node.NodeDescription;
import org.knime.core.util.Version;
import org.knime.node.impl.description.DefaultNodeDescriptionUtil;
import org.knime.node.impl.description.ExternalResource;
import org.knime.node.impl.description.PortDescription;
import org.knime.node.parameters.NodeParameters;

/** The node Sequence Windows. */
public final class SequenceWindowsNodeFactory
        extends ParametersNodeFactory<SequenceWindowsNodeModel> {

    private static final String SHORT_DESCRIPTION =
            "Cuts long sequences into windows, one a row, each with the label of one position.";

    private static final String FULL_DESCRIPTION =
            """
            <p>
            Moves a window over each sequence and makes a row of every place where it stops: the
            symbols within, the row of the sequence, the first and last position, and the position
            that the window is about, with its label if there are labels.
            </p>
            <p>
            <b>When to use it.</b> Before the Sequence Encoder, to classify positions instead of
            whole sequences: residues by their secondary structure, bases by whether a splice or
            binding site is there; or to scan a long sequence with a model that was trained on
            windows of the same length.
            </p>
            <p>
            <b>How to choose the settings.</b> The window should show what decides about its
            position: about ten residues to either side for secondary structure, some hundred bases
            for regulatory sites. A step above 1 gives fewer, less alike rows. To give every residue
            a window, fill up the ends with - and choose neutral for gaps in the Sequence Encoder.
            </p>
            <p>
            <b>What can go wrong.</b> Windows of one sequence overlap: rows drawn at random into
            training and test part leave the test part nearly known. Partition the sequences first,
            or keep whole sequences together by the column "source row". Rows that cannot be used
            give one warning with their number, the first row and its reason, or an error. The node
            works row by row, so that it streams and takes sequences and tables of any size.
            </p>
            <p>
            <b>Reference.</b> N. Qian and T. J. Sejnowski, Predicting the secondary structure of
            globular proteins using neural network models, Journal of Molecular Biology 202:865-884
            (1988).
            </p>
            """;

    /** KNIME creates node factories by their public constructor. */
    public SequenceWindowsNodeFactory() {}

    @Override
    public SequenceWindowsNodeModel createNodeModel() {
        return new SequenceWindowsNodeModel();
    }

    @Override
    protected NodeDescription createNodeDescription() {
        return DefaultNodeDescriptionUtil.createNodeDescription(
                "Sequence Windows",
                "../../../../../icons/sequence-windows.png",
                List.of(
                        PortDescription.fixedPort(
                                "Sequences",
                                "A table with a text column of sequences and, where there are"
                                        + " labels, a column with a letter a position or with the"
                                        + " positions of sites.")),
                List.of(
                        PortDescription.fixedPort(
                                "Windows",
                                "A row a window: the other columns of its sequence, the source row,"
                                    + " start, end, position, the window and its label. Row"
                                    + " identifiers are those of the sequences with the window's"
                                    + " number.")),
                SHORT_DESCRIPTION,
                FULL_DESCRIPTION,
                List.of(
                        new ExternalResource(
                                "https://doi.org/10.1016/0022-2836(88)90564-5",
                                "Qian and Sejnowski (1988): windows for secondary structure")),
                SequenceWindowsNodeParameters.class,
                null,
                null,
                NodeType.Manipulator,
                List.of(
                        "window",
                        "sliding window",
                        "site",
                        "splice site",
                        "residue",
                        "secondary structure",
                        "scan",
                        "sequence"),
                new Version(5, 8, 0));
    }

    @Override
    protected Class<? extends NodeParameters> parametersClass() {
        return SequenceWindowsNodeParameters.class;
    }
}
