// SPDX-License-Identifier: Apache-2.0
/** Groups of ports. Depends on {@code org.knime.core.node.context}. */
package org.knime.core.node.context.ports;
