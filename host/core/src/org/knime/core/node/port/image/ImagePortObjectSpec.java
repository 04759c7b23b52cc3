// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port.image;

import org.knime.core.data.DataType;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/** Spec of an image at a port: the type of cells that hold such images. */
public final class ImagePortObjectSpec extends AbstractSimplePortObjectSpec {
    private DataType type;

    /** For loading. */
    public ImagePortObjectSpec() {
        super();
    }

    /**
     * Creates a spec.
     *
     * @param type type of cells that hold the image
     */
    public ImagePortObjectSpec(final DataType type) {
        if (type == null) {
            throw new NullPointerException("Argument must not be null.");
        }
        this.type = type;
    }

    /**
     * The type of cells that hold the image.
     *
     * @return the type
     */
    public DataType getDataType() {
        return type;
    }

    @Override
    protected void load(final ModelContentRO model) throws InvalidSettingsException {
        type = DataType.load(model);
    }

    @Override
    protected void save(final ModelContentWO model) {
        type.save(model);
    }

    /** Writes and reads specs. */
    public static final class Serializer
            extends AbstractSimplePortObjectSpecSerializer<ImagePortObjectSpec> {
        /** Creates a serializer. */
        public Serializer() {
            super();
        }
    }
}
