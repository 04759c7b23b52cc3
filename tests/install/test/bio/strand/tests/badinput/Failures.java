// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.badinput;

import java.util.stream.Collectors;

/** Finds the errors of nodes in what a run printed. */
final class Failures {

    private Failures() {}

    /**
     * The error of one node in the list at the end of a run.
     *
     * @param output what the run printed
     * @param node the node with its number, such as {@code Sequence Reader (#1)}
     * @return the message and what to do
     */
    static String of(String output, String node) {
        String start = "strand: " + node + " failed: ";
        int begin = output.lastIndexOf(start);
        if (begin < 0) {
            throw new AssertionError("no failure of " + node + " in\n" + output);
        }
        String first = output.substring(begin + start.length());
        return first.lines()
                        .takeWhile(line -> !line.startsWith("strand: "))
                        .limit(1)
                        .collect(Collectors.joining())
                + first.lines()
                        .skip(1)
                        .takeWhile(line -> line.startsWith("  "))
                        .collect(Collectors.joining("\n", "\n", ""));
    }
}
