// SPDX-License-Identifier: Apache-2.0
/**
 * Charts that nodes give out as PNG images.
 *
 * <p>May depend on the engine's result records, on XChart and on Java's graphics; on no KNIME class
 * and no other package of the nodes. Drawing needs no display. Equal data gives equal bytes on one
 * machine (fonts may differ between machines). Colours are those of Okabe and Ito (Color Universal
 * Design, 2008), which people with any form of colour blindness can tell apart; lines differ in
 * dashes as well.
 */
package bio.strand.nodes.views;
