// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

/**
 * A part of a page with a title. Its data can be read as a table, too, for those who do not see it.
 */
public sealed interface Panel
        permits BarPanel,
                ChoicePanel,
                LinePanel,
                MatrixPanel,
                ScatterPanel,
                TablePanel,
                TrackPanel {

    /**
     * What it shows.
     *
     * @return a few words
     */
    String title();

    /**
     * How to read it, or what was left out.
     *
     * @return a sentence or two, or an empty text
     */
    String note();

    /**
     * Writes it as an object with the field {@code kind}.
     *
     * @param json takes the object
     */
    void write(JsonWriter json);
}
