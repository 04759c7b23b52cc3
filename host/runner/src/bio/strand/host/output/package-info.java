// SPDX-License-Identifier: Apache-2.0
/**
 * Writes what nodes deliver as files: tables as CSV, images as PNG, models as files.
 *
 * <p>May depend on {@code bio.strand.host.execution}, {@code bio.strand.host.workflow}, {@code
 * org.knime.core} and FastCSV; not on {@code app}.
 */
package bio.strand.host.output;
