// SPDX-License-Identifier: Apache-2.0
/**
 * The node LSTM Predictor: applies a trained sequence model to a table, streamed or not.
 *
 * <p>May depend on {@code ports, cells, tables, runtime} and the engine's {@code model} and {@code
 * encoding}; no other package depends on it.
 */
package bio.strand.nodes.recurrent.predictor;
