// SPDX-License-Identifier: Apache-2.0
/** The port of flow variables. Depends on {@code org.knime.core.node.port}. */
package org.knime.core.node.port.flowvariable;
