// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.message;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.workflow.NodeMessage;

/** Messages of nodes. */
public class MessageTest {
    private static Message rich() {
        return Message.builder()
                .withSummary("It went wrong.")
                .addTextIssue("Because of this.")
                .addResolutions("Do that.", "Or that.")
                .build()
                .orElseThrow();
    }

    @Test
    public void aMessageWithoutSummaryIsNotBuilt() {
        assertTrue(Message.builder().build().isEmpty());
    }

    @Test
    public void messagesAreSavedAndLoaded() throws Exception {
        for (Message message :
                List.of(
                        rich(),
                        Message.fromSummary("short"),
                        Message.fromRowIssue("row", 0, 5, 2, "odd"))) {
            final NodeSettings settings = new NodeSettings("message");
            message.saveTo(settings);
            assertEquals(message, Message.load(settings).orElseThrow());
        }
        assertFalse(Message.load(new NodeSettings("empty")).isPresent());
    }

    @Test
    public void nodeMessagesShowAllParts() {
        final NodeMessage shown = rich().toNodeMessage(NodeMessage.Type.WARNING);

        assertEquals("It went wrong.", shown.getMessage());
        assertEquals("Because of this.", shown.getIssue().orElseThrow());
        assertEquals(List.of("Do that.", "Or that."), shown.getResolutions());
    }

    @Test
    public void exceptionsCarryTheirMessage() {
        final KNIMEException e = rich().toKNIMEException(new IllegalStateException("cause"));

        assertEquals("It went wrong.", e.getMessage());
        assertEquals(rich(), e.getKNIMEMessage());
        assertEquals("cause", e.getCause().getMessage());
        assertEquals("It went wrong.", rich().toInvalidSettingsException().getMessage());
        assertEquals(rich(), e.toUnchecked().getKNIMEMessage());
    }

    @Test
    public void aSummaryIsNeeded() {
        assertThrows(IllegalArgumentException.class, () -> Message.fromSummary(null));
    }
}
