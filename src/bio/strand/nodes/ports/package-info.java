// SPDX-License-Identifier: Apache-2.0
/**
 * What travels between nodes besides tables: trained models.
 *
 * <p>May depend on KNIME's port API and on the engine's {@code model} and {@code encoding}. The
 * ports store the engine's own model files; they add no second format.
 */
package bio.strand.nodes.ports;
