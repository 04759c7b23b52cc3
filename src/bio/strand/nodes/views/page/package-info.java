// SPDX-License-Identifier: Apache-2.0
/**
 * The pages of interactive views: what a page can show, the data of a page as JSON, and the one
 * HTML document made from it, which loads nothing.
 *
 * <p>A node makes a {@link bio.strand.nodes.views.page.ViewPage} of panels and gives its JSON to
 * its view; {@link bio.strand.nodes.views.page.HtmlPage} makes the document. The drawing is done by
 * {@code page.js} with Apache ECharts. Whatever a user can name, sequences above all, is data: it
 * is written by the escapes of {@link bio.strand.nodes.views.page.JsonWriter}, reaches the document
 * as text only, and the document forbids every script but its own. Panels bound the number of
 * values that they show and say what they left out.
 *
 * <p>May depend on Java only.
 */
package bio.strand.nodes.views.page;
