// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the user should know about a result, and what to do about it. */
final class GanReview {

    /** Share of repeated rows, beyond those of the training rows, that is a collapse. */
    private static final double COLLAPSE = 0.1;

    /** Share of copies, beyond those that held-out rows are, that is memorising. */
    private static final double MEMORY = 0.01;

    /** How much of the best divergence still came in the last quarter of training. */
    private static final double IMPROVING = 0.1;

    /** How many times the divergence of real rows one may call far. */
    private static final double FAR = 2;

    private GanReview() {}

    /**
     * Reviews a run.
     *
     * @param ceiling divergence of as many training rows as were generated
     * @param diverged at which iteration training diverged, if it did
     */
    static List<String> warnings(
            GanState state,
            GanSpec spec,
            SampleJudge judge,
            double ceiling,
            Optional<Integer> diverged) {
        List<String> warnings = new ArrayList<>();
        GanCheck best = state.best();
        diverged.ifPresent(
                at ->
                        warnings.add(
                                ("Training diverged at iteration %d: a loss was not a finite"
                                                + " number. The model is the best one before, of"
                                                + " iteration %d. Lower both learning rates, for"
                                                + " instance to a fifth.")
                                        .formatted(at, best.iteration())));
        if (best.duplicates() > COLLAPSE + judge.trainingDuplicates()) {
            warnings.add(
                    ("Mode collapse: %s of the generated rows repeat another one (training rows:"
                                    + " %s). Lower the generator's learning rate, take more"
                                    + " discriminator steps, a larger batch, or the objective"
                                    + " Wasserstein with gradient penalty; let symbols be drawn"
                                    + " (Gumbel).")
                            .formatted(
                                    percent(best.duplicates()),
                                    percent(judge.trainingDuplicates())));
        }
        if (best.copies() > MEMORY + judge.heldOutCopies()) {
            warnings.add(
                    ("Memorising: %s of the generated rows are exact copies of training rows"
                                    + " (held-out rows: %s). Train shorter, take smaller networks"
                                    + " or a greater gradient penalty, or give more rows.")
                            .formatted(percent(best.copies()), percent(judge.heldOutCopies())));
        } else if (knowsByHeart(best)) {
            warnings.add(
                    "Memorising: the discriminator tells training rows from held-out rows better"
                            + " than held-out from generated ones; what it teaches from here on is"
                            + " the training rows. Train shorter, take a smaller discriminator or a"
                            + " greater gradient penalty, or give more rows.");
        }
        if (isImproving(state) && diverged.isEmpty()) {
            warnings.add(
                    ("Too little training: the divergence was still falling when training ended"
                                    + " (%s). Give more iterations or minutes.")
                            .formatted(divergences(best, ceiling)));
        } else if (best.divergence() > FAR * ceiling) {
            warnings.add(
                    ("The generated rows are still far from the held-out ones (%s). Train longer,"
                                    + " or take larger networks or another objective.")
                            .formatted(divergences(best, ceiling)));
        }
        return warnings;
    }

    private static boolean knowsByHeart(GanCheck best) {
        double heldOutGap = best.wassersteinEstimate() - best.scoreGap();
        return best.scoreGap() > 0
                && best.wassersteinEstimate() > 0
                && best.scoreGap() > Math.max(heldOutGap, best.wassersteinEstimate() / 2);
    }

    /** Whether the last quarter of the comparisons is clearly better than what was before. */
    private static boolean isImproving(GanState state) {
        int checks = state.history.size();
        if (checks == 1) {
            return true;
        }
        int last = Math.max(1, checks / 4);
        double before =
                state.history.subList(0, checks - last).stream()
                        .mapToDouble(GanCheck::divergence)
                        .min()
                        .orElse(Double.POSITIVE_INFINITY);
        return state.best().divergence() < (1 - IMPROVING) * before;
    }

    private static String divergences(GanCheck best, double ceiling) {
        return String.format(
                Locale.ROOT, "%.4f; real rows: %.4f", best.divergence(), Math.max(0, ceiling));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
