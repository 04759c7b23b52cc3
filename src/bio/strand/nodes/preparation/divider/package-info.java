// SPDX-License-Identifier: Apache-2.0
/**
 * The node Row Divider: two tables by the values of a column.
 *
 * <p>May depend on {@code tables} and {@code runtime}; no other package depends on it.
 */
package bio.strand.nodes.preparation.divider;
