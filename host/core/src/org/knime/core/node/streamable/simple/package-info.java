// SPDX-License-Identifier: Apache-2.0
/** Ready-made streaming nodes. Depends on {@code org.knime.core.node.streamable}. */
package org.knime.core.node.streamable.simple;
