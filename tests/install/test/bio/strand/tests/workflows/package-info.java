// SPDX-License-Identifier: Apache-2.0
/**
 * The example workflows in an installation: the stand-in for KNIME or a real one. Depends on {@code
 * bio.strand.tests.platform} and {@code bio.strand.tests.install}.
 */
package bio.strand.tests.workflows;
