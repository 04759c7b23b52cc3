// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port.image;

import java.io.IOException;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.image.ImageContent;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.port.AbstractPortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** An image at a port. */
public class ImagePortObject extends AbstractPortObject {
    /** Type of image ports. */
    public static final PortType TYPE =
            PortTypeRegistry.getInstance().getPortType(ImagePortObject.class);

    /** Type of image ports that need not be connected. */
    public static final PortType TYPE_OPTIONAL =
            PortTypeRegistry.getInstance().getPortType(ImagePortObject.class, true);

    private ImageContent content;
    private ImagePortObjectSpec spec;

    /** For loading. */
    public ImagePortObject() {
        super();
    }

    /**
     * Creates a port object.
     *
     * @param content the image
     * @param spec its spec
     */
    public ImagePortObject(final ImageContent content, final ImagePortObjectSpec spec) {
        if (content == null || spec == null) {
            throw new NullPointerException("Argument must not be null.");
        }
        this.content = content;
        this.spec = spec;
    }

    /**
     * A cell with the image.
     *
     * @return the cell, missing if its type is not that of the spec
     */
    public DataCell toDataCell() {
        final DataCell cell = content.toImageCell();
        if (spec.getDataType().isASuperTypeOf(cell.getType())) {
            return cell;
        }
        NodeLogger.getLogger(getClass())
                .coding(
                        "Image cell "
                                + cell.getClass().getName()
                                + " is not of the type "
                                + spec.getDataType());
        return DataType.getMissingCell();
    }

    @Override
    public String getSummary() {
        return content.getSummary();
    }

    @Override
    public ImagePortObjectSpec getSpec() {
        return spec;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    protected void load(
            final PortObjectZipInputStream in,
            final PortObjectSpec portSpec,
            final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        final ZipEntry entry = in.getNextEntry();
        final String className = entry == null ? "none" : entry.getName();
        if (!className.equals(PNGImageContent.class.getName())) {
            throw new IOException("No image content for class name '" + className + "' known.");
        }
        try {
            content = new PNGImageContent(in);
        } catch (IllegalArgumentException e) {
            throw new IOException("The image of a port is corrupt: " + e.getMessage(), e);
        }
        spec = (ImagePortObjectSpec) portSpec;
    }

    @Override
    protected void save(final PortObjectZipOutputStream out, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        out.putNextEntry(new ZipEntry(content.getClass().getName()));
        content.save(out);
        out.closeEntry();
    }

    /** Writes and reads images. */
    public static final class Serializer extends AbstractPortObjectSerializer<ImagePortObject> {
        /** Creates a serializer. */
        public Serializer() {
            super();
        }
    }
}
