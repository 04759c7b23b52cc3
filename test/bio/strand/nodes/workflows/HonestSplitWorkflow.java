// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.workflows;

import static bio.strand.nodes.workflows.ExampleWorkflows.BLUE;
import static bio.strand.nodes.workflows.ExampleWorkflows.GREEN;
import static bio.strand.nodes.workflows.ExampleWorkflows.NODE_Y;
import static bio.strand.nodes.workflows.ExampleWorkflows.RED;
import static bio.strand.nodes.workflows.ExampleWorkflows.introduce;
import static bio.strand.nodes.workflows.ExampleWorkflows.nodeX;
import static bio.strand.nodes.workflows.ExampleWorkflows.step;

import bio.strand.nodes.evaluation.scorer.SequenceScorerNodeFactory;
import bio.strand.nodes.io.reader.SequenceReaderNodeFactory;
import bio.strand.nodes.preparation.encoder.SequenceEncoderNodeFactory;
import bio.strand.nodes.preparation.partitioner.SequencePartitionerNodeFactory;
import bio.strand.nodes.recurrent.learner.RnnLearnerNodeFactory;
import bio.strand.nodes.recurrent.predictor.LstmPredictorNodeFactory;
import bio.strand.nodes.workflows.ExampleWorkflows.Introduction;
import bio.strand.nodes.workflows.WorkflowFolder.NodeDraft;
import java.util.List;

/** The example workflow that trains and tests the same network after two ways of dividing. */
final class HonestSplitWorkflow {

    /** So high that the connection to the second branch passes below the first one. */
    private static final int FLATTERED_Y = NODE_Y - 70;

    private static final int HONEST_Y = NODE_Y + 70;

    private HonestSplitWorkflow() {}

    static WorkflowFolder create() {
        WorkflowFolder workflow =
                new WorkflowFolder(
                        "<p>Shows how relatives in the test flatter a model: the same network is"
                            + " trained and tested after a random division and after one that keeps"
                            + " homologous proteins together. Brings a small file of invented"
                            + " protein families.</p>",
                        List.of(
                                "Strand",
                                "protein",
                                "homology",
                                "train-test split",
                                "data leakage",
                                "recurrent network"),
                        true);
        workflow.variable("input", "knime://knime.workflow/data/families.csv");
        workflow.variable("seed", 1);
        workflow.variable("epochs", 30);
        workflow.dataFile("families.csv", ProteinFamilySample.text());
        introduce(
                workflow,
                10,
                new Introduction(
                        "Divide honestly",
                        "Proteins come in families. If a family lies on both sides of a division, a"
                            + " network can learn it by heart, and its test score says nothing"
                            + " about new families. The file <i>data/families.csv</i> in the folder"
                            + " of the workflow holds 80 invented families of 8 proteins, all"
                            + " members of a family secreted or all cytosolic. Whoever looks at the"
                            + " beginning, where three in four secreted families have a signal"
                            + " peptide, is right about <strong>three in four</strong> new"
                            + " families; more cannot be known about them. <strong>Execute all"
                            + " nodes and compare the two Sequence Scorers.</strong>",
                        "an accuracy of about 86 % after the random division and of about 70 %"
                            + " after the honest one, with the same network and the same settings."
                            + " The second is what new families would get.",
                        "half a minute or less on an ordinary laptop, without a graphics card.",
                        "set the workflow variable <i>input</i> to a CSV, TSV or FASTA file with"
                            + " the sequences and a class for each, and the name of the class"
                            + " column in the partitioners, learners and scorers. <i>seed</i> gives"
                            + " another division, <i>epochs</i> a longer or shorter training.",
                        "Li and Godzik (2006), Bioinformatics 22(13), 1658-1659 (clusters of"
                                + " similar sequences); Hastie, Tibshirani and Friedman (2009), The"
                                + " Elements of Statistical Learning, section 7.10."));

        NodeDraft reader =
                workflow.node(
                                SequenceReaderNodeFactory::new,
                                nodeX(0),
                                NODE_Y,
                                "Proteins and where\nthey are found")
                        .control("inputFile", "input");
        NodeDraft encoder =
                workflow.node(
                                SequenceEncoderNodeFactory::new,
                                nodeX(1),
                                NODE_Y,
                                "Amino acids to codes")
                        .set("alphabet", "PROTEIN")
                        .set("sequenceColumn", "sequence");
        NodeDraft random =
                workflow.node(
                                SequencePartitionerNodeFactory::new,
                                nodeX(2),
                                FLATTERED_Y - 20,
                                "At random: families\non both sides")
                        .set("sampling", "STRATIFIED")
                        .set("groupColumn", "location")
                        .control("seed", "seed");
        NodeDraft flatteredLearner =
                learner(workflow, 3, FLATTERED_Y - 80, "Train after the\nrandom division");
        NodeDraft flatteredPredictor =
                predictor(workflow, 4, FLATTERED_Y, "Predict relatives of\nthe training proteins");
        NodeDraft flatteredScorer = scorer(workflow, 5, FLATTERED_Y, "The flattering score");
        NodeDraft honest =
                workflow.node(
                                SequencePartitionerNodeFactory::new,
                                nodeX(6),
                                HONEST_Y - 20,
                                "By homology: each family\non one side")
                        .set("keepTogether", "HOMOLOGS")
                        .set("sequenceColumn", "sequence")
                        .set("identity", 0.3)
                        .set("appendGroups", true)
                        .set("sampling", "STRATIFIED")
                        .set("groupColumn", "location")
                        .control("seed", "seed");
        NodeDraft honestLearner =
                learner(workflow, 7, HONEST_Y - 80, "Train after the\nhonest division");
        NodeDraft honestPredictor = predictor(workflow, 8, HONEST_Y, "Predict new families");
        NodeDraft honestScorer = scorer(workflow, 9, HONEST_Y, "The honest score");

        step(
                workflow,
                0,
                GREEN,
                "1. Read",
                "A row for each protein: its name, where it is found, and its amino acids. Which"
                        + " family it belongs to is not in the file.");
        step(
                workflow,
                1,
                GREEN,
                "2. Encode",
                "Turns each protein into compact codes, one byte a residue.");
        step(
                workflow,
                2,
                RED,
                "3. Divide at random",
                "Four fifths to learn from, one fifth to test on, class by class. Nearly every test"
                        + " protein has close relatives among the training proteins.");
        step(
                workflow,
                3,
                RED,
                "4. Learn",
                "A convolution and a recurrent network that remembers the strongest signals: enough"
                        + " to learn the families by heart.");
        step(
                workflow,
                4,
                RED,
                "5. Predict",
                "Applies the network to proteins that it has not seen, though it has seen their"
                        + " sisters.");
        step(
                workflow,
                5,
                BLUE,
                "6. Flattered",
                "Far more than three quarters are right. The network recognises families: nobody"
                        + " would learn from this score how it does on a new genome.");
        step(
                workflow,
                6,
                GREEN,
                "7. Divide honestly",
                "<i>Keep together: Homologs</i>. All proteins are compared; what is alike at 30 %"
                        + " of the positions or more is one cluster, and whole clusters go to one"
                        + " side. The third output reports the greatest identity across the"
                        + " border.");
        step(
                workflow,
                7,
                GREEN,
                "8. Learn",
                "The same network with the same settings as above; only the division is another"
                        + " one.");
        step(
                workflow,
                8,
                GREEN,
                "9. Predict",
                "The test proteins belong to families of which the network has seen no member.");
        step(
                workflow,
                9,
                BLUE,
                "10. Honest",
                "About three quarters or less are right: that is what the signal peptides allow,"
                        + " and what to expect from proteins yet unknown.");
        workflow.connect(reader, 1, encoder, 1);
        workflow.connect(encoder, 1, random, 1);
        branch(workflow, random, flatteredLearner, flatteredPredictor, flatteredScorer);
        workflow.connect(encoder, 1, honest, 1);
        branch(workflow, honest, honestLearner, honestPredictor, honestScorer);
        return workflow;
    }

    private static NodeDraft learner(
            WorkflowFolder workflow, int column, int y, String annotation) {
        return workflow.node(RnnLearnerNodeFactory::new, nodeX(column), y, annotation)
                .set("sequenceColumn", "Encoded sequence")
                .set("targetColumn", "location")
                .set("convolutionLayers", 1)
                .set("filters", 32)
                .set("filterWidth", 7)
                .set("cell", "GRU")
                .set("hiddenSize", 16)
                .set("bidirectional", true)
                .set("aggregation", "MAX")
                .control("epochs", "epochs")
                .control("seed", "seed");
    }

    private static NodeDraft predictor(
            WorkflowFolder workflow, int column, int y, String annotation) {
        return workflow.node(LstmPredictorNodeFactory::new, nodeX(column), y, annotation)
                .set("sequenceColumn", "Encoded sequence");
    }

    private static NodeDraft scorer(WorkflowFolder workflow, int column, int y, String annotation) {
        return workflow.node(SequenceScorerNodeFactory::new, nodeX(column), y, annotation)
                .set("truthColumn", "location")
                .set("predictionColumn", "Prediction (location)");
    }

    private static void branch(
            WorkflowFolder workflow,
            NodeDraft partitioner,
            NodeDraft learner,
            NodeDraft predictor,
            NodeDraft scorer) {
        workflow.connect(partitioner, 1, learner, 1);
        workflow.connect(learner, 1, predictor, 1);
        workflow.connect(partitioner, 2, predictor, 2);
        workflow.connect(predictor, 1, scorer, 1);
    }
}
