// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.drawing;

import bio.strand.host.drawing.NodeFace.PortFace;
import bio.strand.host.drawing.NodeFace.PortKind;
import bio.strand.host.registry.NodeRegistry;
import bio.strand.host.workflow.Connection;
import bio.strand.host.workflow.Workflow;
import bio.strand.host.workflow.WorkflowNode;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;

/**
 * Lays out a workflow as the canvas of KNIME's modern interface shows it: annotations behind,
 * curved connections, nodes with name, icon, ports, status and label. Sizes are those of KNIME's
 * canvas at 100 %.
 */
public final class WorkflowScene {

    /** More ports are not drawn on a side of a node. */
    static final int MAX_PORTS = 100;

    private static final double NODE = 32;

    private static final double PORT = 9;

    private static final double PORT_GAP = 1.5;

    private static final double PORT_LINE = 1.4;

    /** What the modern interface adds to the saved height of a node. */
    private static final int NODE_SHIFT = 6;

    private static final double ICON = 16;

    private static final double CORNER = 5.6;

    private static final double STATUS_Y = 40;

    private static final double STATUS_HEIGHT = 12;

    private static final double NAME_GAP = 10;

    private static final double NAME_WIDTH = 170;

    private static final double LABEL_Y = 62;

    private static final double LABEL_LINE = 14;

    private static final double NAME_SIZE = 12;

    private static final double POINTS_TO_PIXELS = 4.0 / 3;

    private static final double MARGIN = 20;

    private static final double PADDING = 10;

    private static final double BORDER = 2;

    private static final double FREE_COLUMN = 150;

    private static final Color TEXT = new Color(0x3E3A39);

    private static final Color CONNECTION = new Color(0xC0C4C6);

    private static final Color MISSING = new Color(0xD30D52);

    private final Workflow workflow;

    private final NodeSettings settings;

    private final boolean withAnnotations;

    private final List<Mark> marks = new ArrayList<>();

    private final List<String> warnings = new ArrayList<>();

    private final Map<Integer, NodeFace> faces = new LinkedHashMap<>();

    private final Map<Integer, Point2D> places = new LinkedHashMap<>();

    private WorkflowScene(Workflow workflow, boolean withAnnotations) {
        this.workflow = workflow;
        this.withAnnotations = withAnnotations;
        settings = workflow.file().settings();
    }

    /**
     * Lays out a workflow.
     *
     * @param workflow the workflow; names, labels and annotations may hold any characters
     * @param registry the installed nodes; what is not installed is drawn as a missing node
     * @param withAnnotations whether the annotations of the workflow are drawn
     * @return the scene, with a warning for each missing node, missing icon and cut annotation
     */
    public static Scene of(Workflow workflow, NodeRegistry registry, boolean withAnnotations) {
        return new WorkflowScene(workflow, withAnnotations).layOut(new NodeFaces(registry));
    }

    private Scene layOut(NodeFaces installed) {
        int column = 0;
        for (WorkflowNode node : workflow.nodes()) {
            faces.put(node.id(), installed.of(workflow, node));
            places.put(node.id(), place(node.id(), column++));
        }
        warnings.addAll(installed.warnings());
        if (withAnnotations) {
            annotations();
        }
        for (Connection connection : workflow.connections()) {
            connect(connection);
        }
        workflow.nodes().forEach(this::node);
        return new Scene("Workflow " + workflow.name(), bounds(), marks, warnings);
    }

    /** The upper left corner of a node's square; nodes without a saved place stand in a row. */
    private Point2D place(int id, int column) {
        NodeSettings all = subtree(settings, "nodes");
        for (String key : all.keySet()) {
            NodeSettings node = subtree(all, key);
            if (node.getInt("id", -1) == id) {
                int[] bounds =
                        subtree(node, "ui_settings")
                                .getIntArray("extrainfo.node.bounds", (int[]) null);
                if (bounds != null && bounds.length >= 2) {
                    return new Point2D.Double(bounds[0], (double) bounds[1] + NODE_SHIFT);
                }
            }
        }
        return new Point2D.Double(column * FREE_COLUMN, 0);
    }

    /** A subtree, empty if there is none. */
    private static NodeSettings subtree(NodeSettings parent, String key) {
        try {
            return parent.containsKey(key) ? parent.getNodeSettings(key) : new NodeSettings(key);
        } catch (InvalidSettingsException e) {
            // a plain entry stands where a subtree should: pictures do without
            return new NodeSettings(key);
        }
    }

    private void annotations() {
        NodeSettings all = subtree(settings, "annotations");
        for (String key : all.keySet()) {
            annotation(key, subtree(all, key));
        }
    }

    private void annotation(String key, NodeSettings annotation) {
        Rectangle2D box =
                new Rectangle2D.Double(
                        annotation.getInt("x-coordinate", 0),
                        annotation.getInt("y-coordinate", 0),
                        Math.max(1, annotation.getInt("width", 1)),
                        Math.max(1, annotation.getInt("height", 1)));
        boolean html = "text/html".equals(annotation.getString("contentType", "text/plain"));
        // a border of HTML annotations is always 2 wide, whatever the file says
        double border = html ? BORDER : Math.max(0, annotation.getInt("borderSize", 0));
        Color background =
                html ? Color.WHITE : new Color(annotation.getInt("bgcolor", 0xFFFFFF) & 0xFFFFFF);
        Color line = new Color(annotation.getInt("borderColor", 0xFFFFFF) & 0xFFFFFF);
        marks.add(new Mark.Outline("annotation", box, background, null, 0));
        if (border > 0) {
            marks.add(
                    new Mark.Outline(
                            "annotation-border", inset(box, border / 2), null, line, border));
        }
        String text = annotation.getString("text", "");
        double padding = border + (html ? PADDING : 3);
        List<RichText.Block> blocks =
                html ? RichText.html(text == null ? "" : text, TEXT) : plain(annotation, text);
        TextBox.Filled filled = TextBox.fill("annotation-text", inset(box, padding), blocks);
        marks.addAll(filled.marks());
        if (!filled.complete()) {
            warnings.add("The text of " + key + " is longer than its box: the end is not shown");
        }
    }

    private static List<RichText.Block> plain(NodeSettings annotation, String text) {
        double points = Math.max(1, Math.min(200, annotation.getInt("defFontSize", 9)));
        TextStyle style = TextStyle.plain(points * POINTS_TO_PIXELS, TEXT);
        return RichText.plain(
                text == null ? "" : text,
                style,
                switch (String.valueOf(annotation.getString("alignment", "LEFT"))) {
                    case "CENTER" -> RichText.Alignment.CENTER;
                    case "RIGHT" -> RichText.Alignment.RIGHT;
                    default -> RichText.Alignment.LEFT;
                });
    }

    private static Rectangle2D inset(Rectangle2D box, double distance) {
        return new Rectangle2D.Double(
                box.getX() + distance,
                box.getY() + distance,
                Math.max(0, box.getWidth() - 2 * distance),
                Math.max(0, box.getHeight() - 2 * distance));
    }

    private void connect(Connection connection) {
        boolean variables = connection.sourcePort() == 0;
        Point2D from = port(connection.sourceId(), connection.sourcePort(), true);
        Point2D to = port(connection.destinationId(), connection.destinationPort(), false);
        List<Point2D> stations = new ArrayList<>();
        stations.add(new Point2D.Double(from.getX() + (PORT - 1) / 2, from.getY()));
        stations.addAll(bends(connection));
        stations.add(new Point2D.Double(to.getX() - (PORT - 1) / 2, to.getY()));
        Path2D path = new Path2D.Double();
        path.moveTo(from.getX() + (PORT - 1) / 2, from.getY());
        for (int i = 1; i < stations.size(); i++) {
            curve(path, stations.get(i - 1), stations.get(i));
        }
        marks.add(
                new Mark.Outline(
                        variables ? "connection-variables" : "connection",
                        path,
                        null,
                        variables ? PortFace.VARIABLES.color() : CONNECTION,
                        1));
    }

    /** Leaves and arrives level; the farther apart the ends, the wider the bow. */
    private static void curve(Path2D path, Point2D from, Point2D to) {
        double reach = (Math.abs(from.getX() - to.getX()) + Math.abs(from.getY() - to.getY())) / 4;
        path.curveTo(
                from.getX() + reach,
                from.getY(),
                to.getX() - reach,
                to.getY(),
                to.getX(),
                to.getY());
    }

    private List<Point2D> bends(Connection wanted) {
        NodeSettings all = subtree(settings, "connections");
        List<Point2D> bends = new ArrayList<>();
        for (String key : all.keySet()) {
            NodeSettings connection = subtree(all, key);
            if (connection.getInt("destID", -1) != wanted.destinationId()
                    || connection.getInt("destPort", -1) != wanted.destinationPort()) {
                continue;
            }
            NodeSettings points = subtree(connection, "ui_settings");
            int count = Math.min(MAX_PORTS, points.getInt("extrainfo.conn.bendpoints_size", 0));
            for (int i = 0; i < count; i++) {
                int[] point = points.getIntArray("extrainfo.conn.bendpoints_" + i, (int[]) null);
                if (point != null && point.length == 2) {
                    bends.add(new Point2D.Double(point[0], point[1]));
                }
            }
        }
        return bends;
    }

    /** The middle of a port. */
    private Point2D port(int id, int index, boolean output) {
        NodeFace face = faces.get(id);
        Point2D place = places.get(id);
        int count = (output ? face.outputs() : face.inputs()).size();
        double x = output ? NODE + PORT / 2 : -PORT / 2;
        if (index == 0) {
            // the port for flow variables sits on the corner
            return new Point2D.Double(place.getX() + (output ? NODE : 0), place.getY() - PORT / 2);
        }
        double row =
                switch (count) {
                    case 2 -> 0;
                    // two ports leave the place in the middle free
                    case 3 -> index == 1 ? -1 : 1;
                    default -> index - 2;
                };
        return new Point2D.Double(
                place.getX() + x, place.getY() + NODE / 2 + row * (PORT + PORT_GAP));
    }

    private void node(WorkflowNode node) {
        NodeFace face = faces.get(node.id());
        Point2D place = places.get(node.id());
        torso(face, place);
        ports(node.id(), face);
        status(node, place);
        name(node, place);
        label(node, face, place);
    }

    private void torso(NodeFace face, Point2D place) {
        double x = place.getX();
        double y = place.getY();
        if (NodeColors.isMissing(face.type())) {
            Rectangle2D box = new Rectangle2D.Double(x + 0.5, y + 0.5, NODE - 1, NODE - 1);
            marks.add(new Mark.Outline("node-missing", box, Color.WHITE, MISSING, 1));
            TextStyle style = TextStyle.plain(18, MISSING).withBold();
            double width = style.width("?");
            marks.add(
                    new Mark.Words(
                            "node-missing", "?", x + (NODE - width) / 2, y + 22, width, style));
            return;
        }
        marks.add(
                new Mark.Outline(
                        "node",
                        NodeColors.outline(face.type(), x, y, NODE, CORNER),
                        NodeColors.of(face.type()),
                        null,
                        0));
        if (face.icon().length > 0) {
            double corner = (NODE - ICON) / 2;
            marks.add(
                    new Mark.Picture(
                            "icon", face.icon(), face.vectorIcon(), x + corner, y + corner, ICON));
        }
    }

    private void ports(int id, NodeFace face) {
        for (int i = 0; i < face.inputs().size(); i++) {
            if (i > 0 || isConnected(id, false)) {
                port(face.inputs().get(i), port(id, i, false));
            }
        }
        for (int i = 0; i < face.outputs().size(); i++) {
            if (i > 0 || isConnected(id, true)) {
                port(face.outputs().get(i), port(id, i, true));
            }
        }
    }

    /** KNIME shows the ports for flow variables only where something is connected. */
    private boolean isConnected(int id, boolean output) {
        return workflow.connections().stream()
                .anyMatch(
                        connection ->
                                output
                                        ? connection.sourceId() == id
                                                && connection.sourcePort() == 0
                                        : connection.destinationId() == id
                                                && connection.destinationPort() == 0);
    }

    private void port(PortFace port, Point2D middle) {
        double x = middle.getX() - PORT / 2;
        double y = middle.getY() - PORT / 2;
        double side = PORT - PORT_LINE;
        java.awt.Shape shape;
        if (port.kind() == PortKind.TABLE) {
            // the pointed corners of the line reach beyond the triangle, so it is drawn smaller
            Path2D triangle = new Path2D.Double();
            triangle.moveTo(x + PORT_LINE / 2, y + 1.13);
            triangle.lineTo(x + PORT - 1.56, y + PORT / 2);
            triangle.lineTo(x + PORT_LINE / 2, y + PORT - 1.13);
            triangle.closePath();
            shape = triangle;
        } else if (port.kind() == PortKind.VARIABLES) {
            shape = new Ellipse2D.Double(x + PORT_LINE / 2, y + PORT_LINE / 2, side, side);
        } else {
            shape = new Rectangle2D.Double(x + PORT_LINE / 2, y + PORT_LINE / 2, side, side);
        }
        marks.add(
                new Mark.Outline(
                        port.kind().role(),
                        shape,
                        port.optional() ? null : port.color(),
                        port.color(),
                        PORT_LINE));
    }

    private void status(WorkflowNode node, Point2D place) {
        double x = place.getX();
        double y = place.getY() + STATUS_Y;
        String state = String.valueOf(node.file().settings().getString("state", "IDLE"));
        marks.add(
                new Mark.Outline(
                        "status",
                        new RoundRectangle2D.Double(x, y, NODE, STATUS_HEIGHT, 2, 2),
                        new Color(0xD7DCDD),
                        new Color(0, 0, 0, 85),
                        0.3));
        Light[] lights = Light.values();
        for (int i = 0; i < lights.length; i++) {
            boolean on = lights[i].state.equals(state);
            double middleX = x + 6 + 10 * i;
            Ellipse2D disc = new Ellipse2D.Double(middleX - 3.5, y + 2.5, 7, 7);
            marks.add(
                    new Mark.Outline(
                            on ? "light-on" : "light-off",
                            disc,
                            on ? lights[i].fill : Color.WHITE,
                            on ? lights[i].line : new Color(0xBABABA),
                            1));
        }
        message(node, x + NODE / 2, y + STATUS_HEIGHT);
    }

    /** The lights from left to right. */
    private enum Light {
        RED("IDLE", 0xC62029, new Color(0x690319)),
        YELLOW("CONFIGURED", 0xFFD800, new Color(0, 0, 0, 138)),
        GREEN("EXECUTED", 0x70BD5B, new Color(0x286123));

        private final String state;

        private final Color fill;

        private final Color line;

        Light(String state, int fill, Color line) {
            this.state = state;
            this.fill = new Color(fill);
            this.line = line;
        }
    }

    private void message(WorkflowNode node, double x, double y) {
        String type =
                subtree(node.file().settings(), "nodecontainer_message").getString("type", "");
        if ("ERROR".equals(type)) {
            Ellipse2D disc = new Ellipse2D.Double(x - 5, y - 5, 10, 10);
            marks.add(new Mark.Outline("error", disc, new Color(0xC62029), null, 0));
            for (int side : new int[] {-1, 1}) {
                Line2D line =
                        new Line2D.Double(x - 2.25, y - 2.25 * side, x + 2.25, y + 2.25 * side);
                marks.add(new Mark.Outline("error", line, null, Color.WHITE, 1));
            }
        } else if ("WARNING".equals(type)) {
            Path2D triangle = new Path2D.Double();
            triangle.moveTo(x, y - 5.25);
            triangle.lineTo(x - 5.5, y + 4.25);
            triangle.lineTo(x + 5.5, y + 4.25);
            triangle.closePath();
            marks.add(new Mark.Outline("warning", triangle, new Color(0xFFD800), TEXT, 1));
            Line2D line = new Line2D.Double(x, y - 2.3, x, y + 0.8);
            marks.add(new Mark.Outline("warning", line, null, TEXT, 1));
            Ellipse2D dot = new Ellipse2D.Double(x - 0.5, y + 1.75, 1, 1);
            marks.add(new Mark.Outline("warning", dot, TEXT, null, 0));
        }
    }

    private void name(WorkflowNode node, Point2D place) {
        TextStyle style = TextStyle.plain(NAME_SIZE, TEXT).withBold().withCondensed();
        List<List<RichText.Run>> lines =
                TextBox.broken(List.of(new RichText.Run(node.name(), style)), NAME_WIDTH);
        // two lines at most, as on the canvas
        int count = Math.min(2, lines.size());
        for (int i = 0; i < count; i++) {
            double y = place.getY() - NAME_GAP - LABEL_LINE * (count - 1 - i);
            centred("node-name", lines.get(i), place.getX() + NODE / 2, y);
        }
    }

    private void centred(String role, List<RichText.Run> line, double x, double y) {
        for (RichText.Run run : line) {
            String text = run.text().strip();
            double width = run.style().width(text);
            marks.add(new Mark.Words(role, text, x - width / 2, y, width, run.style()));
        }
    }

    private void label(WorkflowNode node, NodeFace face, Point2D place) {
        NodeSettings annotation = subtree(node.file().settings(), "nodeAnnotation");
        String text = annotation.getString("text", "");
        if (text == null || text.isBlank()) {
            return;
        }
        int most = Math.max(face.inputs().size(), face.outputs().size());
        double y = place.getY() + LABEL_Y + Math.max(0, most - 5) * PORT;
        TextStyle style = TextStyle.plain(NAME_SIZE, TEXT).withCondensed();
        for (String line : text.split("\\R", MAX_PORTS)) {
            centred(
                    "node-label",
                    List.of(new RichText.Run(line, style)),
                    place.getX() + NODE / 2,
                    y + NAME_SIZE * 0.9);
            y += LABEL_LINE;
        }
    }

    private Rectangle2D bounds() {
        Rectangle2D all = null;
        for (Mark mark : marks) {
            Rectangle2D one = bounds(mark);
            all = all == null ? one : all.createUnion(one);
        }
        if (all == null) {
            all = new Rectangle2D.Double(0, 0, 1, 1);
        }
        double x = Math.floor(all.getX() - MARGIN);
        double y = Math.floor(all.getY() - MARGIN);
        return new Rectangle2D.Double(
                x, y, Math.ceil(all.getMaxX() + MARGIN) - x, Math.ceil(all.getMaxY() + MARGIN) - y);
    }

    private static Rectangle2D bounds(Mark mark) {
        if (mark instanceof Mark.Outline outline) {
            double width = Math.max(0.1, outline.width());
            return new BasicStroke((float) width).createStrokedShape(outline.shape()).getBounds2D();
        }
        if (mark instanceof Mark.Words words) {
            double size = words.style().size();
            return new Rectangle2D.Double(words.x(), words.y() - size, words.width(), size * 1.3);
        }
        Mark.Picture picture = (Mark.Picture) mark;
        return new Rectangle2D.Double(picture.x(), picture.y(), picture.size(), picture.size());
    }
}
