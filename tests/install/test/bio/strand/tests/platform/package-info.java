// SPDX-License-Identifier: Apache-2.0
/**
 * Where the tests of the installed suite run workflows: in the stand-in for KNIME, or, with the
 * profile {@code knime}, in a real KNIME. Depends on {@code bio.strand.tests.install} for the
 * launcher, on JUnit and on FastCSV.
 */
package bio.strand.tests.platform;
