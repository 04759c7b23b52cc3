// SPDX-License-Identifier: Apache-2.0
/**
 * Bad input, given to the installed suite through the launcher. May use the JDK, JUnit and the
 * package {@code install} only; the suite is known by its command line, its files and what it
 * prints. What a unit test beside its bundle shows already is not repeated here: {@code
 * docs/bad-input.md} lists which test covers what.
 */
package bio.strand.tests.badinput;
