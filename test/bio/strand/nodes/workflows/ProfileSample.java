// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.workflows;

import bio.strand.engine.simulation.ProfileSimulationSpec;
import bio.strand.engine.simulation.ProfileSimulator;
import bio.strand.engine.simulation.SimulatedProfile;
import java.util.List;
import java.util.Locale;

/**
 * Simulated expression of 20 genes in 600 samples, healthy and tumour in turn, as a plain matrix.
 * The genes belong to four modules whose members rise and fall together.
 */
final class ProfileSample {

    private static final ProfileSimulationSpec SPEC =
            new ProfileSimulationSpec(List.of("healthy", "tumour"), 600, 20, 4, 1, 0.4, 7);

    private ProfileSample() {}

    /** The file: tabs between columns, a line for each sample. */
    static String text() {
        ProfileSimulator simulator = new ProfileSimulator(SPEC);
        StringBuilder text = new StringBuilder("Sample\tStatus");
        simulator.genes().forEach(gene -> text.append('\t').append(gene));
        text.append('\n');
        for (int sample = 1; simulator.hasNext(); sample++) {
            SimulatedProfile profile = simulator.next();
            text.append(String.format(Locale.ROOT, "S%03d\t%s", sample, profile.className()));
            for (double value : profile.values()) {
                text.append(String.format(Locale.ROOT, "\t%.3f", value));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
