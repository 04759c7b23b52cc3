// SPDX-License-Identifier: Apache-2.0
/**
 * The types by which a view could exchange data with its node while it is shown. The host shows no
 * view, so they have no content here. May depend on nothing.
 */
package org.knime.core.webui.data;
