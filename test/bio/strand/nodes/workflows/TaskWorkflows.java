// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.workflows;

import static bio.strand.nodes.workflows.ExampleWorkflows.BLUE;
import static bio.strand.nodes.workflows.ExampleWorkflows.GREEN;
import static bio.strand.nodes.workflows.ExampleWorkflows.LOWER_Y;
import static bio.strand.nodes.workflows.ExampleWorkflows.NODE_Y;
import static bio.strand.nodes.workflows.ExampleWorkflows.RED;
import static bio.strand.nodes.workflows.ExampleWorkflows.UPPER_Y;
import static bio.strand.nodes.workflows.ExampleWorkflows.introduce;
import static bio.strand.nodes.workflows.ExampleWorkflows.nodeX;
import static bio.strand.nodes.workflows.ExampleWorkflows.step;

import bio.strand.nodes.evaluation.scorer.SequenceScorerNodeFactory;
import bio.strand.nodes.io.expression.ExpressionReaderNodeFactory;
import bio.strand.nodes.io.reader.SequenceReaderNodeFactory;
import bio.strand.nodes.preparation.divider.RowDividerNodeFactory;
import bio.strand.nodes.preparation.encoder.SequenceEncoderNodeFactory;
import bio.strand.nodes.preparation.joiner.SequenceJoinerNodeFactory;
import bio.strand.nodes.preparation.partitioner.SequencePartitionerNodeFactory;
import bio.strand.nodes.preparation.series.TimeSeriesEncoderNodeFactory;
import bio.strand.nodes.recurrent.learner.RnnLearnerNodeFactory;
import bio.strand.nodes.recurrent.predictor.LstmPredictorNodeFactory;
import bio.strand.nodes.workflows.ExampleWorkflows.Introduction;
import bio.strand.nodes.workflows.WorkflowFolder.NodeDraft;
import java.util.List;
import java.util.Map;

/** The example workflows of the tasks beside classification. */
final class TaskWorkflows {

    private static final String SOLUBILITY = "measured log solubility in mols per litre";

    private TaskWorkflows() {}

    /** Adds the workflows by the names of their folders. */
    static void addTo(Map<String, WorkflowFolder> workflows) {
        workflows.put("secondary-structure", secondaryStructure());
        workflows.put("solubility", solubility());
        workflows.put("toxicity", toxicity());
        workflows.put("cell-cycle", cellCycle());
    }

    private static WorkflowFolder secondaryStructure() {
        WorkflowFolder workflow =
                new WorkflowFolder(
                        "<p>Predicts helix, strand or loop for each residue of a protein from its"
                                + " sequence alone. Brings a small set of invented chains.</p>",
                        List.of("Strand", "protein", "secondary structure", "residue"),
                        true);
        TaskSamples.Chains chains = TaskSamples.chains();
        workflow.variable("sequences", "knime://knime.workflow/data/sequences.fasta");
        workflow.variable("labels", "knime://knime.workflow/data/labels.fasta");
        workflow.variable("resolved", "knime://knime.workflow/data/resolved.fasta");
        workflow.variable("seed", 1);
        workflow.dataFile("sequences.fasta", chains.sequences());
        workflow.dataFile("labels.fasta", chains.labels());
        workflow.dataFile("resolved.fasta", chains.resolved());
        introduce(
                workflow,
                11,
                new Introduction(
                        "Predict secondary structure",
                        "Each residue of a protein lies in a helix (H), a strand (E) or elsewhere"
                            + " (C). A recurrent network reads the sequence both ways and gives a"
                            + " label for every residue. Sequences, labels and the mask of residues"
                            + " that were not resolved lie in three FASTA files; the headers of the"
                            + " labels say which chains are for training, validation and testing."
                            + " The files in the folder of the workflow hold 160 invented chains.",
                        "on the invented chains about 90 %. On the real data a Q3 (share of"
                                + " residues labelled right) of 70 to 72 %; predictors that see one"
                                + " sequence alone reach no more than 73 %, those that see its"
                                + " relatives 80 to 85 %.",
                        "half a minute or less on an ordinary laptop with the invented chains;"
                                + " about half an hour on two processors with the real data.",
                        "set the workflow variables <i>sequences</i>, <i>labels</i> and"
                            + " <i>resolved</i> to your files. Sequence, labels and mask of a chain"
                            + " have one identifier and one length; write 1 for every residue into"
                            + " the mask if all are resolved. The real data are the set of"
                            + " NetSurfP-2.0 as divided by FLIP, 11,156 chains.",
                        "Klausen et al. (2019), Proteins 87(6), 520-527 (NetSurfP-2.0); Dallago et"
                            + " al. (2021), NeurIPS Datasets and Benchmarks (FLIP); Kabsch and"
                            + " Sander (1983), Biopolymers 22(12), 2577-2637 (what helix and strand"
                            + " are)."));
        NodeDraft sequences = fastaReader(workflow, 0, "Read the sequences", "sequences");
        NodeDraft labels = fastaReader(workflow, 1, "Read the labels", "labels");
        NodeDraft resolved = fastaReader(workflow, 2, "Read the mask", "resolved");
        NodeDraft withLabels =
                joiner(
                        workflow,
                        3,
                        "Put the labels beside",
                        " (labels)",
                        "Sequence",
                        "SET",
                        "VALIDATION");
        NodeDraft withMask = joiner(workflow, 4, "Put the mask beside", " (resolved)", "Sequence");
        NodeDraft encoder =
                workflow.node(
                                SequenceEncoderNodeFactory::new,
                                nodeX(5),
                                NODE_Y,
                                "Residues to codes")
                        .set("sequenceColumn", "Sequence")
                        .set("alphabet", "PROTEIN")
                        .set("unknownSymbols", "NEUTRAL");
        NodeDraft test =
                workflow.node(
                                RowDividerNodeFactory::new,
                                nodeX(6),
                                NODE_Y,
                                "Training and test chains")
                        .set("column", "SET")
                        .set("values", "train");
        NodeDraft validation =
                workflow.node(
                                RowDividerNodeFactory::new,
                                nodeX(7),
                                NODE_Y,
                                "Validation chains aside")
                        .set("column", "VALIDATION")
                        .set("values", "False");
        NodeDraft learner =
                learner(workflow, 8)
                        .set("sequenceColumn", "Encoded sequence")
                        .set("targetColumn", "Sequence (labels)")
                        .set("task", "POSITIONS")
                        .set("useMask", true)
                        .set("maskColumn", "Sequence (resolved)")
                        .port("Validation data");
        NodeDraft predictor =
                predictor(workflow, 9, "Label the residues\nof the test chains")
                        .set("sequenceColumn", "Encoded sequence");
        NodeDraft scorer =
                scorer(workflow, 10, "How many residues are right?")
                        .set("truthColumn", "Sequence (labels)")
                        .set("predictionColumn", "Prediction (Sequence (labels))")
                        .set("useMask", true)
                        .set("maskColumn", "Sequence (resolved)");
        step(
                workflow,
                0,
                GREEN,
                "1. Read the sequences",
                "One protein chain a row; its identifier becomes the RowID.");
        step(
                workflow,
                1,
                GREEN,
                "2. Read the labels",
                "A FASTA file as well, with H, E or C in place of each residue. <i>SET=</i> and"
                        + " <i>VALIDATION=</i> in its headers become columns.");
        step(
                workflow,
                2,
                GREEN,
                "3. Read the mask",
                "0 for residues that the experiment did not resolve: their labels mean nothing.");
        step(
                workflow,
                3,
                GREEN,
                "4. Join sequences and labels",
                "By RowID. The labels get a column name of their own.");
        step(workflow, 4, GREEN, "5. Join the mask", "The same for the mask.");
        step(
                workflow,
                5,
                GREEN,
                "6. Encode",
                "One code a residue. Letters that are no residue (such as X) count as unknown.");
        step(
                workflow,
                6,
                GREEN,
                "7. Keep the test aside",
                "As the authors of the data set divided it, so that scores can be compared.");
        step(
                workflow,
                7,
                GREEN,
                "8. Keep the validation aside",
                "These chains choose the best epoch.");
        step(
                workflow,
                8,
                RED,
                "9. Learn",
                "The target is as long as its sequence, so a label for each residue is learned. The"
                        + " recommended settings: motifs of seven residues, then two bidirectional"
                        + " GRUs. Masked residues are not learned from. On the real data this takes"
                        + " about half an hour on two processors.");
        step(
                workflow,
                9,
                RED,
                "10. Predict",
                "Appends the predicted labels, and their probabilities as lists.");
        step(
                workflow,
                10,
                BLUE,
                "11. Score",
                "Accuracy is Q3, the share of residues labelled right, without the masked ones. On"
                        + " the real data expect 70 to 72 %; predictors that see one sequence alone"
                        + " reach no more than 73 %.");
        workflow.connect(sequences, 1, withLabels, 1);
        workflow.connect(labels, 1, withLabels, 2);
        workflow.connect(withLabels, 1, withMask, 1);
        workflow.connect(resolved, 1, withMask, 2);
        workflow.connect(withMask, 1, encoder, 1);
        workflow.connect(encoder, 1, test, 1);
        workflow.connect(test, 1, validation, 1);
        workflow.connect(validation, 1, learner, 1);
        workflow.connect(validation, 2, learner, 2);
        workflow.connect(learner, 1, predictor, 1);
        workflow.connect(test, 2, predictor, 2);
        workflow.connect(predictor, 1, scorer, 1);
        return workflow;
    }

    private static NodeDraft fastaReader(
            WorkflowFolder workflow, int column, String text, String variable) {
        return workflow.node(SequenceReaderNodeFactory::new, nodeX(column), NODE_Y, text)
                .set("format", "FASTA")
                .control("inputFile", variable);
    }

    private static NodeDraft joiner(
            WorkflowFolder workflow, int column, String text, String suffix, String... appended) {
        return workflow.node(SequenceJoinerNodeFactory::new, nodeX(column), NODE_Y, text)
                .set("suffix", suffix)
                .set("columns/manualFilter/manuallySelected", appended)
                .set("columns/manualFilter/includeUnknownColumns", false);
    }

    private static WorkflowFolder solubility() {
        WorkflowFolder workflow =
                new WorkflowFolder(
                        "<p>Predicts how well molecules dissolve in water from their SMILES alone."
                                + " Brings a small file of invented molecules.</p>",
                        List.of("Strand", "SMILES", "molecules", "regression", "solubility"),
                        true);
        workflow.variable("input", "knime://knime.workflow/data/molecules.csv");
        workflow.variable("seed", 1);
        workflow.dataFile("molecules.csv", TaskSamples.solubilities());
        introduce(
                workflow,
                7,
                new Introduction(
                        "Predict solubility from SMILES",
                        "A SMILES writes a molecule as a line of text. A recurrent network reads it"
                            + " token by token, as it reads a sequence, and learns a number: the"
                            + " logarithm of the solubility in moles per litre. The file"
                            + " <i>data/molecules.csv</i> in the folder of the workflow holds 240"
                            + " invented molecules.",
                        "on the invented molecules an RMSE near 0.25, where guessing the mean gives"
                            + " 1.5. On the data of Delaney (ESOL, 1,128 molecules) an RMSE near"
                            + " 0.65: half of what a random forest on classic descriptors needs.",
                        "half a minute or less on an ordinary laptop, without a graphics card.",
                        "set the workflow variable <i>input</i> to the file of ESOL or to your own"
                            + " CSV file with the columns <i>Compound ID</i>, <i>smiles</i> and"
                            + " <i>measured log solubility in mols per litre</i>; for another"
                            + " number, choose its column in learner and scorer. <i>seed</i> gives"
                            + " another division and another start of the training. Divide by"
                            + " scaffold (setting <i>Keep together</i>) if new molecules will be of"
                            + " other families.",
                        "Delaney (2004), Journal of Chemical Information and Computer Sciences"
                            + " 44(3), 1000-1005 (ESOL); Weininger (1988), the same journal 28(1),"
                            + " 31-36 (SMILES)."));
        NodeDraft reader = moleculeReader(workflow, "Compound ID");
        NodeDraft test = divide(workflow, 1, NODE_Y, "90 % to learn from,\n10 % to test on", 0.9);
        NodeDraft validation =
                divide(workflow, 2, UPPER_Y, "Of these, a ninth to\nchoose the best epoch", 0.889);
        Encoders encoders = smilesEncoders(workflow);
        NodeDraft learner =
                learner(workflow, 4).set("targetColumn", SOLUBILITY).port("Validation data");
        NodeDraft predictor =
                predictor(workflow, 5, "Predict the test molecules")
                        .set("sequenceColumn", "Encoded sequence");
        NodeDraft scorer =
                scorer(workflow, 6, "How far off is it?")
                        .set("truthColumn", SOLUBILITY)
                        .set("predictionColumn", "Prediction (" + SOLUBILITY + ")");
        readSteps(workflow);
        prepareSteps(workflow);
        step(
                workflow,
                4,
                RED,
                "5. Learn",
                "The target is a number, so the network learns a regression; the settings are those"
                    + " recommended for it: a learned vector for each token, a GRU that reads both"
                    + " ways, and the mean of its states. Its second input are the rows that choose"
                    + " the best epoch.");
        step(
                workflow,
                5,
                RED,
                "6. Predict",
                "Applies the network to molecules that it has never seen.");
        step(
                workflow,
                6,
                BLUE,
                "7. Score",
                "Root mean squared error (RMSE), R2, correlations, and a chart of measured against"
                    + " predicted values. On Delaney's data expect an RMSE near 0.65: half of what"
                    + " a random forest on classic descriptors needs.");
        connectMolecules(workflow, reader, test, validation, encoders, learner, predictor, scorer);
        return workflow;
    }

    private static WorkflowFolder toxicity() {
        WorkflowFolder workflow =
                new WorkflowFolder(
                        "<p>Predicts the outcome of several toxicity assays at once from SMILES;"
                                + " many outcomes are not known. Brings a small file of invented"
                                + " molecules.</p>",
                        List.of("Strand", "SMILES", "molecules", "multi-task", "toxicity"),
                        true);
        workflow.variable("input", "knime://knime.workflow/data/assays.csv");
        workflow.variable("seed", 1);
        workflow.dataFile("assays.csv", TaskSamples.assays());
        introduce(
                workflow,
                7,
                new Introduction(
                        "Predict the assays of a toxicity panel",
                        "One network learns yes or no for each assay of a panel. Where an assay was"
                                + " not done, nothing is learned and nothing is scored. The file"
                                + " <i>data/assays.csv</i> in the folder of the workflow holds 240"
                                + " invented molecules and four assays.",
                        "on the invented molecules a mean area under the ROC curve near 0.85, with"
                                + " much chance in it: the test has 24 molecules. On the real data"
                                + " (Tox21) a mean area under the ROC curve near 0.83.",
                        "half a minute or less on an ordinary laptop, without a graphics card. With"
                                + " Tox21 some minutes.",
                        "set the workflow variable <i>input</i> to the file of Tox21 (8,014"
                            + " molecules, twelve assays; gzip is fine) or to your own CSV file"
                            + " with the columns <i>mol_id</i>, <i>smiles</i> and one column of 0"
                            + " and 1 for each assay, called NR-... or SR-...; other names fit"
                            + " after you change the pattern in the learner. Empty fields mean not"
                            + " known.",
                        "Huang et al. (2016), Frontiers in Environmental Science 3, 85 (Tox21); Wu"
                                + " et al. (2018), Chemical Science 9(2), 513-530 (MoleculeNet);"
                                + " Weininger (1988), J. Chem. Inf. Comput. Sci. 28(1), 31-36"
                                + " (SMILES)."));
        NodeDraft reader = moleculeReader(workflow, "mol_id");
        NodeDraft test = divide(workflow, 1, NODE_Y, "90 % to learn from,\n10 % to test on", 0.9);
        NodeDraft validation =
                divide(workflow, 2, UPPER_Y, "Of these, a ninth to\nchoose the best epoch", 0.889);
        Encoders encoders = smilesEncoders(workflow);
        NodeDraft learner =
                learner(workflow, 4)
                        .set("severalTargets", true)
                        .set("task", "YES_NO")
                        .set("targetColumns/mode", "REGEX")
                        .set("targetColumns/patternFilter/pattern", "(NR|SR)-.*")
                        .set("targetColumns/patternFilter/isCaseSensitive", true)
                        .port("Validation data");
        NodeDraft predictor =
                predictor(workflow, 5, "Predict the test molecules")
                        .set("sequenceColumn", "Encoded sequence");
        NodeDraft scorer =
                scorer(workflow, 6, "How well are the assays told?")
                        .set("truthColumn", "SR-p53")
                        .set("predictionColumn", "Prediction (SR-p53)");
        readSteps(workflow);
        prepareSteps(workflow);
        step(
                workflow,
                4,
                RED,
                "5. Learn",
                "The targets are all columns called NR-... or SR-..., found by a pattern. The"
                        + " settings are those recommended for yes/no targets: the strongest signal"
                        + " along the molecule counts, wherever it lies.");
        step(
                workflow,
                5,
                RED,
                "6. Predict",
                "Appends yes (1) or no (0) for each assay, and the probability of yes.");
        step(
                workflow,
                6,
                BLUE,
                "7. Score",
                "For each assay the area under the ROC curve over the molecules whose outcome is"
                        + " known, and the mean of all. On Tox21 expect a mean near 0.83.");
        connectMolecules(workflow, reader, test, validation, encoders, learner, predictor, scorer);
        return workflow;
    }

    private static NodeDraft moleculeReader(WorkflowFolder workflow, String id) {
        return workflow.node(
                        SequenceReaderNodeFactory::new,
                        nodeX(0),
                        NODE_Y,
                        "Read the file named by\nthe variable input")
                .set("format", "DELIMITED")
                .set("idColumn", id)
                .set("sequenceColumn", "smiles")
                .set("rowIds", "UNIQUE_IDENTIFIER")
                .control("inputFile", "input");
    }

    /**
     * The nodes that encode molecules.
     *
     * @param training learns the tokens
     * @param validation applies them
     * @param test applies them, too
     */
    private record Encoders(NodeDraft training, NodeDraft validation, NodeDraft test) {}

    private static Encoders smilesEncoders(WorkflowFolder workflow) {
        return new Encoders(
                smilesEncoder(workflow, NODE_Y - 130, "Learn the tokens"),
                smilesEncoder(workflow, NODE_Y - 25, "The same for validation"),
                smilesEncoder(workflow, NODE_Y + 80, "The same for the test"));
    }

    private static NodeDraft smilesEncoder(WorkflowFolder workflow, int y, String text) {
        return workflow.node(SequenceEncoderNodeFactory::new, nodeX(3), y, text)
                .set("sequenceColumn", "smiles")
                .set("tokens", "SMILES")
                .set("vocabulary", "LEARNED")
                .set("leastOccurrences", 2)
                .set("unknownSymbols", "NEUTRAL")
                .set("representation", "ORDINAL");
    }

    private static NodeDraft divide(
            WorkflowFolder workflow, int column, int y, String text, double share) {
        return workflow.node(SequencePartitionerNodeFactory::new, nodeX(column), y, text)
                .set("relativeSize", share)
                .control("seed", "seed");
    }

    private static NodeDraft learner(WorkflowFolder workflow, int column) {
        return workflow.node(
                        RnnLearnerNodeFactory::new, nodeX(column), UPPER_Y, "Train the network")
                .control("seed", "seed");
    }

    private static NodeDraft predictor(WorkflowFolder workflow, int column, String text) {
        return workflow.node(LstmPredictorNodeFactory::new, nodeX(column), LOWER_Y, text);
    }

    private static NodeDraft scorer(WorkflowFolder workflow, int column, String text) {
        return workflow.node(SequenceScorerNodeFactory::new, nodeX(column), LOWER_Y, text);
    }

    private static void readSteps(WorkflowFolder workflow) {
        step(
                workflow,
                0,
                GREEN,
                "1. Read",
                "Columns of numbers are seen from the file. Names of molecules that occur twice are"
                        + " made unique.");
    }

    private static void prepareSteps(WorkflowFolder workflow) {
        step(
                workflow,
                1,
                GREEN,
                "2. Keep a test aside",
                "A tenth of the molecules, drawn at random, is not looked at before the end.");
        step(
                workflow,
                2,
                GREEN,
                "3. Keep a validation aside",
                "Another tenth of all molecules chooses the best epoch. It is a table of its own"
                    + " here to show the learner's port for it; a share inside the learner would do"
                    + " as well.");
        step(
                workflow,
                3,
                GREEN,
                "4. Encode",
                "Cuts each SMILES into tokens (atoms, bonds, rings) and numbers those of the"
                    + " training molecules. The second input of the other encoders takes this"
                    + " numbering over; tokens never seen count as unknown. A SMILES that is not"
                    + " valid becomes a missing cell with the reason.");
    }

    private static void connectMolecules(
            WorkflowFolder workflow,
            NodeDraft reader,
            NodeDraft test,
            NodeDraft validation,
            Encoders encoders,
            NodeDraft learner,
            NodeDraft predictor,
            NodeDraft scorer) {
        workflow.connect(reader, 1, test, 1);
        workflow.connect(test, 1, validation, 1);
        workflow.connect(validation, 1, encoders.training(), 1);
        workflow.connect(validation, 2, encoders.validation(), 1);
        workflow.connect(encoders.training(), 1, encoders.validation(), 2);
        workflow.connect(test, 2, encoders.test(), 1);
        workflow.connect(encoders.training(), 1, encoders.test(), 2);
        workflow.connect(encoders.training(), 1, learner, 1);
        workflow.connect(encoders.validation(), 1, learner, 2);
        workflow.connect(learner, 1, predictor, 1);
        workflow.connect(encoders.test(), 1, predictor, 2);
        workflow.connect(predictor, 1, scorer, 1);
    }

    private static WorkflowFolder cellCycle() {
        WorkflowFolder workflow =
                new WorkflowFolder(
                        "<p>Forecasts the expression of genes in the course of the cell cycle:"
                                + " learns from one synchronised culture and is tested on another."
                                + " Brings a small file of invented genes.</p>",
                        List.of("Strand", "expression", "time series", "forecast", "cell cycle"),
                        true);
        workflow.variable("input", "knime://knime.workflow/data/cell-cycles.tsv");
        workflow.variable("seed", 1);
        workflow.dataFile("cell-cycles.tsv", TaskSamples.cellCycles());
        introduce(
                workflow,
                6,
                new Introduction(
                        "Forecast gene expression",
                        "Yeast cells were brought into step and measured over time, once by alpha"
                            + " factor, once by a mutation of cdc15. The network learns from the"
                            + " alpha series alone how expression goes on, and forecasts each next"
                            + " value of the cdc15 series. The file <i>data/cell-cycles.tsv</i> in"
                            + " the folder of the workflow holds 240 invented genes.",
                        "on the invented genes an RMSE near 0.30, where the best plain method has"
                            + " 0.40. On the real data an RMSE near 0.40; the best plain method has"
                            + " 0.43.",
                        "half a minute or less on an ordinary laptop, without a graphics card.",
                        "set the workflow variable <i>input</i> to the table of Spellman et al."
                            + " (6,178 genes) or to your own matrix, one gene a row, and the"
                            + " patterns of your columns in both Time Series Encoders. Series of"
                            + " ten steps and more are worth a try.",
                        "Spellman et al. (1998), Molecular Biology of the Cell 9(12), 3273-3297"
                                + " (the cell cycle of yeast)."));
        NodeDraft reader =
                workflow.node(
                                ExpressionReaderNodeFactory::new,
                                nodeX(0),
                                NODE_Y,
                                "Read the file named by\nthe variable input")
                        .set("format", "DELIMITED")
                        .control("inputFile", "input");
        NodeDraft alpha = series(workflow, 1, "alpha{time}", "alpha series");
        NodeDraft cdc15 = series(workflow, 2, "cdc15_{time}", "cdc15 series");
        NodeDraft learner =
                learner(workflow, 3).set("sequenceColumn", "alpha series").set("task", "FORECAST");
        NodeDraft predictor =
                predictor(workflow, 4, "Forecast the cdc15 series")
                        .set("sequenceColumn", "cdc15 series");
        NodeDraft scorer =
                scorer(workflow, 5, "Is it better than plain methods?")
                        .set("truthColumn", "cdc15 series")
                        .set("predictionColumn", "Prediction (cdc15 series)")
                        .set("useFitted", true)
                        .set("fittedColumn", "alpha series");
        step(
                workflow,
                0,
                GREEN,
                "1. Read",
                "Genes are rows, arrays are columns. Values that were not measured (NA) become"
                        + " missing cells.");
        step(
                workflow,
                1,
                GREEN,
                "2. Encode the alpha series",
                "The columns alpha0, alpha7, ... become one encoded series a gene, in the order of"
                    + " time. Missing values stay missing. Genes with more than 30 % missing values"
                    + " get a missing cell, and are left out later.");
        step(
                workflow,
                2,
                GREEN,
                "3. Encode the cdc15 series",
                "The same for the other culture, which was measured at other times.");
        step(
                workflow,
                3,
                RED,
                "4. Learn",
                "A GRU reads each alpha series step by step and learns to forecast the next one."
                        + " Each time a series begins at a random step: else the network learns by"
                        + " heart what each array looks like, and fails on other cultures.");
        step(
                workflow,
                4,
                RED,
                "5. Forecast",
                "Appends the forecast of each next value of the cdc15 series. To continue series"
                        + " beyond their end, set <i>Steps beyond the series</i>.");
        step(
                workflow,
                5,
                BLUE,
                "6. Score",
                "The error one step ahead, on measured values only, beside always zero, the value"
                    + " before, and an autoregression fitted to the alpha series. On the real data"
                    + " expect an RMSE near 0.40; the best plain method has 0.43.");
        workflow.connect(reader, 1, alpha, 1);
        workflow.connect(alpha, 1, cdc15, 1);
        workflow.connect(cdc15, 1, learner, 1);
        workflow.connect(learner, 1, predictor, 1);
        workflow.connect(cdc15, 1, predictor, 2);
        workflow.connect(predictor, 1, scorer, 1);
        return workflow;
    }

    private static NodeDraft series(
            WorkflowFolder workflow, int column, String pattern, String name) {
        return workflow.node(
                        TimeSeriesEncoderNodeFactory::new,
                        nodeX(column),
                        NODE_Y,
                        "Columns to one series:\n" + name)
                .set("columnPattern", pattern)
                .set("greatestMissingShare", 0.3)
                .set("outputColumn", name);
    }
}
