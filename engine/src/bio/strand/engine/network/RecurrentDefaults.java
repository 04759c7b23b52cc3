// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The architecture that is used when nothing is set; chosen by the evidence of {@code
 * docs/decisions/0003-learner-defaults.md}.
 */
public final class RecurrentDefaults {

    /** Number of convolutions in front of the recurrent layers. */
    public static final int CONVOLUTION_LAYERS = 2;

    /** Filters of each convolution. */
    public static final int FILTERS = 64;

    /** Positions that a filter sees. */
    public static final int FILTER_WIDTH = 9;

    /** Positions per pooling window; 1 keeps every position. */
    public static final int CONVOLUTION_POOLING = 1;

    /** Recurrent cell. */
    public static final CellType CELL = CellType.GRU;

    /** Number of recurrent layers. */
    public static final int RECURRENT_LAYERS = 1;

    /** Width of the state of one direction. */
    public static final int HIDDEN_SIZE = 16;

    /** Whether the recurrent layers read in both directions. */
    public static final boolean BIDIRECTIONAL = true;

    /** How states become one vector. */
    public static final Pooling POOLING = Pooling.ALL;

    /** Dropout rate between recurrent layers and before the softmax. */
    public static final double DROPOUT = 0.5;

    private RecurrentDefaults() {}

    /**
     * A stack of equal convolutions.
     *
     * @param layers how many, 0 to 8
     * @param filters filters of each
     * @param width positions that a filter sees, odd
     * @param pooling positions per pooling window of each, 1 for none
     * @return the layers, for {@link NetworkSpec#recurrent}
     * @throws IllegalArgumentException if a value is out of its range
     */
    public static List<LayerSpec.Convolution> convolutions(
            int layers, int filters, int width, int pooling) {
        if (layers < 0 || layers > 8) {
            throw new IllegalArgumentException(
                    "the number of convolutions must be 0 to 8, not " + layers);
        }
        List<LayerSpec.Convolution> stack = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            stack.add(new LayerSpec.Convolution(filters, width, pooling));
        }
        return stack;
    }
}
