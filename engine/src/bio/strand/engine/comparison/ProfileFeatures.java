// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.training.RowFeatures;
import bio.strand.engine.training.SparseRow;

/**
 * What the logistic regression of the two-sample test reads of a profile: its values, their squares
 * and, of at most {@value #MAXIMUM_PAIRED} values, the products of all pairs, so that means,
 * variances and correlations can give a generator away. For one thread at a time.
 */
final class ProfileFeatures implements RowFeatures {

    static final int MAXIMUM_PAIRED = 60;

    private final EncodedSequences profiles;
    private final int values;
    private final boolean paired;
    private final float[] row;

    /** Takes profiles: one step each, standardised. */
    ProfileFeatures(EncodedSequences profiles) {
        this.profiles = profiles;
        values = profiles.features();
        paired = values <= MAXIMUM_PAIRED;
        row = new float[values];
    }

    @Override
    public int count() {
        return 2 * values + (paired ? values * (values - 1) / 2 : 0);
    }

    @Override
    public int cost() {
        // Products of pairs are cheap; counting them would leave few rows to learn from.
        return values;
    }

    @Override
    public void read(int index, SparseRow target) {
        target.clear();
        profiles.copyValues(index, row, 0);
        int next = 2 * values;
        for (int i = 0; i < values; i++) {
            target.add(i, row[i]);
            target.add(values + i, row[i] * row[i]);
            for (int j = 0; j < i && paired; j++) {
                target.add(next++, row[i] * row[j]);
            }
        }
    }
}
