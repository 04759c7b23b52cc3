// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views;

import java.util.Objects;
import java.util.Optional;

/**
 * A chart as an image.
 *
 * @param png the bytes of a PNG file; a plain empty image if there is a problem
 * @param problem why the chart could not be drawn, with the remedy, for a warning; empty if it was.
 *     A chart is never a reason to lose the result that it shows.
 */
public record RenderedChart(byte[] png, Optional<String> problem) {

    /** Checks that there is an image. */
    public RenderedChart {
        Objects.requireNonNull(png, "png");
        Objects.requireNonNull(problem, "problem");
    }
}
