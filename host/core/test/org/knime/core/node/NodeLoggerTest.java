// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.log.LogRecord;
import bio.strand.host.core.log.LogSink;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Test;

/** Log messages reach the sink from its level on. */
public class NodeLoggerTest {
    private final NodeLogger logger = NodeLogger.getLogger(NodeLoggerTest.class);
    private final List<LogRecord> seen = new ArrayList<>();

    @After
    public void reset() {
        LogSink.reset();
    }

    @Test
    public void messagesBelowTheLevelAreNotMade() {
        LogSink.set(NodeLogger.LEVEL.WARN, seen::add);
        logger.info(
                () -> {
                    throw new AssertionError("nobody wants this message");
                });
        logger.warn("careful");
        logger.error("broken", new IllegalStateException("why"));

        assertEquals(List.of("careful", "broken"), seen.stream().map(LogRecord::message).toList());
        assertEquals("why", seen.get(1).cause().getMessage());
        assertTrue(seen.get(0).logger().endsWith("NodeLoggerTest"));
        assertFalse(logger.isInfoEnabled());
    }

    @Test
    public void codingProblemsAreErrors() {
        LogSink.set(NodeLogger.LEVEL.ERROR, seen::add);
        logger.codingWithFormat("%d bugs", 2);

        assertTrue(seen.get(0).message(), seen.get(0).message().contains("2 bugs"));
    }
}
