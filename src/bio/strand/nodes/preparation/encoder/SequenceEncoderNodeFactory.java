// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.encoder;

import bio.strand.nodes.runtime.ParametersNodeFactory;
import java.util.List;
import org.knime.core.node.NodeDescription;
import org.knime.core.util.Version;
import org.knime.node.impl.description.DefaultNodeDescriptionUtil;
import org.knime.node.impl.description.ExternalResource;
import org.knime.node.impl.description.PortDescription;
import org.knime.node.parameters.NodeParameters;

/** The node Sequence Encoder. */
public final class SequenceEncoderNodeFactory
        extends ParametersNodeFactory<SequenceEncoderNodeModel> {

    private static final String SHORT_DESCRIPTION =
            "Turns text sequences into compact encoded sequences for training and prediction.";

    private static final String FULL_DESCRIPTION =
            """
            <p>
            Encodes a text column of biological sequences into a column of encoded sequences, which
            take one byte a position and which the RNN Learner and the LSTM Predictor read. How the
            column is encoded is written into the column itself, so that the nodes after this one
            can check it before they run.
            </p>
            <p>
            <b>When to use it.</b> Between the node that reads or makes the sequences and the RNN
            Learner. Encode training and test rows by the same node, or partition after it. The LSTM
            Predictor can also encode text by itself, by the rules of its model.
            </p>
            <p>
            <b>How to choose.</b> Pick the alphabet first; the error that an unknown symbol gives
            tells whether it is the right one. The other settings decide what happens to characters
            that are no plain symbols: every such character is treated by the rule that you set,
            none is dropped in silence. Sequences should be aligned at something that matters, for
            instance a splice site in the middle, if their length is cut.
            </p>
            <p>
            <b>What can go wrong.</b> A row that the rules refuse becomes a missing cell with the
            reason, and one warning counts such rows; or, where a rule says error, the node fails
            and names row, column, position and remedy. The node works row by row, so that it
            streams and takes tables of any size.
            </p>
            <p>
            <b>Reference.</b> Ambiguity codes: A. Cornish-Bowden, Nomenclature for incompletely
            specified bases in nucleic acid sequences, Nucleic Acids Research 13:3021-3030 (1985).
            </p>
            """;

    /** KNIME creates node factories by their public constructor. */
    public SequenceEncoderNodeFactory() {}

    @Override
    public SequenceEncoderNodeModel createNodeModel() {
        return new SequenceEncoderNodeModel();
    }

    @Override
    protected NodeDescription createNodeDescription() {
        return DefaultNodeDescriptionUtil.createNodeDescription(
                "Sequence Encoder",
                "../../../../../icons/sequence-encoder.png",
                List.of(
                        PortDescription.fixedPort(
                                "Sequences", "A table with a text column of sequences.")),
                List.of(
                        PortDescription.fixedPort(
                                "Encoded sequences",
                                "The input table with the encoded sequences, appended or in place"
                                        + " of the text.")),
                SHORT_DESCRIPTION,
                FULL_DESCRIPTION,
                List.of(
                        new ExternalResource(
                                "https://doi.org/10.1093/nar/13.9.3021",
                                "Cornish-Bowden (1985): ambiguity codes of nucleic acids")),
                SequenceEncoderNodeParameters.class,
                null,
                null,
                NodeType.Manipulator,
                List.of(
                        "encode",
                        "one-hot",
                        "DNA",
                        "RNA",
                        "protein",
                        "alphabet",
                        "IUPAC",
                        "tokenize",
                        "sequence"),
                new Version(5, 8, 0));
    }

    @Override
    protected Class<? extends NodeParameters> parametersClass() {
        return SequenceEncoderNodeParameters.class;
    }
}
