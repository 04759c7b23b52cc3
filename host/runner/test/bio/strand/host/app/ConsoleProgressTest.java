// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.log.LogRecord;
import bio.strand.host.execution.NodeResult;
import bio.strand.host.execution.NodeState;
import bio.strand.host.workflow.SettingsFile;
import bio.strand.host.workflow.WorkflowNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Test;
import org.knime.core.node.NodeLogger.LEVEL;
import org.knime.core.node.NodeSettings;

public final class ConsoleProgressTest {

    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private final AtomicLong time = new AtomicLong();

    private ConsoleProgress progress(boolean live, int width) {
        PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new ConsoleProgress(new Console(System.out, err, live, width), time::get);
    }

    private static NodeResult learner(NodeState state, int seconds, String... warnings) {
        WorkflowNode node =
                new WorkflowNode(
                        5,
                        "RNN Learner",
                        "RNN Learner (#5)",
                        new SettingsFile(Path.of("x"), new NodeSettings("x"), Map.of()),
                        "f",
                        "",
                        "");
        return new NodeResult(
                node,
                state,
                state == NodeState.FAILED ? Optional.of("no\nmemory") : Optional.empty(),
                Optional.empty(),
                List.of(warnings),
                Duration.ofSeconds(seconds),
                state == NodeState.EXECUTED ? List.of("4 rows x 2") : List.of());
    }

    private String printed() {
        String text = bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
        bytes.reset();
        return text;
    }

    @Test
    public void showsPercentMessageElapsedAndRemaining() {
        ConsoleProgress progress = progress(false, 100);
        progress.stateChanged(learner(NodeState.EXECUTING, 0));
        assertEquals("[  - %] RNN Learner (#5) | elapsed 0:00\n", printed());
        time.set(12 * SECOND);
        progress.progressed(learner(NodeState.EXECUTING, 12), 0.4, "epoch 4/10, loss 0.123");
        assertEquals(
                "[ 40 %] RNN Learner (#5): epoch 4/10, loss 0.123 | elapsed 0:12, remaining 0:18\n",
                printed());
    }

    @Test
    public void printsAtMostALineEveryFewSecondsWhereLinesStay() {
        ConsoleProgress progress = progress(false, 100);
        progress.stateChanged(learner(NodeState.EXECUTING, 0));
        printed();
        for (int i = 1; i <= 100; i++) {
            time.set(i * SECOND / 10);
            progress.progressed(learner(NodeState.EXECUTING, i / 10), i / 100.0, "working");
        }
        assertEquals(2, printed().lines().count());
    }

    @Test
    public void rewritesLinesInPlaceOnATerminal() {
        ConsoleProgress progress = progress(true, 100);
        progress.stateChanged(learner(NodeState.EXECUTING, 0));
        assertEquals("[  - %] RNN Learner (#5) | elapsed 0:00\n", printed());
        time.set(SECOND);
        progress.progressed(learner(NodeState.EXECUTING, 1), 0.5, "epoch 1");
        assertEquals(
                "\033[1A\033[J[ 50 %] RNN Learner (#5): epoch 1 | elapsed 0:01, remaining 0:01\n",
                printed());
        time.set(SECOND + 1);
        progress.progressed(learner(NodeState.EXECUTING, 1), 0.51, "epoch 1");
        assertEquals("too soon to redraw", "", printed());
        progress.stateChanged(learner(NodeState.EXECUTED, 2));
        assertEquals(
                "\033[1A\033[J[100 %] RNN Learner (#5): executed, 4 rows x 2 | elapsed 0:02\n",
                printed());
    }

    @Test
    public void cutsLinesThatWouldWrap() {
        ConsoleProgress progress = progress(true, 30);
        progress.stateChanged(learner(NodeState.EXECUTING, 0));
        assertEquals("[  - %] RNN Learner (#5) | el…\n".length() - 1, printed().length());
    }

    @Test
    public void showsFailuresAndWarningsOnce() {
        ConsoleProgress progress = progress(false, 100);
        progress.stateChanged(learner(NodeState.FAILED, 3, "few rows"));
        assertEquals("[ fail] RNN Learner (#5): no memory\n        warning: few rows\n", printed());
        progress.close();
        progress.stateChanged(learner(NodeState.FAILED, 3));
        assertEquals("", printed());
    }

    @Test
    public void showsMessagesOfTheLogAboveTheRunningNodes() {
        ConsoleProgress progress = progress(true, 100);
        progress.stateChanged(learner(NodeState.EXECUTING, 0));
        printed();
        progress.logged(
                new LogRecord(LEVEL.WARN, "org.example.Reader", "odd line", new Exception("x")),
                false);
        assertEquals(
                "\033[1A\033[Jwarn: Reader: odd line\n[  - %] RNN Learner (#5) | elapsed 0:00\n",
                printed());
        progress.logged(
                new LogRecord(LEVEL.ERROR, "Reader", "broken", new Exception("the cause")), true);
        assertTrue(printed().contains("java.lang.Exception: the cause"));
    }

    @Test
    public void formatsTimes() {
        assertEquals("0:07", ConsoleProgress.time(Duration.ofMillis(7900)));
        assertEquals(
                "61:01".replace("61:01", "1:01:01"),
                ConsoleProgress.time(Duration.ofSeconds(3661)));
        assertTrue(ConsoleProgress.time(Duration.ofSeconds(59 * 60 + 59)).equals("59:59"));
    }
}
