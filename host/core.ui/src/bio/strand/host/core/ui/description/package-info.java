// SPDX-License-Identifier: Apache-2.0
/**
 * Descriptions of declared nodes. Depends on {@link bio.strand.host.core.ui.dialog} and the core
 * API.
 */
package bio.strand.host.core.ui.description;
