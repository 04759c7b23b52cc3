// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices.util;

import org.knime.node.parameters.NodeParametersInput;

/** Says which input table choices are taken from. */
public interface InputTableIndexHolder {

    /**
     * Returns the index of the input port.
     *
     * @return the index, from 0, not counting the flow-variable port
     * @deprecated override the method that is given the inputs of the node
     */
    @Deprecated(since = "5.11")
    default int getInputTableIndex() {
        return 0;
    }

    /**
     * Returns the index of the input port.
     *
     * @param parametersInput the inputs of the node
     * @return the index, from 0, not counting the flow-variable port
     */
    default int getInputTableIndex(NodeParametersInput parametersInput) {
        return getInputTableIndex();
    }
}
