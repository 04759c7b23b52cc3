// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;

/** The compiled classes of each bundle, read once; a bundle that was not built is an error. */
final class StrandClasses {

    static final Path ROOT = Path.of(System.getProperty("strand.root", "../..")).normalize();

    static final JavaClasses NODES = of("target/classes");
    static final JavaClasses ENGINE = of("engine/target/classes");
    static final JavaClasses HOST_CORE = of("host/core/target/classes");
    static final JavaClasses HOST_CORE_UI = of("host/core.ui/target/classes");
    static final JavaClasses HOST_RUNNER = of("host/runner/target/classes");

    private StrandClasses() {}

    private static JavaClasses of(String folder) {
        Path classes = ROOT.resolve(folder);
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(
                    "No compiled classes in " + classes.toAbsolutePath() + ": run ./mvnw verify");
        }
        JavaClasses imported = new ClassFileImporter().importPath(classes);
        if (imported.isEmpty()) {
            throw new IllegalStateException("No class files below " + classes.toAbsolutePath());
        }
        return imported;
    }
}
