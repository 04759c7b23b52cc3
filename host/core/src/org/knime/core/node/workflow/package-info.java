// SPDX-License-Identifier: Apache-2.0
/** What nodes know of workflows: flow variables, messages, progress, ids. Depends on settings. */
package org.knime.core.node.workflow;
