// SPDX-License-Identifier: Apache-2.0
/**
 * Checks that class files agree with KNIME's public API. Depends on ASM and the JDK only, so that
 * tests of any bundle can use it.
 */
package bio.strand.tests.api;
