// SPDX-License-Identifier: Apache-2.0

package bio.strand.host.app;

import java.io.PrintStream;
import java.util.Objects;

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
        boolean live = System.console() != null && !"dumb".equals(terminal) && terminal != null;
        String columns = System.getenv("COLUMNS");
        int width =
                columns != null && columns.matches("[0-9]{1,4}")
                        ? Integer.parseInt(columns)
                        : DEFAULT_WIDTH;
        return new Console(System.out, System.err, live, width);
    }

    Console withLive(boolean newLive) {
        return new Console(out, err, newLive, width);
    }
}
