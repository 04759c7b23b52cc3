// SPDX-License-Identifier: Apache-2.0
/** Ports of branches that are not executed. Depends on {@code org.knime.core.node.port}. */
package org.knime.core.node.port.inactive;
