// SPDX-License-Identifier: Apache-2.0
package bio.strand.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * PyTorch of the system's Python, in a process of its own that is asked over pipes, so that its
 * steps take turns with those of the others.
 */
final class PythonContender implements Contender {

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;
    private final String version;
    private double loss = Double.NaN;

    private PythonContender(Process process) throws IOException {
        this.process = process;
        requests = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
        version = answers.readLine();
        if (version == null) {
            throw new IOException("no PyTorch");
        }
    }

    /**
     * Starts the process.
     *
     * @param script {@code torch_contender.py}
     * @return empty, with a line on standard error, where Python has no PyTorch
     */
    static Optional<Contender> start(Path script) {
        if (!Files.isExecutable(PYTHON)) {
            System.err.println("No " + PYTHON + ": its PyTorch is left out.");
            return Optional.empty();
        }
        ProcessBuilder builder = new ProcessBuilder(PYTHON.toString(), script.toString());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            return Optional.of(new PythonContender(builder.start()));
        } catch (IOException e) {
            System.err.println(
                    PYTHON + " has no PyTorch (Debian: python3-torch and libopenblas0-pthread).");
            return Optional.empty();
        }
    }

    private String ask(String request) {
        try {
            requests.write(request);
            requests.newLine();
            requests.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IOException("the Python process has ended");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "PyTorch " + version + " (system)";
    }

    @Override
    public boolean supports(Workload workload) {
        return true;
    }

    @Override
    public void prepare(Workload w) {
        ask(
                ("prepare {\"cell\": \"%s\", \"hiddenSizes\": %s, \"bidirectional\": %s,"
                                + " \"dropout\": %s, \"perPosition\": %s, \"classes\": %d,"
                                + " \"symbols\": %d, \"steps\": %d, \"batch\": %d, \"lengths\": %s,"
                                + " \"codes\": %s, \"targets\": %s}")
                        .formatted(
                                w.cell(),
                                w.hiddenSizes(),
                                w.bidirectional(),
                                w.dropout(),
                                w.perPosition(),
                                w.classes(),
                                w.symbols(),
                                w.steps(),
                                w.batch(),
                                Arrays.toString(w.lengths()),
                                Arrays.deepToString(w.codes()),
                                Arrays.deepToString(w.targets())));
    }

    @Override
    public void useThreads(int threads) {
        ask("threads " + threads);
    }

    @Override
    public double train() {
        String[] answer = ask("train").split(" ");
        loss = Double.parseDouble(answer[1]);
        return Double.parseDouble(answer[0]);
    }

    @Override
    public double infer() {
        return Double.parseDouble(ask("infer"));
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public void close() {
        try {
            requests.write("quit\n");
            requests.close();
            answers.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroy();
        }
    }
}
