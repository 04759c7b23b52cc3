// SPDX-License-Identifier: Apache-2.0
/**
 * Pictures of workflows as KNIME's canvas shows them: a scene of simple marks is laid out from the
 * saved files, then written as SVG or painted as PNG.
 *
 * <p>May depend on {@code bio.strand.host.registry}, {@code bio.strand.host.workflow}, {@code
 * org.knime.core} and the picture classes of the Java platform; only {@code bio.strand.host.app}
 * uses it.
 */
package bio.strand.host.drawing;
