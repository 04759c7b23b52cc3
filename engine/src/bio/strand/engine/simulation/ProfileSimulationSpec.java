// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import java.util.HashSet;
import java.util.List;

/**
 * Which profiles of gene expression are simulated.
 *
 * <p>Genes belong to modules, in turn. The genes of a module follow one hidden activity, some of
 * them against it, as targets of one regulator do: a factor model with normal factors and errors,
 * in units of a logarithm to base 2. Each class of samples shifts the mean of every activity.
 *
 * @param classes the classes of samples, at least one, all different; samples take turns
 * @param profiles the number of samples, 0 or more
 * @param genes the number of genes, at least 1
 * @param modules the number of modules, 1 to {@code genes}
 * @param classEffect the standard deviation of the classes' shifts, where the activities themselves
 *     have 1; 0 or more, 0 for classes that do not differ
 * @param noise the standard deviation of the errors, 0 or more
 * @param seed the seed of the random numbers
 */
public record ProfileSimulationSpec(
        List<String> classes,
        int profiles,
        int genes,
        int modules,
        double classEffect,
        double noise,
        long seed) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range; names it
     */
    public ProfileSimulationSpec {
        classes = List.copyOf(classes);
        if (classes.isEmpty() || new HashSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException(
                    "Profiles need at least one class, all of them different, not "
                            + classes
                            + ".");
        }
        if (profiles < 0 || genes < 1) {
            throw new IllegalArgumentException(
                    "There must be 0 or more profiles of 1 or more genes, not %d of %d."
                            .formatted(profiles, genes));
        }
        if (modules < 1 || modules > genes) {
            throw new IllegalArgumentException(
                    "The number of modules must be 1 to the number of genes (%d), not %d."
                            .formatted(genes, modules));
        }
        requireFiniteAndNotNegative("class effect", classEffect);
        requireFiniteAndNotNegative("noise", noise);
    }

    private static void requireFiniteAndNotNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The %s must be a number of 0 or more, not %s.".formatted(name, value));
        }
    }
}
