// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

/** What every refusal of a file must be like. */
final class Expectations {

    private Expectations() {}

    /** A refusal says something, and says it in one line. */
    static void requireReadable(Exception refusal) {
        String message = refusal.getMessage();
        require(message != null && !message.isBlank(), "a refusal without a message");
    }

    static void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }
}
