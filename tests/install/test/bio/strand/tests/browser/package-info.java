// SPDX-License-Identifier: Apache-2.0
/**
 * The pages of the nodes' views, made by the installed suite on example workflows and looked at by
 * a real browser: Chromium without a window, driven by its DevTools protocol. Screenshots stay in
 * {@code target/screenshots}. Without Chromium the tests are skipped, unless the environment
 * variable {@code STRAND_REQUIRE_BROWSER} is 1; {@code STRAND_BROWSER} names another program.
 *
 * <p>May depend on the tests of the installation and on nothing of the project's own code.
 */
package bio.strand.tests.browser;
