// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import java.util.Iterator;

/**
 * Generated rows one after the other. It ends before the number that was asked for when the
 * attempts are used up.
 */
public interface GeneratedRows extends Iterator<GeneratedRow> {

    /**
     * Rows tried so far.
     *
     * @return 0 or more
     */
    long attempts();

    /**
     * Rows left out so far because the filter did not want them.
     *
     * @return 0 or more
     */
    long filtered();

    /**
     * Rows left out so far because they equalled an earlier one.
     *
     * @return 0 or more
     */
    long repeated();

    /**
     * Rows left out so far because the discriminator found them unlikely.
     *
     * @return 0 or more
     */
    long rejected();
}
