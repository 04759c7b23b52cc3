// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.registry;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The contributions in force: those of the Eclipse extension registry, or those a test installs.
 * Where no registry runs and nothing is installed there are none, and only built-in types work.
 */
public final class ContributionRegistry {
    private static final AtomicReference<Contributions> INSTALLED = new AtomicReference<>();
    private static final AtomicInteger GENERATION = new AtomicInteger();

    private ContributionRegistry() {}

    /**
     * What plug-ins contribute to one extension point.
     *
     * @param extensionPointId full id of the point
     * @return the elements, possibly none
     */
    public static List<Contribution> of(final String extensionPointId) {
        final Contributions installed = INSTALLED.get();
        if (installed != null) {
            return installed.of(extensionPointId);
        }
        try {
            return EclipseContributions.of(extensionPointId);
        } catch (LinkageError e) {
            // Flat class path without the Eclipse jars: there is nothing to contribute.
            return List.of();
        }
    }

    /**
     * Replaces the Eclipse registry, for tests.
     *
     * @param contributions the contributions, null to use the Eclipse registry again
     */
    public static void install(final Contributions contributions) {
        INSTALLED.set(contributions);
        GENERATION.incrementAndGet();
    }

    /**
     * Changes whenever other contributions are installed, so that caches know when to start anew.
     *
     * @return a counter
     */
    public static int generation() {
        return GENERATION.get();
    }
}
