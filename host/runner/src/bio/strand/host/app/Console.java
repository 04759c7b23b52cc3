// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Where the program writes to.
 *
 * @param out receives results
 * @param err receives progress, warnings and errors
 * @param live whether {@code err} is a terminal whose lines can be rewritten
 * @param width how many characters fit on a line, at least 20
 */
record Console(PrintStream out, PrintStream err, boolean live, int width) {

    private static final int DEFAULT_WIDTH = 100;

    private static final int MIN_WIDTH = 20;

    Console {
        Objects.requireNonNull(out);
        Objects.requireNonNull(err);
        width = Math.max(MIN_WIDTH, width);
    }

    /** The console of this process, as far as Java can tell. */
    static Console ofProcess() {
        String terminal = System.getenv("TERM");
        boolean live =
                System.console() != null
                        && terminal != null
                        && !terminal.equals("dumb")
                        && !errorsGoToAFile();
        OptionalInt width = number(System.getenv("COLUMNS"));
        if (width.isEmpty() && live) {
            width = widthOfTerminal();
        }
        return new Console(System.out, System.err, live, width.orElse(DEFAULT_WIDTH));
    }

    /** Java knows of standard input and output only; Linux tells where standard error leads. */
    private static boolean errorsGoToAFile() {
        Path target = Path.of("/proc/self/fd/2");
        try {
            return Files.exists(target)
                    && !target.toRealPath().startsWith("/dev/pts")
                    && !target.toRealPath().startsWith("/dev/tty");
        } catch (IOException e) {
            // a pipe or a socket, whose names lead to no file
            return true;
        }
    }

    /**
     * Asks the terminal driver, which Java cannot do by itself; systems without stty say nothing.
     */
    private static OptionalInt widthOfTerminal() {
        try {
            Process process =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .start();
            try (BufferedReader reader = process.inputReader(StandardCharsets.US_ASCII)) {
                String line = reader.readLine();
                return line == null ? OptionalInt.empty() : number(line.replaceFirst(".* ", ""));
            }
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private static OptionalInt number(String text) {
        return text != null && text.matches("[1-9][0-9]{0,3}")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    Console withLive(boolean newLive) {
        return new Console(out, err, newLive, width);
    }
}
