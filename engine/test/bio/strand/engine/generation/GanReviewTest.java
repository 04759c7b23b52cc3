// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

public final class GanReviewTest {

    private static final double CEILING = 0.01;

    /** A judge of rows among which nothing repeats. */
    private static final SampleJudge CLEAN =
            new SampleJudge() {
                @Override
                public double divergence(List<GeneratedRow> rows) {
                    return 0;
                }

                @Override
                public double duplicates(List<GeneratedRow> rows) {
                    return 0;
                }

                @Override
                public double copies(List<GeneratedRow> rows) {
                    return 0;
                }

                @Override
                public double ceiling(int rows) {
                    return CEILING;
                }

                @Override
                public double trainingDuplicates() {
                    return 0.02;
                }

                @Override
                public double heldOutCopies() {
                    return 0.005;
                }

                @Override
                public String measure() {
                    return "";
                }
            };

    private static GanCheck check(
            int iteration, double divergence, double duplicates, double copies) {
        return new GanCheck(iteration, 0.7, 1.3, 0.2, 0.01, divergence, duplicates, copies, true);
    }

    private static List<String> review(int best, GanCheck... checks) {
        return review(best, Optional.empty(), checks);
    }

    private static List<String> review(int best, Optional<Integer> diverged, GanCheck... checks) {
        GanState state = new GanState(new float[1], new float[1], new float[0], GanSpec.defaults());
        state.history.addAll(List.of(checks));
        state.bestCheck = best;
        return GanReview.warnings(state, GanSpec.defaults(), CLEAN, CEILING, diverged);
    }

    @Test
    public void nothingIsSaidOfAGoodResult() {
        assertEquals(
                List.of(),
                review(
                        2,
                        check(100, 0.013, 0.01, 0),
                        check(200, 0.012, 0.01, 0),
                        check(300, 0.0125, 0.01, 0)));
    }

    @Test
    public void repeatedRowsAreAModeCollapse() {
        List<String> warnings = review(2, check(100, 0.013, 0.5, 0), check(200, 0.012, 0.5, 0));

        assertEquals(1, warnings.size());
        assertThat(warnings.get(0), containsString("Mode collapse: 50.0 %"));
        assertThat(warnings.get(0), containsString("Lower the generator's learning rate"));
    }

    @Test
    public void copiesOfTrainingRowsAreMemorising() {
        List<String> warnings = review(2, check(100, 0.013, 0, 0.03), check(200, 0.012, 0, 0.03));

        assertEquals(1, warnings.size());
        assertThat(warnings.get(0), containsString("Memorising: 3.0 %"));
    }

    /** The discriminator scores training rows 0.5 above generated ones and held-out rows 0.1. */
    @Test
    public void aDiscriminatorThatKnowsItsRowsIsMemorising() {
        GanCheck known = new GanCheck(200, 0.7, 1.3, 0.5, 0.4, 0.012, 0, 0, true);
        List<String> warnings = review(2, check(100, 0.013, 0, 0), known);

        assertEquals(1, warnings.size());
        assertThat(warnings.get(0), containsString("the discriminator tells training rows"));
    }

    @Test
    public void aDivergenceThatStillFallsIsTooLittleTraining() {
        List<String> warnings =
                review(
                        4,
                        check(100, 0.05, 0, 0),
                        check(200, 0.04, 0, 0),
                        check(300, 0.03, 0, 0),
                        check(400, 0.02, 0, 0));

        assertEquals(1, warnings.size());
        assertThat(warnings.get(0), containsString("Too little training"));
        assertThat(warnings.get(0), containsString("0.0200; real rows: 0.0100"));
    }

    @Test
    public void aDivergenceFarFromThatOfRealRowsIsTold() {
        List<String> warnings =
                review(1, check(100, 0.05, 0, 0), check(200, 0.05, 0, 0), check(300, 0.06, 0, 0));

        assertEquals(1, warnings.size());
        assertThat(warnings.get(0), containsString("still far"));
    }

    @Test
    public void divergenceOfTrainingIsToldWithTheIterationThatIsKept() {
        List<String> warnings =
                review(1, Optional.of(250), check(100, 0.012, 0, 0), check(200, 0.013, 0, 0));

        assertEquals(1, warnings.size());
        assertThat(warnings.get(0), containsString("diverged at iteration 250"));
        assertThat(warnings.get(0), containsString("of iteration 100"));
    }
}
