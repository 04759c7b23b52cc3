// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.backend;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why native code could not be loaded, told from what the loader of Java or of the system says.
 *
 * @param remedy one or two sentences: what is wrong and what to do
 */
record LoadFailure(String remedy) {

    /** Strand's fragment for each platform, as JavaCPP names platforms. */
    private static final Map<String, String> FRAGMENTS =
            Map.of(
                    "linux-x86_64", "bio.strand.libs.linux.x86_64",
                    "windows-x86_64", "bio.strand.libs.win32.x86_64",
                    "macosx-x86_64", "bio.strand.libs.macosx.x86_64",
                    "macosx-arm64", "bio.strand.libs.macosx.aarch64");

    private static final Pattern GLIBC =
            Pattern.compile("version [`'](GLIBC(?:XX)?_[0-9.]+)' not found");

    private static final Pattern OWN_LIBRARY = Pattern.compile("openblas|nd4jcpu|libjni");

    private static final Pattern MISSING_LIBRARY =
            Pattern.compile("(\\S+?\\.(?:so|dll|dylib)[.0-9]*)\\S*: cannot open shared object");

    /**
     * Explains why the library for the processor did not load.
     *
     * @param failure what was thrown
     * @param platform this system as JavaCPP names it, such as {@code linux-x86_64}
     * @param folder where native libraries are unpacked
     */
    static LoadFailure of(Throwable failure, String platform, String folder) {
        String text = messages(failure);
        String fragment = FRAGMENTS.get(platform);
        if (fragment == null) {
            return new LoadFailure(
                    "Strand has no native library for this system (%s). It runs on Linux x86_64,"
                                    .formatted(platform)
                            + " Windows x86_64, and macOS on Intel and Apple processors.");
        }
        Matcher glibc = GLIBC.matcher(text);
        if (glibc.find()) {
            return new LoadFailure(
                    ("The C library of this Linux is too old: %s is needed. Use a newer"
                                    + " distribution (glibc 2.17 or newer, such as RHEL 7, Debian 8"
                                    + " or Ubuntu 14.04).")
                            .formatted(glibc.group(1)));
        }
        if (text.contains("libc.musl") || text.contains("ld-linux-x86-64.so.2")) {
            return new LoadFailure(
                    "This Linux has another C library than glibc (Alpine's musl, for instance). Use"
                            + " a distribution with glibc 2.17 or newer.");
        }
        if (text.contains("Operation not permitted")
                || text.contains("failed to map segment")
                || text.contains("Permission denied")
                || text.contains("group policy")
                || text.contains("code signature")) {
            return new LoadFailure(
                    ("The folder %s may not hold programs (mounted noexec, or refused by a security"
                                    + " policy). Name another one in knime.ini:"
                                    + " -Dorg.bytedeco.javacpp.cachedir=FOLDER.")
                            .formatted(folder));
        }
        if (text.contains("No space left")
                || text.contains("Read-only file system")
                || text.contains("Not a directory")
                || text.contains("Could not create")
                || missingOwn(text)) {
            return new LoadFailure(
                    ("Native libraries cannot be unpacked into %s: see that it is a folder that"
                                    + " can be written to and has 300 MB free, or name another one"
                                    + " in knime.ini: -Dorg.bytedeco.javacpp.cachedir=FOLDER.")
                            .formatted(folder));
        }
        if (text.contains("Can't find dependent libraries")) {
            return new LoadFailure(
                    "Windows lacks a library that ND4J needs: install the Microsoft Visual C++"
                            + " Redistributable 2015-2022 (x64) and start KNIME again.");
        }
        Matcher missing = MISSING_LIBRARY.matcher(text);
        if (missing.find() && !OWN_LIBRARY.matcher(missing.group(1)).find()) {
            return new LoadFailure(
                    "The system library %s is missing: install it with the system's package manager."
                            .formatted(missing.group(1)));
        }
        if (text.contains("Could not find jni")) {
            return new LoadFailure(
                    ("The native libraries for this system (%s) are not installed: install Strand"
                                    + " again from its update site (the part needed is %s).")
                            .formatted(platform, fragment));
        }
        return new LoadFailure(
                ("The numeric library ND4J cannot be loaded on %s (%s). Install Strand again from"
                                + " its update site, and see that %s can be written to and has 300"
                                + " MB free.")
                        .formatted(platform, rootMessage(failure), folder));
    }

    /**
     * Explains why the library for the graphics processor did not load, as the end of a sentence.
     *
     * @param failure what was thrown
     */
    static LoadFailure ofGraphics(Throwable failure) {
        String text = messages(failure);
        Matcher missing = MISSING_LIBRARY.matcher(text);
        String found = missing.find() ? missing.group(1) : "";
        if (found.contains("libcuda.so") || text.toLowerCase(Locale.ROOT).contains("nvcuda.dll")) {
            return new LoadFailure("the NVIDIA driver is missing: install driver 510 or newer");
        }
        return new LoadFailure(
                "CUDA 11.6 cannot be loaded (%s): install the CUDA 11.6 toolkit, and see that its"
                                .formatted(
                                        found.isEmpty()
                                                ? rootMessage(failure)
                                                : found + " is missing")
                        + " libraries are on the library path (LD_LIBRARY_PATH, on Windows PATH)");
    }

    /** One of the libraries that were unpacked is not there: the unpacking was cut short. */
    private static boolean missingOwn(String text) {
        Matcher missing = MISSING_LIBRARY.matcher(text);
        return missing.find() && OWN_LIBRARY.matcher(missing.group(1)).find();
    }

    /** The messages of a failure, its causes and what was suppressed, one a line. */
    private static String messages(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable at = failure; at != null; at = next(at)) {
            text.append(at).append('\n');
            for (Throwable suppressed : at.getSuppressed()) {
                text.append(suppressed).append('\n');
            }
        }
        return text.toString();
    }

    private static Throwable next(Throwable at) {
        Throwable cause = at.getCause();
        return cause == at ? null : cause;
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (next(root) != null) {
            root = next(root);
        }
        return root.getClass().getSimpleName()
                + ": "
                + Objects.requireNonNullElse(root.getMessage(), "no message");
    }
}
