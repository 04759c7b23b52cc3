// SPDX-License-Identifier: Apache-2.0
/**
 * Dialogs without a display: what they show, and whether the annotations that describe them are
 * consistent. Depends on {@link bio.strand.host.core.ui.reflect}, {@link
 * bio.strand.host.core.ui.effect} and the annotations of parameters.
 */
package bio.strand.host.core.ui.dialog;
