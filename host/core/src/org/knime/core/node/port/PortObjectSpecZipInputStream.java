// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.io.InputStream;
import java.util.zip.ZipInputStream;

/** What spec serializers read from. */
public class PortObjectSpecZipInputStream extends ZipInputStream {
    PortObjectSpecZipInputStream(final InputStream in) {
        super(in);
    }
}
