// SPDX-License-Identifier: Apache-2.0
/**
 * The nodes Sequence Model Writer and Sequence Model Reader: trained models in files.
 *
 * <p>May depend on {@code ports, cells, tables, runtime} and the engine's {@code model}, {@code
 * encoding} and {@code exchange}; no other package depends on it.
 */
package bio.strand.nodes.io.model;
