// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.backend;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.javacpp.Loader;
import org.junit.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

public class Nd4jBackendTest {

    private static final String FOLDER = "org.bytedeco.javacpp.cachedir";

    /** Whether who started the tests has set a folder; asked before anything is loaded. */
    private static final boolean FOLDER_CHOSEN = System.getProperty(FOLDER) != null;

    @Test
    public void loadsOnceWhateverTheContextClassLoader() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader saved = thread.getContextClassLoader();
        try (URLClassLoader blind = new URLClassLoader(new URL[0], null)) {
            thread.setContextClassLoader(blind);
            assertSame(Nd4jBackend.load(), Nd4jBackend.load());
        } finally {
            thread.setContextClassLoader(saved);
        }
    }

    /** Another copy of JavaCPP in the program would unpack its libraries over ours. */
    @Test
    public void theFolderOfItsLibrariesIsNotSharedWithOtherCopiesOfJavaCpp() throws Exception {
        assumeFalse("a folder is set for all copies", FOLDER_CHOSEN);

        Nd4jBackend.load();

        assertNull(System.getProperty(FOLDER));
        String folder = Loader.getCacheDir().toString();
        assertTrue(folder, folder.contains("strand"));
    }

    @Test
    public void namesLibraryBackendAndBlas() {
        String text = Nd4jBackend.load().describe();
        assertTrue(text, text.startsWith("ND4J 1.0.0-M2.1, "));
        assertTrue(text, text.matches(".* backend, OPENBLAS 0\\.3\\..*"));
    }

    @Test
    public void linearAlgebraRunsOnOneThread() {
        Nd4jBackend.load();
        // ND4J gives its BLAS all processors at the first use; what holds after that counts
        assertEquals(1, Nd4j.factory().blas().getMaxThreads());
    }

    @Test
    public void everyThreadIsConfinedForItself() throws Exception {
        Nd4jBackend.load();
        AtomicInteger threads = new AtomicInteger();
        Thread worker =
                new Thread(
                        () -> {
                            Nd4jBackend.confineThread();
                            threads.set(
                                    NativeOpsHolder.getInstance()
                                            .getDeviceNativeOps()
                                            .ompGetMaxThreads());
                        });
        worker.start();
        worker.join();
        assertEquals(1, threads.get());
    }
}
