// SPDX-License-Identifier: Apache-2.0
/**
 * What parameters are created from: the inputs of the node that is being configured. Depends on the
 * core API.
 */
package bio.strand.host.core.ui.input;
