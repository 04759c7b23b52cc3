// SPDX-License-Identifier: Apache-2.0
/** Where log messages go. Depends on {@code NodeLogger.LEVEL} only. */
package bio.strand.host.core.log;
