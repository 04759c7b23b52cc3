// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import org.knime.core.node.message.Message;

/** Wants to know the warning of a node model. */
public interface NodeModelWarningListener {
    /**
     * The node model has another warning.
     *
     * @param warning the warning, null for none
     */
    void warningChanged(Message warning);
}
