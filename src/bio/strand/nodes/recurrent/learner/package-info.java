// SPDX-License-Identifier: Apache-2.0
/**
 * The node RNN Learner: trains a recurrent network on encoded sequences with class labels.
 *
 * <p>May depend on {@code ports, cells, tables, views, runtime} and the engine's {@code training,
 * model, network} and {@code encoding}; no other package depends on it.
 */
package bio.strand.nodes.recurrent.learner;
