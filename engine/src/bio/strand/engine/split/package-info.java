// SPDX-License-Identifier: Apache-2.0
/**
 * Dividing rows into parts, reproducibly: at random, class by class, or so that rows which belong
 * together stay together: homologous sequences, or groups that the caller knows.
 *
 * <p>Depends on {@code progress} and the JDK alone. Rows are known by their index.
 */
package bio.strand.engine.split;
