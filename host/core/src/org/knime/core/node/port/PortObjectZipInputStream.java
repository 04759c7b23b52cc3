// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.io.InputStream;
import java.util.zip.ZipInputStream;

/** What port object serializers read from. */
public class PortObjectZipInputStream extends ZipInputStream {
    PortObjectZipInputStream(final InputStream in) {
        super(in);
    }
}
