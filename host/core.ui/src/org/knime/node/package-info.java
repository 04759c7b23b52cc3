// SPDX-License-Identifier: Apache-2.0
/**
 * Nodes that are declared by a fluent builder: factory, declaration, model and the node models
 * behind them. Depends on the parameters, the dialog and the node description of this bundle, and
 * on the core API.
 */
package org.knime.node;
