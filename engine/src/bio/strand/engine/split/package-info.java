// SPDX-License-Identifier: Apache-2.0
/**
 * Dividing rows in two, at random and reproducibly.
 *
 * <p>A leaf: depends on nothing but the JDK. Rows are known by their index alone.
 */
package bio.strand.engine.split;
