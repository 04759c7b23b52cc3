// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.Test;

public class ProfileSimulatorTest {

    private static ProfileSimulationSpec spec(int profiles, int genes, int modules, long seed) {
        return new ProfileSimulationSpec(
                List.of("healthy", "tumour"), profiles, genes, modules, 2, 0.5, seed);
    }

    private static List<SimulatedProfile> all(ProfileSimulator simulator) {
        List<SimulatedProfile> profiles = new ArrayList<>();
        while (simulator.hasNext()) {
            profiles.add(simulator.next());
        }
        return profiles;
    }

    @Test
    public void aSeedGivesTheSameProfilesAndAnotherOneOthers() {
        double[] one = all(new ProfileSimulator(spec(5, 4, 2, 7))).get(4).values();
        assertArrayEquals(one, all(new ProfileSimulator(spec(5, 4, 2, 7))).get(4).values(), 0);
        assertFalse(one[0] == all(new ProfileSimulator(spec(5, 4, 2, 8))).get(4).values()[0]);
    }

    /** The standard errors are below 0.01 for means and 0.02 for covariances. */
    @Test
    public void momentsOfManyProfilesAreTheTrueOnes() {
        ProfileSimulator simulator = new ProfileSimulator(spec(80_000, 5, 2, 1));
        double[] mean = simulator.means(1);
        double[][] covariance = simulator.covariances();
        double[] sum = new double[5];
        double[][] products = new double[5][5];
        int count = 0;
        while (simulator.hasNext()) {
            SimulatedProfile profile = simulator.next();
            if (!profile.className().equals("tumour")) {
                continue;
            }
            count++;
            for (int i = 0; i < 5; i++) {
                sum[i] += profile.values()[i] - mean[i];
                for (int j = 0; j < 5; j++) {
                    products[i][j] +=
                            (profile.values()[i] - mean[i]) * (profile.values()[j] - mean[j]);
                }
            }
        }
        assertEquals(40_000, count);
        for (int i = 0; i < 5; i++) {
            assertEquals(0, sum[i] / count, 0.04);
            for (int j = 0; j < 5; j++) {
                assertEquals(covariance[i][j], products[i][j] / count, 0.1);
            }
        }
    }

    @Test
    public void genesOfDifferentModulesAreIndependentAndThoseOfOneAreNot() {
        double[][] covariance = new ProfileSimulator(spec(0, 6, 3, 1)).covariances();
        assertEquals(0, covariance[0][1], 0);
        assertFalse(covariance[0][3] == 0);
    }

    @Test
    public void genesAreNumberedSoThatTheySortInOrder() {
        List<String> genes = new ProfileSimulator(spec(0, 12, 3, 1)).genes();
        assertEquals(List.of("Gene 01", "Gene 12"), List.of(genes.get(0), genes.get(11)));
    }

    @Test
    public void noProfileComesAfterTheLast() {
        ProfileSimulator simulator = new ProfileSimulator(spec(1, 2, 1, 1));
        simulator.next();
        assertThrows(NoSuchElementException.class, simulator::next);
    }

    @Test
    public void rangesAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> spec(-1, 4, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> spec(1, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> spec(1, 2, 3, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProfileSimulationSpec(List.of(), 1, 1, 1, 1, 1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProfileSimulationSpec(List.of("a", "a"), 1, 1, 1, 1, 1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProfileSimulationSpec(List.of("a"), 1, 1, 1, 1, Double.NaN, 1));
    }
}
