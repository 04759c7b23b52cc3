// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.drawing;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Objects;

/**
 * A picture before it is written: what stands where.
 *
 * @param title what the picture shows, for those who cannot see it
 * @param bounds the visible part of the canvas
 * @param marks what is on it, the hindmost first
 * @param warnings what could not be shown as it should, for the user
 */
public record Scene(String title, Rectangle2D bounds, List<Mark> marks, List<String> warnings) {

    /** Copies the lists. */
    public Scene {
        Objects.requireNonNull(title);
        Objects.requireNonNull(bounds);
        marks = List.copyOf(marks);
        warnings = List.copyOf(warnings);
    }
}
