// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.drawing;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.knime.core.node.NodeFactory.NodeType;

/**
 * What a node looks like on the canvas, apart from its place.
 *
 * @param type the kind of the node, which gives its colour; {@link NodeType#Missing} for a node
 *     that is not installed
 * @param icon its icon as PNG, empty if there is none
 * @param vectorIcon the same icon as SVG, empty if there is none
 * @param inputs its inputs, the one for flow variables first
 * @param outputs its outputs, the one for flow variables first
 */
record NodeFace(
        NodeType type,
        byte[] icon,
        byte[] vectorIcon,
        List<PortFace> inputs,
        List<PortFace> outputs) {

    NodeFace {
        Objects.requireNonNull(type);
        icon = icon.clone();
        vectorIcon = vectorIcon.clone();
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    @Override
    public byte[] icon() {
        return icon.clone();
    }

    @Override
    public byte[] vectorIcon() {
        return vectorIcon.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeFace face
                && type == face.type
                && Arrays.equals(icon, face.icon)
                && Arrays.equals(vectorIcon, face.vectorIcon)
                && inputs.equals(face.inputs)
                && outputs.equals(face.outputs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                type, Arrays.hashCode(icon), Arrays.hashCode(vectorIcon), inputs, outputs);
    }

    /** What goes through a port, which gives its shape. */
    enum PortKind {
        /** Tables: triangles. */
        TABLE("port-table"),
        /** Flow variables: circles. */
        VARIABLES("port-variables"),
        /** Models, images and all else: squares. */
        OTHER("port-other");

        private final String role;

        PortKind(String role) {
            this.role = role;
        }

        String role() {
            return role;
        }
    }

    /**
     * A port.
     *
     * @param kind its shape
     * @param color its colour
     * @param optional whether it need not be connected, which leaves it empty
     */
    record PortFace(PortKind kind, Color color, boolean optional) {

        /** The port for flow variables that every node has. */
        static final PortFace VARIABLES =
                new PortFace(PortKind.VARIABLES, new Color(0xFF4B4B), false);

        /** A port of which nothing is known. */
        static final PortFace UNKNOWN = new PortFace(PortKind.OTHER, new Color(0x9C9C9C), false);

        static final Color TABLE_COLOR = new Color(0x201E1E);
    }
}
