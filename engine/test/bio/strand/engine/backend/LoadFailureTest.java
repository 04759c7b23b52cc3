// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.backend;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Locale;
import org.junit.Test;

/** The messages are those that Linux, Windows, Java and JavaCPP write, some of them observed. */
public class LoadFailureTest {

    private static final String LIBRARY =
            "/home/u/.strand/javacpp/openblas.jar/libjniopenblas_nolapack.so: ";

    private static String remedy(String platform, String... messages) {
        Throwable failure = null;
        for (String message : messages) {
            Throwable outer = new UnsatisfiedLinkError(message);
            if (failure != null) {
                outer.initCause(failure);
            }
            failure = outer;
        }
        Throwable thrown = new ExceptionInInitializerError(failure);
        return LoadFailure.of(thrown, platform, "/home/u/.strand/javacpp").remedy();
    }

    private static void assertSays(String remedy, String... parts) {
        for (String part : parts) {
            assertTrue(remedy, remedy.contains(part));
        }
    }

    @Test
    public void aSystemWithoutNativesIsToldWhereStrandRuns() {
        assertSays(
                remedy("linux-arm64", "Could not find jniopenblas_nolapack in class paths."),
                "(linux-arm64)",
                "Linux x86_64",
                "Apple");
    }

    @Test
    public void aMissingFragmentIsNamed() {
        assertSays(
                remedy(
                        "windows-x86_64",
                        "Could not find jniopenblas_nolapack in class, module, and library paths.",
                        "no jniopenblas_nolapack in java.library.path: C:\\Windows"),
                "bio.strand.libs.win32.x86_64",
                "update site");
    }

    @Test
    public void anOldCLibraryIsNamedWithTheVersionNeeded() {
        assertSays(
                remedy(
                        "linux-x86_64",
                        LIBRARY + "/lib64/libc.so.6: version `GLIBC_2.17' not found (required by"),
                "GLIBC_2.17",
                "newer distribution");
    }

    @Test
    public void anotherCLibraryIsNamed() {
        assertSays(
                remedy("linux-x86_64", LIBRARY + "Error loading shared library libc.musl-x86_64"),
                "musl",
                "glibc");
    }

    @Test
    public void aFolderThatMayNotHoldProgramsIsNamedWithTheSetting() {
        for (String message :
                new String[] {
                    LIBRARY + "failed to map segment from shared object",
                    LIBRARY + "cannot open shared object file: Permission denied",
                    "This program is blocked by group policy. For more information"
                }) {
            assertSays(
                    remedy("linux-x86_64", message),
                    "/home/u/.strand/javacpp",
                    "-Dorg.bytedeco.javacpp.cachedir=");
        }
    }

    @Test
    public void anUnpackingThatWasCutShortIsAMatterOfSpace() {
        assertSays(
                remedy(
                        "linux-x86_64",
                        LIBRARY
                                + "libopenblas_nolapack.so.0: cannot open shared object file: No"
                                + " such file or directory"),
                "/home/u/.strand/javacpp",
                "300 MB");
    }

    @Test
    public void aMissingSystemLibraryIsNamed() {
        assertSays(
                remedy(
                        "linux-x86_64",
                        LIBRARY
                                + "libgomp.so.1: cannot open shared object file: No such file or"
                                + " directory"),
                "libgomp.so.1",
                "package manager");
    }

    @Test
    public void windowsWithoutTheRuntimeIsToldWhatToInstall() {
        assertSays(
                remedy("windows-x86_64", "C:\\jnind4jcpu.dll: Can't find dependent libraries"),
                "Visual C++");
    }

    @Test
    public void anythingElseIsShownAsItIs() {
        assertSays(
                remedy("macosx-arm64", "something new"), "something new", "macosx-arm64", "300 MB");
    }

    @Test
    public void graphicsLibrariesThatAreMissingAreNamed() {
        assertSays(
                graphics("libcudart.so.11.0: cannot open shared object file: No such file"),
                "libcudart.so.11.0 is missing",
                "CUDA 11.6 toolkit",
                "LD_LIBRARY_PATH");
        assertSays(
                graphics("libcuda.so.1: cannot open shared object file: No such file"),
                "driver 510");
    }

    private static String graphics(String message) {
        return LoadFailure.ofGraphics(new UnsatisfiedLinkError(message)).remedy();
    }

    /** Answers as CUDA's runtime would. */
    private record Answers(int code, int count, int major, int minor, int driver)
            implements GraphicsProcessor.Runtime {

        @Override
        public int deviceCount(int[] target) {
            target[0] = count;
            return code;
        }

        @Override
        public int attribute(int[] value, int attribute) {
            value[0] = attribute == 75 ? major : minor;
            return 0;
        }

        @Override
        public int driverVersion(int[] version) {
            version[0] = driver;
            return 0;
        }
    }

    private static GraphicsProcessor examine(int code, int count, int major, int minor) {
        return GraphicsProcessor.examine(new Answers(code, count, major, minor, 11020));
    }

    @Test
    public void graphicsProcessorsFromPascalToAdaAreUsed() {
        assertTrue(examine(0, 1, 6, 0).usable());
        GraphicsProcessor ada = examine(0, 2, 8, 9);
        assertTrue(ada.usable());
        assertEquals("2 NVIDIA graphics processors, compute capability 8.9", ada.description());
    }

    @Test
    public void olderAndNewerGraphicsProcessorsAreRefusedWithTheirCapability() {
        assertSays(examine(0, 1, 9, 0).problem().orElseThrow(), "9.0", "6.0 to 8.9");
        assertSays(examine(0, 1, 5, 2).problem().orElseThrow(), "5.2", "6.0 to 8.9");
    }

    @Test
    public void anOldDriverIsNamedWithWhatItServes() {
        String problem = examine(35, 0, 0, 0).problem().orElseThrow();
        assertSays(problem, "CUDA 11.2", "driver 510");
    }

    @Test
    public void noGraphicsProcessorIsSaidSo() {
        assertSays(examine(100, 0, 0, 0).problem().orElseThrow(), "nvidia-smi");
        assertSays(examine(0, 0, 0, 0).problem().orElseThrow(), "nvidia-smi");
        assertSays(examine(999, 0, 0, 0).problem().orElseThrow(), "error 999");
    }

    @Test
    public void whatIsWantedIsReadFromOneProperty() {
        String saved = System.getProperty(ComputeDevice.PROPERTY);
        try {
            System.clearProperty(ComputeDevice.PROPERTY);
            assertEquals(ComputeDevice.AUTO, ComputeDevice.wanted());
            for (ComputeDevice device : ComputeDevice.values()) {
                System.setProperty(ComputeDevice.PROPERTY, device.name().toLowerCase(Locale.ROOT));
                assertEquals(device, ComputeDevice.wanted());
            }
            System.setProperty(ComputeDevice.PROPERTY, "tpu");
            BackendUnavailableException refusal =
                    assertThrows(BackendUnavailableException.class, ComputeDevice::wanted);
            assertSays(refusal.getMessage(), "tpu", "auto, cpu, gpu", "knime.ini");
        } finally {
            if (saved == null) {
                System.clearProperty(ComputeDevice.PROPERTY);
            } else {
                System.setProperty(ComputeDevice.PROPERTY, saved);
            }
        }
    }
}
