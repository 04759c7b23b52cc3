// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.log;

import org.knime.core.node.NodeLogger;

/**
 * One message of the log.
 *
 * @param level its importance
 * @param logger name of the logger, usually a class
 * @param message the text
 * @param cause the cause, may be null
 */
public record LogRecord(NodeLogger.LEVEL level, String logger, String message, Throwable cause) {}
