// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import java.util.ArrayList;
import java.util.List;

/** What a preprocessing has changed, step by step, for people to check. */
public final class PreprocessingSummary {

    /**
     * One step.
     *
     * @param step what was done, in a few words
     * @param valuesChanged how many values are not what they were before the step
     * @param genesRemoved how many genes the step has removed
     * @param remark anything of note; possibly empty
     */
    public record Line(String step, long valuesChanged, int genesRemoved, String remark) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void add(String step, long valuesChanged, int genesRemoved, String remark) {
        lines.add(new Line(step, valuesChanged, genesRemoved, remark));
    }

    void warn(String sentence) {
        warnings.add(sentence);
    }

    /**
     * What the user should look at.
     *
     * @return sentences, none if all went well
     */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * The steps.
     *
     * @return one line each, in the order of work, the input first and the output last
     */
    public List<Line> lines() {
        return List.copyOf(lines);
    }
}
