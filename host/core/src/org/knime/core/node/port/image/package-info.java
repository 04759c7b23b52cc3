// SPDX-License-Identifier: Apache-2.0
/** Ports that carry an image. Depends on {@code org.knime.core.node.port} and data.image. */
package org.knime.core.node.port.image;
