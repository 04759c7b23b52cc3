// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.encoder;

import bio.strand.engine.encoding.AminoAcidScale;
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
            "Turns text sequences or molecules into encoded ones for training and prediction, or"
                    + " into numbers for other learners.";

    private static final String FULL_DESCRIPTION =
            """
            <p>
            Encodes a text column of biological sequences, structure strings or molecules (SMILES)
            into a column of encoded sequences, which take one or two bytes a position and which
            Strand's learners and predictors read. How the column is encoded is written into the
            column itself, so that the nodes after this one can check it before they run. As lists
            of numbers or numeric columns the same codes serve KNIME's other learners.
            </p>
            <p>
            <b>When to use it.</b> Between the node that reads or makes the sequences and the RNN
            Learner. The predictor can also encode text by itself, by the rules of its model.
            </p>
            <p>
            <b>Training and test rows.</b> Both must be encoded by the same rules. Without a learned
            vocabulary encode before you partition, or use two nodes with the same settings. With a
            learned vocabulary (SMILES, or words that occur) that would teach the encoding something
            about the test rows: partition first, encode the training rows, and encode the test rows
            by a second Sequence Encoder whose second input is the encoded training table. It takes
            over all rules and the vocabulary; what is unknown to it follows the rule for unknown
            symbols.
            </p>
            <p>
            <b>How to choose the settings.</b> Pick the tokens and the alphabet first; the error
            that an unknown symbol gives tells whether it is the right one. DNA and RNA: single
            symbols, one-hot. Proteins: single symbols; with few rows BLOSUM62 or physico-chemical
            scales in place of one-hot. Coding sequences: codons. Molecules: SMILES with a learned
            embedding. The other settings decide what happens to characters that are no plain
            symbols: every such character is treated by the rule that you set, none is dropped in
            silence. Sequences should be aligned at something that matters, for instance a splice
            site in the middle, if their length is cut; use the Sequence Windows node to cut them
            out.
            </p>
            <p>
            <b>What can go wrong.</b> A row that the rules refuse becomes a missing cell with the
            reason, and one warning counts such rows; or, where a rule says error, the node fails
            and names row, column, position and remedy. The node works row by row, so that it
            streams and takes tables of any size; only where it learns a vocabulary it reads the
            table twice and does not stream.
            </p>
            <p>
            <b>References.</b> Ambiguity codes: A. Cornish-Bowden, Nucleic Acids Research
            13:3021-3030 (1985). SMILES tokens: P. Schwaller et al., Chemical Science 9:6091-6098
            (2018). BLOSUM62: S. and J. G. Henikoff, PNAS 89:10915-10919 (1992). PAM250: M. O.
            Dayhoff et al., Atlas of Protein Sequence and Structure 5(3):345-352 (1978). Kidera
            factors: A. Kidera et al., Journal of Protein Chemistry 4:23-55 (1985). Atchley factors:
            W. R. Atchley et al., PNAS 102:6395-6400 (2005). The scales and where they were
            published:
            </p>
            %s
            """
                    .formatted(scales());

    private static String scales() {
        StringBuilder list = new StringBuilder("<ul>");
        for (String name : AminoAcidScale.names()) {
            AminoAcidScale scale = AminoAcidScale.named(name);
            String accession = scale.accession().isEmpty() ? "" : ", AAindex " + scale.accession();
            list.append("<li>%s: %s%s</li>".formatted(name, scale.source(), accession));
        }
        return list.append("</ul>").toString();
    }

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
                                "Sequences", "A table with a text column of sequences."),
                        PortDescription.optionalPort(
                                "Table with an encoded column",
                                "Optional: rows that were encoded before, in most cases the"
                                    + " training rows. Only how their column is encoded is used:"
                                    + " the same rules and vocabulary encode the first table, and"
                                    + " the settings of this node about them are hidden.")),
                List.of(
                        PortDescription.fixedPort(
                                "Encoded sequences",
                                "The first table with the encoded sequences, appended or in place"
                                        + " of the text.")),
                SHORT_DESCRIPTION,
                FULL_DESCRIPTION,
                List.of(
                        new ExternalResource(
                                "https://doi.org/10.1093/nar/13.9.3021",
                                "Cornish-Bowden (1985): ambiguity codes of nucleic acids"),
                        new ExternalResource(
                                "https://doi.org/10.1039/C8SC02339E",
                                "Schwaller et al. (2018): tokens of SMILES"),
                        new ExternalResource(
                                "https://www.genome.jp/aaindex/",
                                "AAindex: scales of amino acids (Kawashima et al. 2008)")),
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
                        "k-mer",
                        "codon",
                        "SMILES",
                        "BLOSUM62",
                        "AAindex",
                        "embedding",
                        "reverse complement",
                        "sequence"),
                new Version(5, 8, 0));
    }

    @Override
    protected Class<? extends NodeParameters> parametersClass() {
        return SequenceEncoderNodeParameters.class;
    }
}
