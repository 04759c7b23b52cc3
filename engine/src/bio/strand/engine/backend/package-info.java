// SPDX-License-Identifier: Apache-2.0
/**
 * Loads ND4J, its native libraries and its BLAS, and says which they are.
 *
 * <p>A leaf: may depend on ND4J, JavaCPP and the JDK only.
 */
package bio.strand.engine.backend;
