// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.ViewSink;
import bio.strand.nodes.runtime.ViewedNode;
import bio.strand.nodes.runtime.ViewedNodeFactory;
import bio.strand.nodes.views.page.HtmlPage;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;

/** The node Sequence Scorer. */
public final class SequenceScorerNodeFactory extends ViewedNodeFactory {

    private static final ImagePortObjectSpec IMAGE = new ImagePortObjectSpec(PNGImageContent.TYPE);

    private static final String FULL_DESCRIPTION =
            """
            <p>
            Compares predictions with the truth and says how good they are. What is compared is seen
            from the columns: classes, numbers, several yes/no targets, a label for each position
            (residue), or the next values of a series.
            </p>
            <ul>
            <li><b>Classes</b>: counts of every confusion, precision, recall and F1 of each class,
            accuracy, balanced accuracy, Matthews' correlation coefficient (MCC), Cohen's kappa, and,
            where the table has the probabilities of the classes, ROC curves and the areas under
            them.</li>
            <li><b>Numbers</b>: root mean squared error (RMSE) and mean absolute error (MAE), both in
            the unit of the target; R2; Pearson's and Spearman's correlation; a chart of measured
            against predicted values. Beside it stands the error of always guessing the mean.</li>
            <li><b>Yes/no targets</b>: for each target (assay) the area under its ROC curve, average
            precision, accuracy and more, over the rows whose label is known, and the mean of all
            targets.</li>
            <li><b>A label for each position</b>: the share of positions labelled right (Q3 or Q8 of
            secondary structure), precision, recall and F1 of each label, and a map of confusions.
            Positions that were not measured can be left out by a mask.</li>
            <li><b>Forecast</b>: the error of forecasts one step ahead from the third step on, beside
            those of three plain methods: always zero, the value before, and an autoregression of
            second order. A network that does not beat them has learned nothing of use.</li>
            </ul>
            <p>
            <b>When to use it.</b> After a predictor, on rows that the learner has not seen: scores
            on training rows say little.
            </p>
            <p>
            <b>How to choose the settings.</b> Usually nothing need be set: the columns of truth and
            prediction are found by the names that the LSTM Predictor gives, and the kind of score
            follows from them. Name the mask if the labels of some positions mean nothing, and for
            forecasts the series that the network was trained on.
            </p>
            <p>
            <b>How to read it.</b> Accuracy is the share of right predictions; it flatters when one
            class is much more frequent than the others. Balanced accuracy is the mean recall of the
            classes, and MCC (from -1 to 1, 0 for guessing) takes all confusions into account: rely
            on these for unequal classes. ROC-AUC is the probability that a row of the class gets a
            higher probability for it than another row, whatever threshold is used later; 0.5 is
            guessing. The row Overall holds the macro averages of precision, recall, F1 and
            ROC-AUC: each class counts the same. R2 is 1 for perfect predictions, 0 for guessing the
            mean, and negative for worse.
            </p>
            <p>
            <b>What can go wrong.</b> Rows without truth or prediction are left out with a
            warning. A score that does not exist, such as the precision of a class that was never
            predicted, is a missing cell. Without probability columns there are no ROC curves.
            </p>
            """;

    private static final String VIEW_DESCRIPTION =
            "The scores as charts that can be explored: confusions and ROC curves of classes and"
                    + " yes/no targets, measured against predicted numbers, true and predicted"
                    + " labels along each of the first sequences, forecasts beside the measured"
                    + " series.";

    private static ViewedNode node() {
        return ViewedNode.create("Sequence Scorer", SequenceScorerNodeParameters.class)
                .icon("../../../../../icons/sequence-scorer.png")
                .shortDescription(
                        "Compares predictions with the truth: classes, numbers, yes/no targets,"
                                + " labels of positions, forecasts.")
                .fullDescription(FULL_DESCRIPTION)
                .sinceVersion(5, 8, 0)
                .addInput(
                        "Predictions",
                        "A table with columns of truths and of predictions, and of probabilities if"
                                + " there are any.",
                        BufferedDataTable.TYPE)
                .addOutput(
                        "Confusion matrix",
                        "A row for each true class, a column for each predicted one: how often one"
                                + " was taken for the other. For numbers the error of each row; for"
                                + " forecasts the error of each step.",
                        BufferedDataTable.TYPE)
                .addOutput(
                        "Accuracy statistics",
                        "A row for each class (target, label, method) with its scores, and one of"
                                + " all together.",
                        BufferedDataTable.TYPE)
                .addOutput(
                        "ROC curves",
                        "An image (PNG): ROC curves of classes and yes/no targets with their areas;"
                                + " measured against predicted numbers; confusions of labels;"
                                + " errors of forecasts by step.",
                        ImagePortObject.TYPE)
                .configure(SequenceScorerNodeFactory::configure)
                .execute(SequenceScorerNodeFactory::execute)
                .view(VIEW_DESCRIPTION, HtmlPage::of)
                .nodeType(NodeType.Other)
                .keywords(
                        "accuracy",
                        "confusion matrix",
                        "ROC",
                        "AUC",
                        "MCC",
                        "F1",
                        "evaluate",
                        "score",
                        "classification",
                        "regression",
                        "RMSE",
                        "R2",
                        "Q3",
                        "forecast")
                .addExternalResource(
                        "https://doi.org/10.1016/j.compbiolchem.2004.09.006",
                        "Gorodkin (2004): the correlation coefficient for more than two"
                                + " classes")
                .addExternalResource(
                        "https://doi.org/10.1016/j.patrec.2005.10.010",
                        "Fawcett (2006): an introduction to ROC analysis");
    }

    /** KNIME creates node factories by their public constructor. */
    public SequenceScorerNodeFactory() {
        super(node());
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        SequenceScorerNodeParameters parameters = input.getParameters();
        parameters.validate();
        Scoring scoring = ScoringChoice.of(parameters, input.getInTableSpec(0));
        output.setOutSpec(0, scoring.details());
        output.setOutSpec(1, scoring.statistics());
        output.setOutSpec(2, IMAGE);
    }

    private static void execute(ExecuteInput input, ExecuteOutput output, ViewSink view)
            throws CanceledExecutionException, KNIMEException {
        BufferedDataTable table = input.getInTable(0);
        try {
            Scoring.Result result =
                    ScoringChoice.of(input.getParameters(), table.getDataTableSpec())
                            .score(table, input.getExecutionContext());
            output.setOutData(
                    result.details(),
                    result.statistics(),
                    new ImagePortObject(new PNGImageContent(result.chart().png()), IMAGE));
            view.show(result.page().toJson());
            List<String> warnings = new ArrayList<>(result.warnings());
            result.chart().problem().ifPresent(warnings::add);
            if (!warnings.isEmpty()) {
                output.setWarningMessage(String.join("\n", warnings));
            }
        } catch (InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }
}
