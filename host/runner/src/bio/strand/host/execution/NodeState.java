// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.execution;

/** What a run has made of a node so far. */
public enum NodeState {
    /** Not configured: its input or its settings are not complete yet. */
    IDLE,
    /** Configured: it could be executed once its input is there. */
    CONFIGURED,
    /** Being executed. */
    EXECUTING,
    /** Executed, its output is there. */
    EXECUTED,
    /** Configuring or executing it failed. */
    FAILED,
    /** Not executed because a node it depends on was not. */
    SKIPPED,
    /** Stopped, or not begun, because the run was cancelled. */
    CANCELED
}
