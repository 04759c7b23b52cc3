// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.scorer;

import bio.strand.nodes.views.page.ViewPage.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures as the view shows them. */
final class Facts {

    private static final String NONE = "\u2013";

    private Facts() {}

    /** A number with three decimals; a dash if it does not exist. */
    static Fact number(String name, double value, String hint) {
        return new Fact(
                name,
                Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : NONE,
                hint);
    }

    /** A share such as 0.951 as "95.1 %"; a dash if it does not exist. */
    static Fact percent(String name, double share, String hint) {
        return new Fact(
                name,
                Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : NONE,
                hint);
    }

    /** The figures of a source, null where one does not exist. */
    static <T> List<Object> row(String name, T source, List<Figure<T>> figures) {
        List<Object> row = new ArrayList<>();
        row.add(name);
        for (Figure<T> figure : figures) {
            double value = figure.value().applyAsDouble(source);
            row.add(Double.isFinite(value) ? (Object) value : null);
        }
        return row;
    }
}
