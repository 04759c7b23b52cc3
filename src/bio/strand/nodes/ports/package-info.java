// SPDX-License-Identifier: Apache-2.0
/**
 * What travels between nodes besides tables: trained models and fitted preprocessings.
 *
 * <p>May depend on KNIME's port API and on the engine's {@code model}, {@code encoding} and {@code
 * expression}. The ports store the engine's own files; they add no second format.
 */
package bio.strand.nodes.ports;
