// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.backend;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * The first graphics processor, as far as ND4J's CUDA backend could use it.
 *
 * <p>The classes of CUDA come with the optional feature "Strand GPU (CUDA)" and are therefore
 * called by reflection.
 *
 * @param installed whether the feature is installed
 * @param problem why no graphics processor can be used, with the remedy; empty if one can be, or if
 *     the feature is not installed
 * @param description the device as a user knows it; empty where none can be used
 */
record GraphicsProcessor(boolean installed, Optional<String> problem, String description) {

    /** What CUDA's runtime answers, one call a method; tests put their own in its place. */
    interface Runtime {

        /** As {@code cudaGetDeviceCount}: the error code, 0 for success, and the count. */
        int deviceCount(int[] count);

        /** As {@code cudaDeviceGetAttribute} of device 0; the error code. */
        int attribute(int[] value, int attribute);

        /** As {@code cudaDriverGetVersion}, for instance 11060 for 11.6; the error code. */
        int driverVersion(int[] version);
    }

    private static final int INSUFFICIENT_DRIVER = 35;
    private static final int NO_DEVICE = 100;
    private static final int CAPABILITY_MAJOR = 75;
    private static final int CAPABILITY_MINOR = 76;

    /** nd4j-cuda-11.6 holds machine code for these and none that a newer driver could translate. */
    private static final int OLDEST_CAPABILITY = 60;

    private static final int NEWEST_CAPABILITY = 89;

    private static final GraphicsProcessor NOT_INSTALLED =
            new GraphicsProcessor(false, Optional.empty(), "");

    boolean usable() {
        return installed && problem.isEmpty();
    }

    /**
     * Says whether CUDA is installed, without asking it anything.
     *
     * @param loader where its classes are looked for
     */
    static GraphicsProcessor notWanted(ClassLoader loader) {
        return runtimeClass(loader).isPresent()
                ? unusable("it is not wanted (-D%s=cpu)".formatted(ComputeDevice.PROPERTY))
                : NOT_INSTALLED;
    }

    /**
     * Asks CUDA, if it is installed.
     *
     * @param loader where its classes are looked for
     */
    static GraphicsProcessor find(ClassLoader loader) {
        Optional<Class<?>> api = runtimeClass(loader);
        if (api.isEmpty()) {
            return NOT_INSTALLED;
        }
        try {
            return examine(new ReflectedRuntime(api.get()));
        } catch (LinkageError | RuntimeException e) {
            return unusable(LoadFailure.ofGraphics(e).remedy());
        }
    }

    /**
     * The class that speaks to CUDA, if it and ND4J's backend for it are there; not initialised.
     */
    private static Optional<Class<?>> runtimeClass(ClassLoader loader) {
        try {
            Class.forName("org.nd4j.linalg.jcublas.JCublasBackend", false, loader);
            return Optional.of(Class.forName("org.bytedeco.cuda.global.cudart", false, loader));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    static GraphicsProcessor examine(Runtime runtime) {
        int[] count = new int[1];
        int code = runtime.deviceCount(count);
        if (code == INSUFFICIENT_DRIVER) {
            int[] version = new int[1];
            runtime.driverVersion(version);
            return unusable(
                    ("the NVIDIA driver serves CUDA %d.%d only and 11.6 is needed: install driver"
                                    + " 510 or newer")
                            .formatted(version[0] / 1000, version[0] % 1000 / 10));
        }
        if (code == NO_DEVICE || code == 0 && count[0] == 0) {
            return unusable(
                    "there is no NVIDIA graphics processor that the driver shows: see what"
                            + " nvidia-smi prints, and CUDA_VISIBLE_DEVICES");
        }
        if (code != 0) {
            return unusable(
                    "CUDA answers with error %d: see what nvidia-smi prints".formatted(code));
        }
        int[] major = new int[1];
        int[] minor = new int[1];
        code = runtime.attribute(major, CAPABILITY_MAJOR);
        if (code == 0) {
            code = runtime.attribute(minor, CAPABILITY_MINOR);
        }
        if (code != 0) {
            return unusable(
                    "CUDA answers with error %d when asked what the graphics processor can do: see"
                                    .formatted(code)
                            + " what nvidia-smi prints");
        }
        int capability = 10 * major[0] + minor[0];
        if (capability < OLDEST_CAPABILITY || capability > NEWEST_CAPABILITY) {
            return unusable(
                    ("the graphics processor has compute capability %d.%d, and ND4J's CUDA library"
                                    + " serves 6.0 to 8.9 (Pascal to Ada): compute on the"
                                    + " processor")
                            .formatted(major[0], minor[0]));
        }
        return new GraphicsProcessor(
                true,
                Optional.empty(),
                "%d NVIDIA graphics processor%s, compute capability %d.%d"
                        .formatted(count[0], count[0] == 1 ? "" : "s", major[0], minor[0]));
    }

    private static GraphicsProcessor unusable(String problem) {
        return new GraphicsProcessor(true, Optional.of(problem), "");
    }

    /** Calls the static methods of JavaCPP's class. */
    private record ReflectedRuntime(Class<?> api) implements Runtime {

        @Override
        public int deviceCount(int[] count) {
            return call("cudaGetDeviceCount", new Class<?>[] {int[].class}, count);
        }

        @Override
        public int attribute(int[] value, int attribute) {
            return call(
                    "cudaDeviceGetAttribute",
                    new Class<?>[] {int[].class, int.class, int.class},
                    value,
                    attribute,
                    0);
        }

        @Override
        public int driverVersion(int[] version) {
            return call("cudaDriverGetVersion", new Class<?>[] {int[].class}, version);
        }

        private int call(String name, Class<?>[] types, Object... arguments) {
            try {
                return (int) api.getMethod(name, types).invoke(null, arguments);
            } catch (InvocationTargetException e) {
                // The static initialiser of the class loads the library: its failure comes so.
                if (e.getCause() instanceof LinkageError failure) {
                    throw failure;
                }
                throw new IllegalStateException(name + " failed", e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("CUDA's classes have no usable " + name, e);
            }
        }
    }
}
