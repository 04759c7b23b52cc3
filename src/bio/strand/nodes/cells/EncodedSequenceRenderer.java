// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.cells;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.renderer.AbstractDataValueRendererFactory;
import org.knime.core.data.renderer.DataValueRenderer;
import org.knime.core.data.renderer.DefaultDataValueRenderer;

/**
 * Shows an encoded sequence by its first letters, tokens or values and, when it is longer, its
 * number of positions or steps.
 */
public final class EncodedSequenceRenderer extends DefaultDataValueRenderer {

    private static final long serialVersionUID = 1L;

    private static final String DESCRIPTION = "Sequence";

    /** As many letters as a table's column shows at a glance. */
    private static final int SHOWN_LETTERS = 60;

    private EncodedSequenceRenderer() {
        super(DESCRIPTION);
    }

    @Override
    protected void setValue(Object value) {
        if (value instanceof EncodedSequenceValue sequence) {
            super.setValue(shorten(sequence.getText(), sequence.getEncodedSequence().length()));
        } else {
            super.setValue(value);
        }
    }

    /**
     * The text that the renderer shows.
     *
     * @param text a sequence as text
     * @param length its number of positions or steps
     * @return the text itself if it is short, else its beginning, an ellipsis and the length
     */
    static String shorten(String text, int length) {
        return text.length() <= SHOWN_LETTERS
                ? text
                : text.substring(0, SHOWN_LETTERS) + "\u2026 (" + length + ")";
    }

    /** Offers the renderer to KNIME. */
    public static final class Factory extends AbstractDataValueRendererFactory {

        /** KNIME creates renderer factories by their public constructor. */
        public Factory() {}

        @Override
        public String getDescription() {
            return DESCRIPTION;
        }

        @Override
        public DataValueRenderer createRenderer(DataColumnSpec columnSpec) {
            return new EncodedSequenceRenderer();
        }
    }
}
