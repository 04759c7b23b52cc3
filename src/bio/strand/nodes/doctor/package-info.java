// SPDX-License-Identifier: Apache-2.0
/**
 * Says what a machine offers for computing, without any workflow.
 *
 * <p>May depend on the engine's {@code backend} and on Equinox.
 */
package bio.strand.nodes.doctor;
