// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

import java.util.ArrayList;
import java.util.List;

/** Leaves out values at equal distances, so that the first and the last stay. */
final class Thinning {

    private Thinning() {}

    /** One value of how many stays, so that about as many as allowed do. */
    static int step(int length, int maximum) {
        return Math.max(1, (length + maximum - 1) / maximum);
    }

    static double[] thin(double[] values, int step) {
        if (step == 1) {
            return values;
        }
        int count = (values.length + step - 1) / step;
        boolean addsLast = (count - 1) * step != values.length - 1;
        double[] kept = new double[count + (addsLast ? 1 : 0)];
        for (int i = 0; i < count; i++) {
            kept[i] = values[i * step];
        }
        kept[kept.length - 1] = values[values.length - 1];
        return kept;
    }

    static <T> List<T> thin(List<T> values, int step) {
        if (step == 1 || values.isEmpty()) {
            return values;
        }
        List<T> kept = new ArrayList<>();
        for (int i = 0; i < values.size(); i += step) {
            kept.add(values.get(i));
        }
        if ((kept.size() - 1) * step != values.size() - 1) {
            kept.add(values.get(values.size() - 1));
        }
        return kept;
    }
}
