// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.streamable.simple.SimpleStreamableFunctionNodeModel;
import org.knime.node.parameters.NodeParameters;

/** The node model of a {@link DefaultModel} that rearranges columns; it streams. */
final class RearrangeColumnsNodeModel extends SimpleStreamableFunctionNodeModel {

    private final DefaultModel.RearrangeColumnsDefaultModel model;
    private final ModelParameters parameters;

    RearrangeColumnsNodeModel(DefaultModel.RearrangeColumnsDefaultModel model) {
        this.model = model;
        this.parameters = new ModelParameters(model.parametersClass());
    }

    @Override
    protected ColumnRearranger createColumnRearranger(DataTableSpec spec)
            throws InvalidSettingsException {
        parameters.guessIfUnset(new PortObjectSpec[] {spec});
        Rearranging rearranging = new Rearranging(spec);
        model.rearrangeColumns.accept(rearranging, rearranging);
        if (rearranging.rearranger == null) {
            throw new InvalidSettingsException("No column rearranger has been set.");
        }
        return rearranging.rearranger;
    }

    @Override
    protected void saveSettingsTo(NodeSettingsWO settings) {
        parameters.save(settings);
    }

    @Override
    protected void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        parameters.validate(settings);
    }

    @Override
    protected void loadValidatedSettingsFrom(NodeSettingsRO settings)
            throws InvalidSettingsException {
        parameters.load(settings);
    }

    /** One call of {@link #createColumnRearranger}. */
    private final class Rearranging
            implements DefaultModel.RearrangeColumnsInput, DefaultModel.RearrangeColumnsOutput {

        private final DataTableSpec spec;
        private ColumnRearranger rearranger;

        Rearranging(DataTableSpec spec) {
            this.spec = spec;
        }

        @Override
        public <S extends NodeParameters> S getParameters() {
            return parameters.get();
        }

        @Override
        public DataTableSpec getDataTableSpec() {
            return spec;
        }

        @Override
        public void setColumnRearranger(ColumnRearranger newRearranger) {
            if (newRearranger == null) {
                throw new IllegalArgumentException("Column rearranger must not be null.");
            }
            this.rearranger = newRearranger;
        }
    }
}
