// SPDX-License-Identifier: Apache-2.0
/** What all parts of the user interface have in common: a page. May depend on their pages. */
package org.knime.core.webui;
