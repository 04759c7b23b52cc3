// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.install;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.Test;

/**
 * The natives of systems on which this build does not run: every library that they ask their loader
 * for is among them or is part of the system. Whether they compute rightly only a run there can
 * say.
 */
public class NativesTest {

    /** Made by JavaCPP when it unpacks libopenblas: the same library under a second name. */
    private static final Set<String> MADE_WHEN_LOADED =
            Set.of(
                    "libopenblas_nolapack.so.0",
                    "libopenblas_nolapack.dll",
                    "libopenblas_nolapack.0.dylib");

    @Test
    public void nativesForLinuxNeedOnlyThemselvesAndTheCLibrary() throws Exception {
        complete(
                Director.Target.LINUX,
                "(ld-linux-x86-64|libc|libm|libdl|librt|libpthread|libstdc\\+\\+|libgcc_s)\\.so\\.\\d");
    }

    @Test
    public void nativesForWindowsNeedOnlyThemselvesAndWindows() throws Exception {
        complete(Director.Target.WINDOWS, "kernel32\\.dll|msvcrt\\.dll|api-ms-win-.*\\.dll");
    }

    @Test
    public void nativesForMacsWithIntelNeedOnlyThemselvesAndMacOs() throws Exception {
        complete(Director.Target.MAC_INTEL, "/usr/lib/.*|/System/.*");
    }

    @Test
    public void nativesForMacsWithArmNeedOnlyThemselvesAndMacOs() throws Exception {
        complete(Director.Target.MAC_ARM, "/usr/lib/.*|/System/.*");
    }

    private static void complete(Director.Target target, String system) throws IOException {
        TreeMap<String, TreeSet<String>> libraries = libraries(target);
        assertTrue(
                "the library that computes is among " + libraries.keySet(),
                libraries.keySet().stream().anyMatch(name -> name.startsWith("libnd4jcpu.")));
        assertTrue(
                "BLAS is among " + libraries.keySet(),
                libraries.keySet().stream().anyMatch(name -> name.startsWith("libopenblas.")));
        Pattern ofTheSystem = Pattern.compile(system);
        TreeSet<String> missing = new TreeSet<>();
        libraries.forEach(
                (library, needed) -> {
                    for (String name : needed) {
                        if (!libraries.containsKey(name)
                                && !MADE_WHEN_LOADED.contains(name)
                                && !ofTheSystem.matcher(name).matches()) {
                            missing.add(library + " needs " + name);
                        }
                    }
                });
        assertEquals(new TreeSet<>(), missing);
    }

    private static TreeMap<String, TreeSet<String>> libraries(Director.Target target)
            throws IOException {
        Path bundle;
        try (Stream<Path> plugins = Files.list(Repositories.SITE.resolve("plugins"))) {
            bundle =
                    plugins.filter(
                                    file ->
                                            file.getFileName()
                                                    .toString()
                                                    .startsWith(target.natives() + "_"))
                            .findFirst()
                            .orElseThrow();
        }
        boolean windows = target == Director.Target.WINDOWS;
        TreeMap<String, TreeSet<String>> libraries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (ZipEntry jar : zip.stream().toList()) {
                if (!jar.getName().endsWith(".jar")) {
                    continue;
                }
                byte[] content;
                try (InputStream in = zip.getInputStream(jar)) {
                    content = in.readAllBytes();
                }
                try (ZipInputStream entries =
                        new ZipInputStream(new ByteArrayInputStream(content))) {
                    for (ZipEntry entry = entries.getNextEntry();
                            entry != null;
                            entry = entries.getNextEntry()) {
                        String name =
                                entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                        if (name.matches(".*\\.(dll|dylib|so(\\.\\d+)*)")) {
                            // for Windows KERNEL32.dll and kernel32.dll are one name
                            TreeSet<String> needed = LinkedLibraries.of(entries.readAllBytes());
                            libraries.put(
                                    windows ? name.toLowerCase(Locale.ROOT) : name,
                                    windows ? lowerCase(needed) : needed);
                        }
                    }
                }
            }
        }
        return libraries;
    }

    private static TreeSet<String> lowerCase(TreeSet<String> names) {
        TreeSet<String> lower = new TreeSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
