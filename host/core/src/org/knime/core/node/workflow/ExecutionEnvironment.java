// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

/** Circumstances of an execution. */
public final class ExecutionEnvironment {
    /** An ordinary execution. */
    public static final ExecutionEnvironment DEFAULT = new ExecutionEnvironment();

    /** Creates an ordinary execution. */
    public ExecutionEnvironment() {
        super();
    }

    /**
     * Whether a view asked to execute again.
     *
     * @return false
     */
    public boolean reExecute() {
        return false;
    }
}
