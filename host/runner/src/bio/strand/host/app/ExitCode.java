// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

/** What the program tells the shell when it ends. */
final class ExitCode {

    /** Every node was executed and every result stored. */
    static final int SUCCESS = 0;

    /** Something failed; the reason is on standard error. */
    static final int FAILURE = 1;

    /** The command line was not understood. */
    static final int USAGE = 2;

    /** Ended by Ctrl-C, as shells number it: 128 and the number of the signal. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
