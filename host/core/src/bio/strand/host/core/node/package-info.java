// SPDX-License-Identifier: Apache-2.0
/** What nodes need behind the API. Depends on {@code org.knime.core.node}. */
package bio.strand.host.core.node;
