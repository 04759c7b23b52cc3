// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.backend;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.nd4j.linalg.factory.Nd4jBackend;

/**
 * Shows ND4J the backends of its class loader without those for graphics processors. ND4J itself
 * prefers a graphics processor by an environment variable alone, which cannot be set in {@code
 * knime.ini}.
 */
final class ProcessorOnlyLoader extends ClassLoader {

    private static final String SERVICE = "META-INF/services/" + Nd4jBackend.class.getName();

    private static final String PROCESSOR = "org.nd4j.linalg.cpu.nativecpu.CpuBackend";

    ProcessorOnlyLoader(ClassLoader libraries) {
        super(libraries);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Enumeration<URL> all = super.getResources(name);
        if (!name.equals(SERVICE)) {
            return all;
        }
        List<URL> kept = new ArrayList<>();
        for (URL url : Collections.list(all)) {
            try (InputStream in = url.openStream()) {
                if (new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(PROCESSOR)) {
                    kept.add(url);
                }
            }
        }
        return Collections.enumeration(kept);
    }
}
