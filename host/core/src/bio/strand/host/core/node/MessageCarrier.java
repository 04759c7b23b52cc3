// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.node;

import org.knime.core.node.message.Message;

/** An exception that carries a message for the user. */
public interface MessageCarrier {
    /**
     * The message.
     *
     * @return the message, never null
     */
    Message getKNIMEMessage();
}
