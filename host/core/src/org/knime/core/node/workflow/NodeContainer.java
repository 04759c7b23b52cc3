// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

/** A node in a workflow. Only the type exists here; workflows are the runner's affair. */
public abstract class NodeContainer {
    NodeContainer() {}
}
