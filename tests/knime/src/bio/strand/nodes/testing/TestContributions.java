// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.testing;

/** The data and port types of {@code plugin.xml}: inside KNIME they are there. */
public final class TestContributions {

    private TestContributions() {}

    /** Does nothing: KNIME has read {@code plugin.xml}. */
    public static void install() {
        // The tests call this where they would otherwise run without OSGi.
    }
}
