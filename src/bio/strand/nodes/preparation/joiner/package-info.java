// SPDX-License-Identifier: Apache-2.0
/**
 * The node Sequence Joiner: two tables side by side, row by row of the same identifier.
 *
 * <p>May depend on {@code tables} and {@code runtime}; no other package depends on it.
 */
package bio.strand.nodes.preparation.joiner;
