// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.filestore.internal;

/** Holds the callback of things with file stores. */
public final class FileStoreProxy {
    private FileStoreProxy() {}

    /** Something that writes its files late. */
    public interface FlushCallback {}
}
