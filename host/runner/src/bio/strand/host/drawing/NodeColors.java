// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.drawing;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import org.knime.core.node.NodeFactory.NodeType;

/** Colours and shapes by which KNIME tells the kinds of nodes apart. */
final class NodeColors {

    private static final double NOTCH = 4;

    private NodeColors() {}

    static boolean isMissing(NodeType type) {
        return type == NodeType.Missing || type == NodeType.Unknown;
    }

    static Color of(NodeType type) {
        return new Color(
                switch (type) {
                    case Source -> 0xFF9632;
                    case Sink -> 0xFF4B4B;
                    case Learner -> 0xC8E632;
                    case Predictor -> 0x3CB44B;
                    case Manipulator -> 0xFFD800;
                    case Visualizer, Widget -> 0x2B94B1;
                    case LoopStart, LoopEnd -> 0x88D8E4;
                    case ScopeStart, ScopeEnd -> 0x965591;
                    case QuickForm, Configuration -> 0xCBD9A9;
                    case Container -> 0x9B9B61;
                    case Meta -> 0xDBDCDE;
                    case Subnode -> 0xC0C4C6;
                    case VirtualIn, VirtualOut -> 0xAAAAAA;
                    case Other -> 0xD2A384;
                    default -> 0xDC2D87;
                });
    }

    /** A square with round corners; the ends of loops and scopes point to the right. */
    static Shape outline(NodeType type, double x, double y, double size, double corner) {
        boolean start = type == NodeType.LoopStart || type == NodeType.ScopeStart;
        boolean end = type == NodeType.LoopEnd || type == NodeType.ScopeEnd;
        if (!start && !end) {
            return new RoundRectangle2D.Double(x, y, size, size, corner, corner);
        }
        Path2D path = new Path2D.Double();
        path.moveTo(x + (end ? NOTCH : 0), y);
        path.lineTo(x + size, y);
        path.lineTo(x + size - (start ? NOTCH : 0), y + size / 2);
        path.lineTo(x + size, y + size);
        path.lineTo(x + (end ? NOTCH : 0), y + size);
        path.lineTo(x, y + size / 2);
        path.closePath();
        return path;
    }
}
