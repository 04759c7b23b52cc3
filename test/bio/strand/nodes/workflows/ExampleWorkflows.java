// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.workflows;

import bio.strand.nodes.evaluation.scorer.SequenceScorerNodeFactory;
import bio.strand.nodes.io.expression.ExpressionReaderNodeFactory;
import bio.strand.nodes.io.reader.SequenceReaderNodeFactory;
import bio.strand.nodes.io.simulator.SequenceSimulatorNodeFactory;
import bio.strand.nodes.preparation.encoder.SequenceEncoderNodeFactory;
import bio.strand.nodes.preparation.expression.ExpressionPreprocessorApplyNodeFactory;
import bio.strand.nodes.preparation.expression.ExpressionPreprocessorNodeFactory;
import bio.strand.nodes.preparation.partitioner.SequencePartitionerNodeFactory;
import bio.strand.nodes.preparation.series.TimeSeriesEncoderNodeFactory;
import bio.strand.nodes.recurrent.learner.RnnLearnerNodeFactory;
import bio.strand.nodes.recurrent.predictor.LstmPredictorNodeFactory;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.workflows.WorkflowFolder.Annotation;
import bio.strand.nodes.workflows.WorkflowFolder.NodeDraft;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The example workflows as code. {@link #main} writes them; a test checks that the committed ones
 * are what it would write.
 */
public final class ExampleWorkflows {

    static final int BLUE = 0x2F6DB5;
    static final int GREEN = 0x4C9A4C;
    static final int RED = 0xD6245E;

    private static final int MARGIN = 20;
    private static final int GAP = 16;
    private static final int INTRODUCTION_HEIGHT = 275;
    private static final int BOX_WIDTH = 204;
    private static final int BOX_HEIGHT = 540;
    private static final int BOX_TOP = MARGIN + INTRODUCTION_HEIGHT + GAP;
    private static final int COLUMN_WIDTH = BOX_WIDTH + GAP;

    /** Where nodes stand; above them is room for the text of their step. */
    static final int NODE_Y = BOX_TOP + 370;

    /** Higher up, so that connections past a node do not cross its label. */
    static final int UPPER_Y = NODE_Y - 80;

    static final int LOWER_Y = NODE_Y + 20;

    /**
     * What the first text on the canvas says.
     *
     * @param title what is learned
     * @param what what the workflow does
     * @param result what to expect, on what comes with the workflow and on real data
     * @param runTime how long it takes
     * @param ownData how to use it for other data
     * @param references where method and data come from
     */
    record Introduction(
            String title,
            String what,
            String result,
            String runTime,
            String ownData,
            String references) {}

    private ExampleWorkflows() {}

    /**
     * Writes the workflows.
     *
     * @param arguments the folder that shall hold one folder for each
     * @throws Exception if a folder cannot be written
     */
    public static void main(String[] arguments) throws Exception {
        TestContributions.install();
        Path target = Path.of(arguments[0]);
        for (Map.Entry<String, WorkflowFolder> workflow : all().entrySet()) {
            workflow.getValue().write(target.resolve(workflow.getKey()));
        }
    }

    /** The workflows by the names of their folders. */
    static Map<String, WorkflowFolder> all() {
        Map<String, WorkflowFolder> workflows = new LinkedHashMap<>();
        workflows.put("promoters", promoters());
        workflows.put("splice-junctions", spliceJunctions());
        workflows.put("genbank-features", genBankFeatures());
        workflows.put("expression-classes", expressionClasses());
        TaskWorkflows.addTo(workflows);
        workflows.put("honest-split", HonestSplitWorkflow.create());
        GenerationWorkflows.addTo(workflows);
        return workflows;
    }

    private static WorkflowFolder promoters() {
        WorkflowFolder workflow =
                new WorkflowFolder(
                        "<p>Simulates promoters of <i>E. coli</i>, trains a recurrent network to"
                            + " tell them from random DNA, and compares it with the best possible"
                            + " classifier. Needs no input.</p>",
                        List.of("Strand", "DNA", "promoter", "recurrent network", "simulation"),
                        true);
        workflow.variable("seed", 1);
        workflow.variable("epochs", 6);
        introduce(
                workflow,
                6,
                new Introduction(
                        "Learn to recognise promoters",
                        "Bacterial promoters carry two short patterns, the -35 box (TTGACA) and the"
                            + " -10 box (TATAAT), 15 to 19 bases apart. This workflow makes 50,000"
                            + " sequences, half of them with such a promoter, trains a recurrent"
                            + " network on four fifths of them and tests it on the rest. Because"
                            + " the sequences are simulated, the best possible classifier is known:"
                            + " a sequence is a promoter if its <i>Log-likelihood ratio</i> is"
                            + " above 0. That column stays in the table of the predictor, so that"
                            + " you can compare. <strong>Execute all nodes, then open the second"
                            + " output of the Sequence Scorer.</strong>",
                        "an accuracy of about 80 %. The signal is so weak that the best possible"
                            + " classifier is right in about 81 % of the cases; the network should"
                            + " come within two points of it.",
                        "about a minute on an ordinary laptop, without a graphics card.",
                        "put a Sequence Reader in the place of the Sequence Simulator, as the"
                            + " workflow splice-junctions does. The workflow variable <i>seed</i>"
                            + " gives other sequences, another division and another start of the"
                            + " training, <i>epochs</i> a longer or shorter one.",
                        "Harley and Reynolds (1987), Nucleic Acids Research 15(5), 2343-2361 (the"
                            + " promoters of <i>E. coli</i>); Cho et al. (2014), EMNLP, 1724-1734"
                            + " (the recurrent cell GRU)."));

        NodeDraft simulator =
                workflow.node(
                                SequenceSimulatorNodeFactory::new,
                                nodeX(0),
                                NODE_Y,
                                "Make 50,000 sequences,\nhalf of them promoters")
                        .set("sequences", 50_000)
                        .set("sequenceLength", 60)
                        .control("seed", "seed");
        NodeDraft encoder =
                workflow.node(SequenceEncoderNodeFactory::new, nodeX(1), NODE_Y, "Letters to codes")
                        .set("sequenceColumn", "Sequence");
        NodeDraft partitioner =
                workflow.node(
                                SequencePartitionerNodeFactory::new,
                                nodeX(2),
                                NODE_Y,
                                "80 % to learn from,\n20 % to test on")
                        .set("sampling", "STRATIFIED")
                        .set("groupColumn", "Class")
                        .control("seed", "seed");
        NodeDraft learner =
                workflow.node(RnnLearnerNodeFactory::new, nodeX(3), UPPER_Y, "Train the network")
                        .set("sequenceColumn", "Encoded sequence")
                        .set("targetColumn", "Class")
                        .set("convolutionLayers", 1)
                        .set("filters", 32)
                        .set("filterWidth", 31)
                        .set("cell", "GRU")
                        .set("hiddenSize", 16)
                        .set("bidirectional", true)
                        .set("aggregation", "MAX")
                        .set("dropout", 0.2)
                        .set("batchSize", 128)
                        .set("learningRate", 0.004)
                        .set("schedule", "COSINE")
                        .control("epochs", "epochs")
                        .control("seed", "seed");
        NodeDraft predictor =
                workflow.node(
                                LstmPredictorNodeFactory::new,
                                nodeX(4),
                                LOWER_Y,
                                "Classify the test sequences")
                        .set("sequenceColumn", "Encoded sequence");
        NodeDraft scorer =
                workflow.node(SequenceScorerNodeFactory::new, nodeX(5), LOWER_Y, "How good is it?");
        scorer.set("truthColumn", "Class").set("predictionColumn", "Prediction (Class)");

        step(
                workflow,
                0,
                GREEN,
                "1. Simulate",
                "Draws random DNA of 60 bases with the GC content of <i>E. coli</i>. Half of the"
                        + " sequences get a promoter at a random place, with the published"
                        + " frequencies of its bases: a weak signal. Raise <i>Motif strength</i>"
                        + " for a clearer one.");
        step(
                workflow,
                1,
                GREEN,
                "2. Encode",
                "Turns each sequence into compact codes, one byte a base. What the codes mean is"
                        + " written into the column, so that the nodes after it cannot mix up"
                        + " alphabets.");
        step(
                workflow,
                2,
                GREEN,
                "3. Divide",
                "Keeps a fifth of the rows aside for the test. <i>Stratified</i>: both tables hold"
                        + " as many promoters as random sequences.");
        step(
                workflow,
                3,
                RED,
                "4. Learn",
                "Each filter of the convolution sees 31 bases, room for both boxes and the distance"
                        + " between them. A recurrent network reads along. A promoter may stand"
                        + " anywhere, so the strongest signal counts (aggregation <i>Max</i>). The"
                        + " second output is the course of the training, the third its image.");
        step(
                workflow,
                4,
                RED,
                "5. Predict",
                "Applies the network to sequences that it has never seen and appends class,"
                        + " confidence and probabilities. Compare them with the column"
                        + " <i>Log-likelihood ratio</i>.");
        step(
                workflow,
                5,
                BLUE,
                "6. Score",
                "Confusion matrix, accuracy and ROC curve on the test rows. So weak is the signal"
                        + " that the best possible classifier is right in only about 81 % of the"
                        + " cases; the network should come within 2 points of it.");
        connect(workflow, simulator, encoder, partitioner, learner, predictor, scorer);
        return workflow;
    }

    private static WorkflowFolder spliceJunctions() {
        WorkflowFolder workflow =
                new WorkflowFolder(
                        "<p>Trains a recurrent network to tell splice donors (EI), splice acceptors"
                            + " (IE) and other sites (N) apart from the 60 bases around them. Needs"
                            + " a file with the columns <i>id</i>, <i>class</i> and"
                            + " <i>sequence</i>.</p>",
                        List.of("Strand", "DNA", "splice sites", "recurrent network"),
                        false);
        workflow.variable("input", "");
        workflow.variable("seed", 1);
        workflow.variable("epochs", 30);
        introduce(
                workflow,
                6,
                new Introduction(
                        "Recognise splice junctions",
                        "Where the introns of a gene begin (donor, EI) and end (acceptor, IE) is"
                            + " written in the bases around the junction. This workflow learns it"
                            + " from labelled windows of 60 bases with the junction in the middle,"
                            + " such as the UCI data set <i>Molecular Biology (Splice-junction Gene"
                            + " Sequences)</i>: 3,190 sequences in the classes EI, IE and N"
                            + " (neither). It brings no data: <strong>to run it, set the workflow"
                            + " variable <i>input</i> to your file</strong> (classic interface:"
                            + " right-click the workflow in the explorer, <i>Workflow"
                            + " Variables</i>; modern interface: name the file in the Sequence"
                            + " Reader instead; command line:"
                            + " <i>-workflow.variable=input,FILE,String</i>).",
                        "on the UCI data an accuracy of 95 % and more on the test sequences.",
                        "about a minute on an ordinary laptop, without a graphics card.",
                        "a CSV or TSV file with the columns <i>id</i>, <i>class</i> and"
                            + " <i>sequence</i>, or FASTA with <i>class=...</i> in its headers. All"
                            + " sequences should be of one length, with the place in question in"
                            + " the middle. The variable <i>seed</i> gives another division and"
                            + " another start of the training, <i>epochs</i> a longer or shorter"
                            + " one.",
                        "Noordewier, Towell and Shavlik (1991), Advances in Neural Information"
                                + " Processing Systems 3 (the data set); Hochreiter and Schmidhuber"
                                + " (1997), Neural Computation 9(8), 1735-1780 (the recurrent cell"
                                + " LSTM)."));

        NodeDraft reader =
                workflow.node(
                                SequenceReaderNodeFactory::new,
                                nodeX(0),
                                NODE_Y,
                                "Read the file named by\nthe variable input")
                        .set("rowIds", "UNIQUE_IDENTIFIER")
                        .control("inputFile", "input");
        NodeDraft encoder =
                workflow.node(
                        SequenceEncoderNodeFactory::new, nodeX(1), NODE_Y, "Letters to codes");
        NodeDraft partitioner =
                workflow.node(
                                SequencePartitionerNodeFactory::new,
                                nodeX(2),
                                NODE_Y,
                                "80 % to learn from,\n20 % to test on")
                        .set("sampling", "STRATIFIED")
                        .control("seed", "seed");
        NodeDraft learner =
                workflow.node(RnnLearnerNodeFactory::new, nodeX(3), UPPER_Y, "Train the network")
                        .control("epochs", "epochs")
                        .control("seed", "seed");
        NodeDraft predictor =
                workflow.node(
                        LstmPredictorNodeFactory::new,
                        nodeX(4),
                        LOWER_Y,
                        "Classify the test sequences");
        NodeDraft scorer =
                workflow.node(SequenceScorerNodeFactory::new, nodeX(5), LOWER_Y, "How good is it?");

        step(
                workflow,
                0,
                GREEN,
                "1. Read",
                "Format and columns are seen from the file. The UCI file repeats some identifiers,"
                    + " so <i>Row identifiers</i> makes them unique. Class and sequence become text"
                    + " columns that every KNIME node can use.");
        step(
                workflow,
                1,
                GREEN,
                "2. Encode",
                "Turns each sequence into compact codes, one byte a base. The few ambiguous letters"
                    + " of the file (N, R, ...) count as the bases that they stand for, in equal"
                    + " shares.");
        step(
                workflow,
                2,
                GREEN,
                "3. Divide",
                "Keeps a fifth of the rows aside for the test, class by class, so that both tables"
                        + " hold EI, IE and N in the same proportions.");
        step(
                workflow,
                3,
                RED,
                "4. Learn",
                "All settings are the node's defaults: two convolutions, a recurrent network that"
                    + " reads in both directions, and all its states, because here the position"
                    + " within the window matters. A tenth of the rows chooses the best epoch.");
        step(
                workflow,
                4,
                RED,
                "5. Predict",
                "Applies the network to sequences that it has never seen and appends class,"
                        + " confidence and probabilities.");
        step(
                workflow,
                5,
                BLUE,
                "6. Score",
                "Confusion matrix, precision and recall of each class, accuracy, and the ROC curve"
                    + " of each class against the others. Expect an accuracy of 95 % and more.");
        connect(workflow, reader, encoder, partitioner, learner, predictor, scorer);
        return workflow;
    }

    private static WorkflowFolder genBankFeatures() {
        WorkflowFolder workflow =
                new WorkflowFolder(
                        "<p>Reads the features of a GenBank file and trains a recurrent network to"
                                + " tell promoters, coding sequences and terminators apart by their"
                                + " letters. Brings a small file of two invented plasmids.</p>",
                        List.of("Strand", "DNA", "GenBank", "features", "recurrent network"),
                        true);
        workflow.variable("input", "knime://knime.workflow/data/plasmids.gb");
        workflow.variable("seed", 1);
        workflow.variable("epochs", 30);
        workflow.dataFile("plasmids.gb", GenBankSample.text());
        introduce(
                workflow,
                6,
                new Introduction(
                        "Learn from the features of a GenBank file",
                        "A GenBank file holds sequences and says what lies where: promoters, genes,"
                            + " terminators, and much more. This workflow cuts the annotated places"
                            + " out, parts joined and the reverse strand turned round, and learns"
                            + " from their letters alone what kind of place each one is. The file"
                            + " <i>data/plasmids.gb</i> in the folder of the workflow holds two"
                            + " invented plasmids with 120 genes.",
                        "about 95 % of the 72 test features are recognised; a promoter and a"
                                + " terminator look alike now and then.",
                        "half a minute or less on an ordinary laptop, without a graphics card.",
                        "set the workflow variable <i>input</i> to your file and, in the Sequence"
                            + " Reader, <i>Types of features</i> to those that you want. EMBL and"
                            + " UniProt text (helices and strands of proteins) work the same way. A"
                            + " few hundred features of each type are the least to learn from.",
                        "The DDBJ/ENA/GenBank Feature Table Definition, www.insdc.org."));

        NodeDraft reader =
                workflow.node(
                                SequenceReaderNodeFactory::new,
                                nodeX(0),
                                NODE_Y,
                                "Promoters, coding sequences\nand terminators of the file")
                        .set("featureTypes", "promoter, CDS, terminator")
                        .control("inputFile", "input");
        NodeDraft encoder =
                workflow.node(SequenceEncoderNodeFactory::new, nodeX(1), NODE_Y, "Letters to codes")
                        .set("sequenceColumn", "Sequence");
        NodeDraft partitioner =
                workflow.node(
                                SequencePartitionerNodeFactory::new,
                                nodeX(2),
                                NODE_Y,
                                "80 % to learn from,\n20 % to test on")
                        .set("sampling", "STRATIFIED")
                        .set("groupColumn", "Type")
                        .control("seed", "seed");
        NodeDraft learner =
                workflow.node(RnnLearnerNodeFactory::new, nodeX(3), UPPER_Y, "Train the network")
                        .set("sequenceColumn", "Encoded sequence")
                        .set("targetColumn", "Type")
                        .set("aggregation", "MAX")
                        .control("epochs", "epochs")
                        .control("seed", "seed");
        NodeDraft predictor =
                workflow.node(
                                LstmPredictorNodeFactory::new,
                                nodeX(4),
                                LOWER_Y,
                                "Say what each test feature is")
                        .set("sequenceColumn", "Encoded sequence");
        NodeDraft scorer =
                workflow.node(SequenceScorerNodeFactory::new, nodeX(5), LOWER_Y, "How good is it?");
        scorer.set("truthColumn", "Type").set("predictionColumn", "Prediction (Type)");

        step(
                workflow,
                0,
                GREEN,
                "1. Read",
                "The first output has a row for each plasmid, the <strong>second a row for each"
                        + " feature</strong>: its sequence's RowID, type, first and last position,"
                        + " strand, location, qualifiers, and its letters. Genes in two pieces are"
                        + " joined, those of the reverse strand are given as reverse complement.");
        step(
                workflow,
                1,
                GREEN,
                "2. Encode",
                "Turns each feature into compact codes, one byte a base. Small letters, as GenBank"
                        + " has them, count like capital ones.");
        step(
                workflow,
                2,
                GREEN,
                "3. Divide",
                "Keeps a fifth of the features aside for the test, type by type, so that both"
                        + " tables hold all three in the same proportions.");
        step(
                workflow,
                3,
                RED,
                "4. Learn",
                "Features differ in length, and what tells them may stand anywhere: the boxes of a"
                        + " promoter, the hairpin and the T's of a terminator, the codons of a"
                        + " gene. So the strongest signal counts (aggregation <i>Max</i>).");
        step(
                workflow,
                4,
                RED,
                "5. Predict",
                "Applies the network to features that it has never seen and appends type,"
                        + " confidence and probabilities.");
        step(
                workflow,
                5,
                BLUE,
                "6. Score",
                "Confusion matrix, precision and recall of each type, and ROC curves. With 288"
                        + " features to learn from, expect that most of the 72 test features are"
                        + " recognised.");
        workflow.connect(reader, 2, encoder, 1);
        workflow.connect(encoder, 1, partitioner, 1);
        workflow.connect(partitioner, 1, learner, 1);
        workflow.connect(learner, 1, predictor, 1);
        workflow.connect(partitioner, 2, predictor, 2);
        workflow.connect(predictor, 1, scorer, 1);
        return workflow;
    }

    private static WorkflowFolder expressionClasses() {
        WorkflowFolder workflow =
                new WorkflowFolder(
                        "<p>Tells from the course of a gene's expression after a stimulus how the"
                                + " gene responds. Shows how to prepare expression data without"
                                + " letting the test data leak into the training. Brings a small"
                                + " file of an invented experiment.</p>",
                        List.of(
                                "Strand",
                                "gene expression",
                                "time series",
                                "stimulus",
                                "recurrent network"),
                        true);
        workflow.variable("input", "knime://knime.workflow/data/stimulus.tsv");
        workflow.variable("seed", 1);
        workflow.variable("epochs", 60);
        workflow.dataFile("stimulus.tsv", ExpressionSample.text());
        introduce(
                workflow,
                9,
                new Introduction(
                        "Learn classes of expression profiles",
                        "After a stimulus some genes answer with a short pulse, some for good, some"
                            + " oscillate, a quarter does nothing; each after its own delay, up or"
                            + " down. This workflow reads the intensities of 400 genes on 20"
                            + " arrays, ten minutes apart, and learns from the courses of 320 genes"
                            + " how a gene responds. Whatever is learned in the preparation (the"
                            + " brightness of each array, the genes that lend values to others) is"
                            + " learned from the training genes and <strong>applied to the test"
                            + " genes through the model port</strong>. The file"
                            + " <i>data/stimulus.tsv</i> in the folder of the workflow is"
                            + " invented.",
                        "about nine of ten test genes are recognised; late responses are the"
                                + " hardest, the experiment ends too soon for them.",
                        "half a minute or less on an ordinary laptop, without a graphics card.",
                        "set the workflow variable <i>input</i> to your matrix (plain text, GEO"
                            + " series matrix or GCT), and in both Time Series Encoders the pattern"
                            + " of your columns. The class of each gene is a column of text in the"
                            + " same file.",
                        "Troyanskaya et al. (2001), Bioinformatics 17(6), 520-525 (KNNimpute);"
                            + " Hastie, Tibshirani and Friedman (2009), The Elements of Statistical"
                            + " Learning, section 7.10 (why the preparation must not see the test"
                            + " data)."));

        NodeDraft reader =
                workflow.node(
                                ExpressionReaderNodeFactory::new,
                                nodeX(0),
                                NODE_Y,
                                "Intensities of genes,\nwith their responses")
                        .control("inputFile", "input");
        NodeDraft partitioner =
                workflow.node(
                                SequencePartitionerNodeFactory::new,
                                nodeX(1),
                                NODE_Y,
                                "80 % of the genes to learn\nfrom, 20 % to test on")
                        .set("sampling", "STRATIFIED")
                        .set("groupColumn", "Response")
                        .control("seed", "seed");
        NodeDraft preprocessor =
                workflow.node(
                                ExpressionPreprocessorNodeFactory::new,
                                nodeX(2),
                                UPPER_Y,
                                "Prepare the training genes")
                        .set("rows", "GENES")
                        .set("logarithm", true)
                        .set("greatestMissingShare", 0.3)
                        .set("missingValues", "NEAREST_GENES")
                        .set("scaling", "Z_SCORE")
                        .set("scaleEach", "SAMPLE");
        NodeDraft apply =
                workflow.node(
                        ExpressionPreprocessorApplyNodeFactory::new,
                        nodeX(3),
                        LOWER_Y,
                        "Prepare the test genes alike");
        NodeDraft trainingSeries =
                workflow.node(
                                TimeSeriesEncoderNodeFactory::new,
                                nodeX(4),
                                UPPER_Y,
                                "Columns to series")
                        .set("columnPattern", "{time} min")
                        .set("scaling", "Z_SCORE")
                        .set("keepSteps", false);
        NodeDraft testSeries =
                workflow.node(
                                TimeSeriesEncoderNodeFactory::new,
                                nodeX(5),
                                LOWER_Y,
                                "The same for the test genes")
                        .set("columnPattern", "{time} min")
                        .set("scaling", "Z_SCORE")
                        .set("keepSteps", false);
        NodeDraft learner =
                workflow.node(RnnLearnerNodeFactory::new, nodeX(6), UPPER_Y, "Train the network")
                        .set("sequenceColumn", "Encoded series")
                        .set("targetColumn", "Response")
                        .set("cell", "GRU")
                        .set("hiddenSize", 16)
                        .set("bidirectional", true)
                        .set("aggregation", "MEAN")
                        .set("batchSize", 16)
                        .control("epochs", "epochs")
                        .control("seed", "seed");
        NodeDraft predictor =
                workflow.node(
                                LstmPredictorNodeFactory::new,
                                nodeX(7),
                                LOWER_Y,
                                "Say how each test gene\nresponds")
                        .set("sequenceColumn", "Encoded series");
        NodeDraft scorer =
                workflow.node(SequenceScorerNodeFactory::new, nodeX(8), LOWER_Y, "How good is it?");
        scorer.set("truthColumn", "Response").set("predictionColumn", "Prediction (Response)");

        step(
                workflow,
                0,
                GREEN,
                "1. Read",
                "A plain matrix, one row a gene. Columns of text, here the response, come along; NA"
                    + " is a missing value. Series matrices of GEO and GCT files are read as well."
                    + " The second output lists the samples.");
        step(
                workflow,
                1,
                GREEN,
                "2. Divide",
                "Keeps a fifth of the genes aside for the test, class by class. This comes"
                        + " <strong>before</strong> the preparation.");
        step(
                workflow,
                2,
                GREEN,
                "3. Prepare",
                "Takes logarithms, removes genes with more than 30 % missing values, fills the"
                        + " others in from the ten most similar genes (KNNimpute), and brings all"
                        + " arrays to the same mean and deviation. The third output says what each"
                        + " step has changed.");
        step(
                workflow,
                3,
                GREEN,
                "4. Prepare alike",
                "Treats the test genes by what was learned from the training genes: their arrays'"
                        + " means and deviations, and training genes as neighbours.");
        step(
                workflow,
                4,
                GREEN,
                "5. Encode",
                "The columns <i>0 min</i> to <i>190 min</i> become one series a gene, in the order"
                        + " of the numbers. The z-score of each series leaves its shape, and not"
                        + " its level, to learn from.");
        step(
                workflow,
                5,
                GREEN,
                "6. Encode alike",
                "The same settings for the test genes; the predictor checks that they agree.");
        step(
                workflow,
                6,
                RED,
                "7. Learn",
                "Two convolutions look for shapes of nine steps, a small recurrent network reads"
                        + " along in both directions. Responses set in after different delays, so"
                        + " no single time point tells them apart: the plain logistic regression"
                        + " at the end of the second output fails.");
        step(
                workflow,
                7,
                RED,
                "8. Predict",
                "Appends response, confidence and probabilities to the test genes.");
        step(
                workflow,
                8,
                BLUE,
                "9. Score",
                "Confusion matrix, precision and recall of each response, and ROC curves. Expect"
                        + " that about nine of ten test genes are recognised; late responses are"
                        + " the hardest, the experiment ends too soon for them.");
        workflow.connect(reader, 1, partitioner, 1);
        workflow.connect(partitioner, 1, preprocessor, 1);
        workflow.connect(preprocessor, 2, apply, 1);
        workflow.connect(partitioner, 2, apply, 2);
        workflow.connect(preprocessor, 1, trainingSeries, 1);
        workflow.connect(apply, 1, testSeries, 1);
        workflow.connect(trainingSeries, 1, learner, 1);
        workflow.connect(learner, 1, predictor, 1);
        workflow.connect(testSeries, 1, predictor, 2);
        workflow.connect(predictor, 1, scorer, 1);
        return workflow;
    }

    private static void connect(
            WorkflowFolder workflow,
            NodeDraft source,
            NodeDraft encoder,
            NodeDraft partitioner,
            NodeDraft learner,
            NodeDraft predictor,
            NodeDraft scorer) {
        workflow.connect(source, 1, encoder, 1);
        workflow.connect(encoder, 1, partitioner, 1);
        workflow.connect(partitioner, 1, learner, 1);
        workflow.connect(learner, 1, predictor, 1);
        workflow.connect(partitioner, 2, predictor, 2);
        workflow.connect(predictor, 1, scorer, 1);
    }

    static int nodeX(int column) {
        return MARGIN + column * COLUMN_WIDTH + BOX_WIDTH / 2 - 16;
    }

    /**
     * Puts the introduction above all steps.
     *
     * @param workflow the workflow
     * @param columns how many steps there are
     * @param introduction what it says; HTML as annotations may hold it
     */
    static void introduce(WorkflowFolder workflow, int columns, Introduction introduction) {
        workflow.annotation(
                new Annotation(
                        MARGIN,
                        MARGIN,
                        columns * COLUMN_WIDTH - GAP,
                        INTRODUCTION_HEIGHT,
                        BLUE,
                        "<h2>"
                                + introduction.title()
                                + "</h2><p>"
                                + introduction.what()
                                + "</p>"
                                + fact("Expected result", introduction.result())
                                + fact("Run time", introduction.runTime())
                                + fact("Your own data", introduction.ownData())
                                + fact("References", introduction.references())));
    }

    private static String fact(String name, String text) {
        return "<p><strong>" + name + ":</strong> " + text + "</p>";
    }

    static void step(WorkflowFolder workflow, int column, int color, String title, String text) {
        workflow.annotation(
                new Annotation(
                        MARGIN + column * COLUMN_WIDTH,
                        BOX_TOP,
                        BOX_WIDTH,
                        BOX_HEIGHT,
                        color,
                        "<h5>" + title + "</h5><p>" + text + "</p>"));
    }
}
