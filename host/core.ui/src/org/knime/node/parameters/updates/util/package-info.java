// SPDX-License-Identifier: Apache-2.0
/** A ready-made kind of reference. Depends on {@link org.knime.node.parameters.updates}. */
package org.knime.node.parameters.updates.util;
