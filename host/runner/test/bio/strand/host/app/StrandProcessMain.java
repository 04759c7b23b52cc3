// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import bio.strand.host.testing.TestRegistry;

/** Runs the command line with the test nodes, without Equinox. */
public final class StrandProcessMain {

    private StrandProcessMain() {}

    public static void main(String[] arguments) {
        Console console = new Console(System.out, System.err, false, 100);
        System.exit(StrandCommand.execute(new TestRegistry(), console, arguments));
    }
}
