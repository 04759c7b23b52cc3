// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

import java.util.Objects;

/**
 * A line to compare with, drawn grey and dashed.
 *
 * @param direction how it runs
 * @param at where: the height of a horizontal line, the place of a vertical one; not used for the
 *     diagonal
 * @param label what it stands for
 */
public record Reference(Direction direction, double at, String label) {

    /** How a line runs. */
    public enum Direction {
        /** At one height. */
        HORIZONTAL,
        /** At one place of the x axis. */
        VERTICAL,
        /** Where x and y are equal. */
        DIAGONAL
    }

    /** Checks that there is a label. */
    public Reference {
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(label, "label");
    }

    void write(JsonWriter json) {
        json.object(
                () ->
                        json.field("direction")
                                .text(direction.name())
                                .field("at")
                                .number(at)
                                .field("label")
                                .text(label));
    }
}
