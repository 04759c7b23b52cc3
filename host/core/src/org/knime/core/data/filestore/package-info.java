// SPDX-License-Identifier: Apache-2.0
/** Files that belong to cells and port objects. Depends on data and {@code node.port}. */
package org.knime.core.data.filestore;
