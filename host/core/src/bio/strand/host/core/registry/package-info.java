// SPDX-License-Identifier: Apache-2.0
/**
 * Access to plug-in contributions. May use the Eclipse extension registry and the JDK, nothing
 * else; everything else in this bundle asks here, so that it also works where no registry runs.
 */
package bio.strand.host.core.registry;
