// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Simulates profiles of gene expression whose means and covariances are known: gene {@code g} of
 * module {@code m} in a sample of class {@code c} is {@code baseline(g) + loading(g) * (shift(c, m)
 * + activity) + noise}, with a standard normal activity of each module in each sample and normal
 * errors of their own for each value. Baselines are uniform from 4 to 12, loadings from 0.5 to 1.5
 * with either sign, as usual for logarithms of intensities.
 *
 * <p>The same specification gives the same profiles on every machine. Not safe for use by several
 * threads.
 */
public final class ProfileSimulator {

    private final ProfileSimulationSpec spec;
    private final Normals normals;
    private final double[] baselines;
    private final double[] loadings;
    private final double[][] shifts;
    private int made;

    /**
     * Draws baselines, loadings and shifts.
     *
     * @param spec what is simulated
     */
    public ProfileSimulator(ProfileSimulationSpec spec) {
        this.spec = spec;
        SplittableRandom random = new SplittableRandom(spec.seed());
        normals = new Normals(random);
        baselines = new double[spec.genes()];
        loadings = new double[spec.genes()];
        for (int gene = 0; gene < baselines.length; gene++) {
            baselines[gene] = 4 + 8 * random.nextDouble();
            double size = 0.5 + random.nextDouble();
            loadings[gene] = random.nextBoolean() ? size : -size;
        }
        shifts = new double[spec.classes().size()][spec.modules()];
        for (double[] ofClass : shifts) {
            for (int module = 0; module < ofClass.length; module++) {
                ofClass[module] = spec.classEffect() * normals.next();
            }
        }
    }

    /**
     * The names of the genes.
     *
     * @return for example {@code Gene 01}, in the order of the values
     */
    public List<String> genes() {
        int digits = Integer.toString(spec.genes()).length();
        return IntStream.rangeClosed(1, spec.genes())
                .mapToObj(number -> ("Gene %0" + digits + "d").formatted(number))
                .toList();
    }

    /**
     * The true means of a class.
     *
     * @param classIndex the index of the class
     * @return a new array with one mean a gene
     */
    public double[] means(int classIndex) {
        double[] means = new double[baselines.length];
        for (int gene = 0; gene < means.length; gene++) {
            means[gene] = baselines[gene] + loadings[gene] * shifts[classIndex][moduleOf(gene)];
        }
        return means;
    }

    /**
     * The true covariances within a class, which are the same in each.
     *
     * @return a new matrix [genes][genes]
     */
    public double[][] covariances() {
        double[][] covariances = new double[baselines.length][baselines.length];
        for (int i = 0; i < baselines.length; i++) {
            for (int j = 0; j < baselines.length; j++) {
                covariances[i][j] =
                        (moduleOf(i) == moduleOf(j) ? loadings[i] * loadings[j] : 0)
                                + (i == j ? spec.noise() * spec.noise() : 0);
            }
        }
        return covariances;
    }

    private int moduleOf(int gene) {
        return gene % spec.modules();
    }

    /**
     * Whether there is another profile.
     *
     * @return true until all are made
     */
    public boolean hasNext() {
        return made < spec.profiles();
    }

    /**
     * Makes the next profile.
     *
     * @return the profile
     * @throws NoSuchElementException if all have been made
     */
    public SimulatedProfile next() {
        if (!hasNext()) {
            throw new NoSuchElementException("All %d profiles are made.".formatted(made));
        }
        int classIndex = made % shifts.length;
        double[] activities = new double[spec.modules()];
        for (int module = 0; module < activities.length; module++) {
            activities[module] = shifts[classIndex][module] + normals.next();
        }
        double[] values = new double[baselines.length];
        for (int gene = 0; gene < values.length; gene++) {
            values[gene] =
                    baselines[gene]
                            + loadings[gene] * activities[moduleOf(gene)]
                            + spec.noise() * normals.next();
        }
        made++;
        return new SimulatedProfile(spec.classes().get(classIndex), values);
    }
}
