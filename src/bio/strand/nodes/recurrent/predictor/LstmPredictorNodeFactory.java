// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.predictor;

import bio.strand.nodes.runtime.PageNodeView;
import bio.strand.nodes.runtime.ParametersNodeFactory;
import bio.strand.nodes.views.page.HtmlPage;
import java.util.List;
import org.knime.core.node.NodeDescription;
import org.knime.core.util.Version;
import org.knime.core.webui.node.view.NodeView;
import org.knime.core.webui.node.view.NodeViewFactory;
import org.knime.node.impl.description.DefaultNodeDescriptionUtil;
import org.knime.node.impl.description.ExternalResource;
import org.knime.node.impl.description.PortDescription;
import org.knime.node.parameters.NodeParameters;

/** The node LSTM Predictor. */
public final class LstmPredictorNodeFactory extends ParametersNodeFactory<LstmPredictorNodeModel>
        implements NodeViewFactory<LstmPredictorNodeModel> {

    private static final String SHORT_DESCRIPTION =
            "Predicts by a recurrent network (LSTM, GRU, RNN) that the RNN Learner trained.";

    private static final String FULL_DESCRIPTION =
            """
            <p>
            Applies a trained model to every row of a table and appends what it predicts:
            </p>
            <ul>
            <li><b>Classes</b>: the class, its probability, and the probability of each class.</li>
            <li><b>Numbers</b>: the number of each target.</li>
            <li><b>Yes/no targets</b>: 1 or 0 for each target, and the probability of 1.</li>
            <li><b>A label for each position</b>: the labels as text as long as the sequence, and
            their probabilities as lists with one number a position.</li>
            <li><b>Forecast</b>: the next value at each step of the series, as a list that begins
            with the forecast of the second step; and, if wanted, the steps beyond the series.</li>
            </ul>
            <p>
            It can also append the numbers by which the network sums up each sequence (embedding),
            and how much each position counted (attention weights).
            </p>
            <p>
            <b>When to use it.</b> After the RNN Learner, on the test part of the Sequence
            Partitioner, followed by the Sequence Scorer; or on new sequences. It takes models of
            every recurrent cell, not only of LSTMs.
            </p>
            <p>
            <b>How to choose the settings.</b> Take the encoded column if the table has one; the
            node checks that it is encoded as the model's sequences were. A text column will do as
            well: the model knows its own encoding. If several models are applied to one table, give
            each a name and a suffix.
            </p>
            <p>
            <b>What can go wrong.</b> A row without sequence, with a symbol that the model's encoding
            refuses, or longer than the model can take gets missing cells with the reason, and one
            warning counts such rows. A column of another alphabet, and a damaged model or one of a
            later version of Strand, are errors. Probabilities are those of the network: a value near
            1 for a sequence unlike any training sequence means little. The node streams, and takes
            tables of any size.
            </p>
            """;

    private static final String VIEW_DESCRIPTION =
            "What was predicted: how often each class or label, how sure the network is, and for"
                + " the first rows the labels along the sequence with their probabilities, the"
                + " forecast beside the series, or the probabilities of the classes. A node that is"
                + " executed by streaming has nothing to show.";

    /** KNIME creates node factories by their public constructor. */
    public LstmPredictorNodeFactory() {}

    @Override
    public LstmPredictorNodeModel createNodeModel() {
        return new LstmPredictorNodeModel();
    }

    @Override
    public NodeView createNodeView(LstmPredictorNodeModel model) {
        return new PageNodeView(model.view(), HtmlPage::of);
    }

    @Override
    protected Class<? extends NodeParameters> parametersClass() {
        return LstmPredictorNodeParameters.class;
    }

    @Override
    protected NodeDescription createNodeDescription() {
        return DefaultNodeDescriptionUtil.createNodeDescription(
                "LSTM Predictor",
                "../../../../../icons/lstm-predictor.png",
                List.of(
                        PortDescription.fixedPort(
                                "Model",
                                "A model from the RNN Learner or the Sequence Model Reader."),
                        PortDescription.fixedPort(
                                "Sequences",
                                "A table with a column of sequences, encoded or as text, or of"
                                        + " encoded series.")),
                List.of(
                        PortDescription.fixedPort(
                                "Predictions",
                                "The input table with the predictions and, where there are any,"
                                        + " their probabilities.")),
                SHORT_DESCRIPTION,
                FULL_DESCRIPTION,
                List.of(
                        new ExternalResource(
                                "https://doi.org/10.1162/neco.1997.9.8.1735",
                                "Hochreiter and Schmidhuber (1997): Long short-term memory")),
                LstmPredictorNodeParameters.class,
                null,
                VIEW_DESCRIPTION,
                NodeType.Predictor,
                List.of(
                        "recurrent neural network",
                        "GRU",
                        "RNN",
                        "deep learning",
                        "predict",
                        "apply",
                        "classification",
                        "regression",
                        "forecast",
                        "embedding",
                        "attention",
                        "sequence"),
                new Version(5, 8, 0));
    }
}
