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

import bio.strand.nodes.generation.generator.GanGeneratorNodeFactory;
import bio.strand.nodes.generation.learner.GanLearnerNodeFactory;
import bio.strand.nodes.generation.scorer.GenerationScorerNodeFactory;
import bio.strand.nodes.io.expression.ExpressionReaderNodeFactory;
import bio.strand.nodes.io.reader.SequenceReaderNodeFactory;
import bio.strand.nodes.preparation.encoder.SequenceEncoderNodeFactory;
import bio.strand.nodes.preparation.partitioner.SequencePartitionerNodeFactory;
import bio.strand.nodes.workflows.ExampleWorkflows.Introduction;
import bio.strand.nodes.workflows.WorkflowFolder.NodeDraft;
import java.util.List;
import java.util.Map;

/** The example workflows that generate. */
final class GenerationWorkflows {

    private static final String REFERENCES =
            "Goodfellow et al. (2014), arXiv:1406.2661; Killoran et al. (2017), arXiv:1712.06148;"
                    + " Wang et al. (2020), Nucleic Acids Research 48(12), 6403-6412.";

    private GenerationWorkflows() {}

    /** Adds the workflows by the names of their folders. */
    static void addTo(Map<String, WorkflowFolder> workflows) {
        workflows.put("promoter-design", promoterDesign());
        workflows.put("profile-generation", profileGeneration());
    }

    private static WorkflowFolder promoterDesign() {
        WorkflowFolder workflow =
                new WorkflowFolder(
                        "<p>Learns to make new promoters from given ones by a generative"
                            + " adversarial network, and measures how far they are from real ones,"
                            + " beside simple methods. Brings a small file of invented"
                            + " promoters.</p>",
                        List.of(
                                "Strand",
                                "DNA",
                                "promoter",
                                "generative adversarial network",
                                "sequence design"),
                        true);
        workflow.variable("input", "knime://knime.workflow/data/promoters.csv");
        workflow.variable("seed", 1);
        workflow.variable("iterations", 2000);
        workflow.variable("generated", 1000);
        workflow.dataFile("promoters.csv", PromoterSample.text());
        introduce(
                workflow,
                6,
                new Introduction(
                        "Design promoters",
                        "A generator makes sequences of random numbers, and a critic learns to tell"
                            + " them from real promoters; by its judgement the generator improves."
                            + " <i>data/promoters.csv</i> in the folder of the workflow holds 1,500"
                            + " invented promoters of 50 bases, with a -35 box and a -10 box at"
                            + " their places. <strong>Execute all nodes, then open the outputs of"
                            + " the Generation Scorer.</strong>",
                        "generated promoters that are closer to the test rows than those of Markov"
                            + " chains, with a -10 box where real ones have it, and hardly a copy"
                            + " of a training row.",
                        "some minutes on an ordinary laptop, without a graphics card;"
                                + " <i>iterations</i> sets it.",
                        "set the workflow variable <i>input</i> to a CSV, TSV or FASTA file with"
                                + " aligned sequences in the column <i>sequence</i>. Ten thousand"
                                + " sequences and 5000 iterations give much better ones.",
                        REFERENCES));
        NodeDraft reader =
                workflow.node(
                                SequenceReaderNodeFactory::new,
                                nodeX(0),
                                NODE_Y,
                                "Read the file named by\nthe variable input")
                        .control("inputFile", "input");
        NodeDraft encoder =
                workflow.node(SequenceEncoderNodeFactory::new, nodeX(1), NODE_Y, "Bases to codes")
                        .set("sequenceColumn", "sequence");
        NodeDraft partitioner =
                workflow.node(
                                SequencePartitionerNodeFactory::new,
                                nodeX(2),
                                NODE_Y,
                                "80 % to learn from,\n20 % to compare with")
                        .control("seed", "seed");
        NodeDraft learner =
                workflow.node(
                                GanLearnerNodeFactory::new,
                                nodeX(3),
                                UPPER_Y,
                                "Train generator\nand critic")
                        .set("sequenceColumn", "Encoded sequence")
                        .set("checkInterval", 250)
                        .control("iterations", "iterations")
                        .control("seed", "seed");
        NodeDraft generator =
                workflow.node(
                                GanGeneratorNodeFactory::new,
                                nodeX(4),
                                UPPER_Y,
                                "Generate new promoters")
                        .port("Training data")
                        .set("unique", true)
                        .set("appendScore", true)
                        .set("appendDistance", true)
                        .control("rows", "generated")
                        .control("seed", "seed");
        NodeDraft scorer =
                scorer(workflow, "How real are they?")
                        .set("motifs", "SIGMA70")
                        .set("network", "GENERATED_AND_REAL");
        step(
                workflow,
                0,
                GREEN,
                "1. Read",
                "A row for each promoter. Sequences that are aligned, so that a box lies at nearly"
                        + " the same place in all of them, are learned best.");
        step(
                workflow,
                1,
                GREEN,
                "2. Encode",
                "Turns each sequence into compact codes. Generated sequences will have the same"
                        + " alphabet.");
        step(
                workflow,
                2,
                GREEN,
                "3. Divide",
                "Keeps a fifth aside that the networks never see: what is generated is compared"
                        + " with it.");
        step(
                workflow,
                3,
                RED,
                "4. Learn",
                "At every check, generated sequences are compared with a tenth of the rows that is"
                    + " held out, and the best generator is kept. The second output is the course,"
                    + " the third its image, the fourth shows samples as they improve.");
        step(
                workflow,
                4,
                RED,
                "5. Generate",
                "As many different promoters as the variable <i>generated</i> says, with the"
                    + " critic's score and the distance to the nearest training row. Filters ask"
                    + " for a motif, or for a distance.");
        step(
                workflow,
                5,
                BLUE,
                "6. Score",
                "How far generated promoters are from the test rows: words, composition, the -10"
                        + " box, novelty, and whether a classifier can tell them apart. Beside them"
                        + " stand simple methods, and real training rows as the ceiling.");
        workflow.connect(reader, 1, encoder, 1);
        workflow.connect(encoder, 1, partitioner, 1);
        workflow.connect(partitioner, 1, learner, 1);
        workflow.connect(learner, 1, generator, 1);
        workflow.connect(partitioner, 1, generator, 2);
        connectScorer(workflow, generator, partitioner, scorer);
        return workflow;
    }

    private static NodeDraft scorer(WorkflowFolder workflow, String text) {
        return workflow.node(GenerationScorerNodeFactory::new, nodeX(5), LOWER_Y, text)
                .port("Training rows")
                .control("seed", "seed");
    }

    private static void connectScorer(
            WorkflowFolder workflow, NodeDraft generator, NodeDraft partitioner, NodeDraft scorer) {
        workflow.connect(generator, 1, scorer, 1);
        workflow.connect(partitioner, 2, scorer, 2);
        workflow.connect(partitioner, 1, scorer, 3);
    }

    private static WorkflowFolder profileGeneration() {
        WorkflowFolder workflow =
                new WorkflowFolder(
                        "<p>Learns to make artificial samples of gene expression, healthy or tumour"
                            + " as asked for, and compares their means, variances and correlations"
                            + " with those of real samples. Brings a small simulated"
                            + " experiment.</p>",
                        List.of(
                                "Strand",
                                "gene expression",
                                "generative adversarial network",
                                "synthetic data"),
                        true);
        workflow.variable("input", "knime://knime.workflow/data/profiles.tsv");
        workflow.variable("seed", 1);
        workflow.variable("iterations", 3000);
        workflow.variable("generated", 1000);
        workflow.dataFile("profiles.tsv", ProfileSample.text());
        introduce(
                workflow,
                5,
                new Introduction(
                        "Generate expression profiles",
                        "<i>data/profiles.tsv</i> in the folder of the workflow holds the simulated"
                            + " expression of 20 genes in 600 samples. The genes belong to four"
                            + " modules that rise and fall together, and tumours shift the modules."
                            + " A generator learns to make such samples, with the correlations"
                            + " between the genes. <strong>Execute all nodes, then open the outputs"
                            + " of the Generation Scorer.</strong>",
                        "generated samples whose correlations between genes are near the real ones,"
                                + " where independent normal numbers have none.",
                        "a minute on an ordinary laptop, without a graphics card; <i>iterations</i>"
                                + " sets it.",
                        "set the workflow variable <i>input</i> to a table with a row a sample, a"
                            + " column <i>Status</i> with its class, and numeric columns for the"
                            + " genes, as logarithms.",
                        REFERENCES));
        NodeDraft reader =
                workflow.node(
                                ExpressionReaderNodeFactory::new,
                                nodeX(0),
                                NODE_Y,
                                "Read the file named by\nthe variable input")
                        .set("format", "DELIMITED")
                        .set("fileRows", "SAMPLES")
                        .set("tableRows", "SAMPLES")
                        .control("inputFile", "input");
        NodeDraft partitioner =
                workflow.node(
                                SequencePartitionerNodeFactory::new,
                                nodeX(1),
                                NODE_Y,
                                "80 % to learn from,\n20 % to compare with")
                        .set("sampling", "STRATIFIED")
                        .set("groupColumn", "Status")
                        .control("seed", "seed");
        NodeDraft learner =
                workflow.node(
                                GanLearnerNodeFactory::new,
                                nodeX(2),
                                UPPER_Y,
                                "Train generator\nand critic")
                        .set("source", "PROFILES")
                        .set("condition", "CLASS")
                        .set("classColumn", "Status")
                        .set("checkInterval", 250)
                        .control("iterations", "iterations")
                        .control("seed", "seed");
        NodeDraft generator =
                workflow.node(
                                GanGeneratorNodeFactory::new,
                                nodeX(3),
                                UPPER_Y,
                                "Generate new samples")
                        .control("rows", "generated")
                        .control("seed", "seed");
        NodeDraft scorer =
                workflow.node(
                                GenerationScorerNodeFactory::new,
                                nodeX(4),
                                LOWER_Y,
                                "How real are they?")
                        .port("Training rows")
                        .set("compare", "PROFILES")
                        .control("seed", "seed");
        step(
                workflow,
                0,
                GREEN,
                "1. Read",
                "A row a sample: its status, healthy or tumour, and the expression of each gene as"
                        + " a logarithm to base 2.");
        step(
                workflow,
                1,
                GREEN,
                "2. Divide",
                "Keeps a fifth of the samples aside, as many tumours as in the rest, to compare"
                        + " generated ones with.");
        step(
                workflow,
                2,
                RED,
                "3. Learn",
                "All numeric columns make up the profile; the status is the condition. Each gene is"
                        + " brought to mean 0 and deviation 1 for the training.");
        step(
                workflow,
                3,
                RED,
                "4. Generate",
                "As many samples as the variable <i>generated</i> says, in the units of the table."
                        + " Set <i>Condition</i> to <i>Given</i> for tumours alone.");
        step(
                workflow,
                4,
                BLUE,
                "5. Score",
                "Means, variances and correlations of generated and test samples, maximum mean"
                        + " discrepancy, and whether a classifier can tell them apart; beside them"
                        + " normal numbers with and without correlations.");
        workflow.connect(reader, 1, partitioner, 1);
        workflow.connect(partitioner, 1, learner, 1);
        workflow.connect(learner, 1, generator, 1);
        connectScorer(workflow, generator, partitioner, scorer);
        return workflow;
    }
}
