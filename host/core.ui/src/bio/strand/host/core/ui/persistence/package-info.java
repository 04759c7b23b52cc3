// SPDX-License-Identifier: Apache-2.0
/**
 * Saving and loading of parameters by the rules of their fields and annotations. Depends on {@link
 * bio.strand.host.core.ui.reflect}, the annotations of parameters and the core API.
 */
package bio.strand.host.core.ui.persistence;
