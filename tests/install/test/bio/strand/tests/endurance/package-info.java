// SPDX-License-Identifier: Apache-2.0
/**
 * What the installed suite withstands: being killed at any moment, and very many runs in one
 * process. May use the JDK, JUnit and the packages {@code install} and {@code badinput} only; the
 * suite is known by its command line, its files and what it prints.
 */
package bio.strand.tests.endurance;
