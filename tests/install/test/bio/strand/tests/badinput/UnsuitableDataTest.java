// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.badinput;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import bio.strand.tests.install.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Readable files whose content does not suit the nodes after the reader: one workflow with a branch
 * for each case, one start of the suite.
 */
public class UnsuitableDataTest {

    @ClassRule public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static final Map<String, String> NODES = new HashMap<>();

    private static WorkflowFolder workflow;

    private static Launcher.Result outcome;

    private static Path out;

    @BeforeClass
    public static void runEveryBranch() throws Exception {
        workflow = new WorkflowFolder(FOLDER.getRoot().toPath().resolve("workflow"));

        int symbol = reader("symbol", "id,class,sequence\ns1,EI,ACGT\ns2,IE,ACG!TT\n");
        node("symbol", "Sequence Encoder", symbol, Map.of("sequenceColumn", "sequence"));

        int gone = reader("gone", "id,class,sequence\ns1,EI,ACGT\ns2,IE,ACGA\n");
        node("gone", "Sequence Encoder", gone, Map.of("sequenceColumn", "Promoter"));

        learner("oneClass", table(40, new String[] {"EI"}));
        learner("noTarget", table(40, new String[] {""}));
        learner("fewerRowsThanClasses", table(3, new String[] {"a", "b", "c"}));
        learner("targetGone", table(40, new String[] {"EI", "IE"}), "Kind");

        int trained = learner("trained", table(40, new String[] {"EI", "IE"}));
        int protein = reader("protein", "id,sequence\np1,MKVLAAGW\np2,MKRSTPPE\n");
        int encoded =
                node(
                        "protein",
                        "Sequence Encoder",
                        protein,
                        Map.of("sequenceColumn", "sequence", "alphabet", "PROTEIN"));
        int predictor = workflow.add("splice-junctions", "LSTM Predictor", Map.of());
        NODES.put("otherAlphabet", "LSTM Predictor (#" + predictor + ")");
        workflow.connect(trained, 1, predictor, 1);
        workflow.connect(encoded, 1, predictor, 2);

        out = FOLDER.getRoot().toPath().resolve("out");
        outcome = Launcher.strand("run", workflow.write(), "--out", out.toString());
    }

    @Test
    public void theRunFails() {
        assertEquals(outcome.output(), 1, outcome.exitCode());
    }

    @Test
    public void symbolOutsideTheAlphabetNamesRowColumnAndPosition() {
        assertSays("symbol", "s2", "column \"sequence\"", "'!'", "position 4", "What to do:");
    }

    @Test
    public void columnThatIsGoneIsNamedWithTheRemedy() {
        assertSays("gone", "Promoter", "What to do:");
        assertSays("targetGone", "Kind", "What to do:");
    }

    @Test
    public void oneClassIsNotEnough() {
        assertSays("oneClass", "class", "EI", "What to do:");
    }

    @Test
    public void missingTargetsNameTheColumn() {
        assertSays("noTarget", "class", "What to do:");
    }

    @Test
    public void fewerRowsThanClassesAreRefused() {
        assertSays("fewerRowsThanClasses", "3", "What to do:");
    }

    @Test
    public void modelAndTableOfDifferentAlphabetsNameBoth() {
        assertSays("otherAlphabet", "DNA", "PROTEIN", "What to do:");
    }

    @Test
    public void nothingOfARefusedNodeIsStored() {
        for (String refused :
                new String[] {
                    "symbol",
                    "gone",
                    "targetGone",
                    "oneClass",
                    "noTarget",
                    "fewerRowsThanClasses",
                    "otherAlphabet"
                }) {
            assertFalse(refused, Files.exists(out.resolve(NODES.get(refused))));
        }
        assertTrue(outcome.output(), Files.isDirectory(out.resolve(NODES.get("trained"))));
    }

    private static void assertSays(String name, String... parts) {
        String failure = Failures.of(outcome.output(), NODES.get(name));
        for (String part : parts) {
            assertTrue("'" + part + "' in: " + failure, failure.contains(part));
        }
    }

    private static int reader(String name, String table) throws IOException {
        Path file = FOLDER.getRoot().toPath().resolve(name + ".csv");
        Files.writeString(file, table);
        return workflow.add(
                "splice-junctions", "Sequence Reader", Map.of("inputFile", file.toString()));
    }

    private static int node(String name, String node, int input, Map<String, String> settings)
            throws IOException {
        int number = workflow.add("splice-junctions", node, settings);
        workflow.connect(input, 1, number, 1);
        NODES.put(name, node + " (#" + number + ")");
        return number;
    }

    private static int learner(String name, String table) throws IOException {
        return learner(name, table, "class");
    }

    private static int learner(String name, String table, String target) throws IOException {
        int encoder =
                node(
                        name,
                        "Sequence Encoder",
                        reader(name, table),
                        Map.of("sequenceColumn", "sequence", "alphabet", "DNA"));
        return node(name, "RNN Learner", encoder, Map.of("targetColumn", target, "epochs", "1"));
    }

    private static String table(int rows, String[] classes) {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder("id,class,sequence\n");
        for (int row = 0; row < rows; row++) {
            text.append('s').append(row).append(',').append(classes[row % classes.length]);
            text.append(',');
            for (int i = 0; i < 20; i++) {
                text.append("ACGT".charAt(random.nextInt(4)));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
