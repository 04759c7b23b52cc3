// SPDX-License-Identifier: Apache-2.0
/** Messages in a dialog. Depends on {@link org.knime.node.parameters.updates}. */
package org.knime.node.parameters.widget.message;
