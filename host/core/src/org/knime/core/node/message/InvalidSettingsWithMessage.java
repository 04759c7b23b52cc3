// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.message;

import bio.strand.host.core.node.MessageCarrier;
import org.knime.core.node.InvalidSettingsException;

/** Invalid settings with details. */
final class InvalidSettingsWithMessage extends InvalidSettingsException implements MessageCarrier {
    private static final long serialVersionUID = 1L;

    private final transient Message carried;

    InvalidSettingsWithMessage(final Message message, final Throwable cause) {
        super(message.getSummary(), cause);
        carried = message;
    }

    @Override
    public Message getKNIMEMessage() {
        return carried;
    }
}
