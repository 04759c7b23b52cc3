// SPDX-License-Identifier: Apache-2.0
/** The annotation of optional values. Depends on {@link org.knime.node.parameters.updates}. */
package org.knime.node.parameters.widget;
