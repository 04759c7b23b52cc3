// SPDX-License-Identifier: Apache-2.0
/** The groups themselves. Depends on {@code org.knime.core.node.context.ports}. */
package org.knime.core.node.context.ports.impl;
