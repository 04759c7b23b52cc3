// SPDX-License-Identifier: Apache-2.0
/**
 * Pages that views show. The host knows pages made from a text only, none that lie in files. May
 * depend on nothing but the marker of KNIME's fluent interfaces.
 */
package org.knime.core.webui.page;
