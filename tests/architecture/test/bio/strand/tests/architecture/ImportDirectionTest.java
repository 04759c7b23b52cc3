// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

/** The import directions written in docs/architecture.md, one test for each sentence there. */
public class ImportDirectionTest {

    private static final String ENGINE = "bio.strand.engine.";

    private static final String NODES = "bio.strand.nodes.";

    /**
     * Which engine packages each engine package may import, besides itself and {@code progress}.
     */
    private static final Map<String, Set<String>> ENGINE_IMPORTS =
            Map.ofEntries(
                    Map.entry("progress", Set.of()),
                    Map.entry("files", Set.of()),
                    Map.entry("sequence", Set.of("files")),
                    Map.entry("chemistry", Set.of()),
                    Map.entry("expression", Set.of("files", "sequence")),
                    Map.entry("encoding", Set.of("sequence", "chemistry")),
                    Map.entry("simulation", Set.of("sequence")),
                    Map.entry("split", Set.of()),
                    Map.entry("evaluation", Set.of()),
                    Map.entry("backend", Set.of()),
                    Map.entry("kernel", Set.of("backend")),
                    Map.entry("network", Set.of("kernel", "encoding", "sequence")),
                    Map.entry(
                            "model",
                            Set.of(
                                    "network",
                                    "kernel",
                                    "backend",
                                    "encoding",
                                    "sequence",
                                    "files")),
                    Map.entry(
                            "exchange", Set.of("model", "network", "encoding", "backend", "files")),
                    Map.entry(
                            "comparison",
                            Set.of(
                                    "training",
                                    "model",
                                    "network",
                                    "backend",
                                    "encoding",
                                    "evaluation",
                                    "simulation",
                                    "sequence")),
                    Map.entry(
                            "generation",
                            Set.of(
                                    "comparison",
                                    "training",
                                    "model",
                                    "network",
                                    "kernel",
                                    "backend",
                                    "encoding",
                                    "sequence",
                                    "simulation",
                                    "files")),
                    Map.entry(
                            "training",
                            Set.of(
                                    "model",
                                    "network",
                                    "kernel",
                                    "backend",
                                    "encoding",
                                    "sequence",
                                    "evaluation",
                                    "split",
                                    "files")));

    /** Packages of the nodes bundle that every node may use, lowest last. */
    private static final Map<String, Set<String>> NODE_LAYERS =
            Map.of(
                    "ports", Set.of("cells", "tables", "runtime"),
                    "doctor", Set.of(),
                    "views", Set.of("runtime"),
                    "tables", Set.of("cells", "runtime"),
                    "cells", Set.of(),
                    "runtime", Set.of());

    private static final Set<String> NODE_FAMILIES =
            Set.of("io", "preparation", "recurrent", "evaluation", "generation");

    @Test
    public void engineKnowsNoKnimeNoEclipseAndNoNode() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.knime..",
                                "org.eclipse..",
                                "org.osgi..",
                                "bio.strand.nodes..",
                                "bio.strand.host.."),
                StrandClasses.ENGINE);
    }

    @Test
    public void everyEnginePackageImportsOnlyWhatItMay() {
        assertEquals(
                "forbidden imports in the engine",
                List.of(),
                forbidden(StrandClasses.ENGINE, ENGINE, ENGINE_IMPORTS, Set.of(), "progress"));
        Set<String> found = new TreeSet<>();
        StrandClasses.ENGINE.forEach(type -> found.add(part(type, ENGINE)));
        assertTrue("the engine's packages were found: " + found, found.contains("training"));
    }

    @Test
    public void nd4jIsUsedOnlyInKernelNetworkBackendAndExchange() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "bio.strand.engine.kernel..",
                                "bio.strand.engine.network..",
                                "bio.strand.engine.backend..",
                                "bio.strand.engine.exchange..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco.."),
                StrandClasses.ENGINE);
    }

    @Test
    public void bioJavaIsUsedOnlyInSequence() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("bio.strand.engine.sequence..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.biojava.."),
                StrandClasses.ENGINE);
    }

    @Test
    public void cdkIsUsedOnlyInChemistry() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("bio.strand.engine.chemistry..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.openscience.cdk..", "javax.vecmath.."),
                StrandClasses.ENGINE);
    }

    @Test
    public void nodesUseNeitherNd4jNorDl4jNorBioJavaNorCdk() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.nd4j..",
                                "org.deeplearning4j..",
                                "org.bytedeco..",
                                "org.biojava..",
                                "org.openscience.cdk.."),
                StrandClasses.NODES);
    }

    @Test
    public void nodesDoNotKnowTheHost() {
        check(
                noClasses().should().dependOnClassesThat().resideInAnyPackage("bio.strand.host.."),
                StrandClasses.NODES);
    }

    @Test
    public void noNodePackageImportsAnother() {
        Set<String> nodePackages = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        for (JavaClass origin : StrandClasses.NODES) {
            String from = part(origin, NODES);
            if (!NODE_FAMILIES.contains(from)) {
                continue;
            }
            nodePackages.add(origin.getPackageName());
            origin.getDirectDependenciesFromSelf()
                    .forEach(
                            dependency -> {
                                JavaClass target = dependency.getTargetClass();
                                boolean otherNode =
                                        target.getPackageName().startsWith(NODES)
                                                && NODE_FAMILIES.contains(part(target, NODES))
                                                && !target.getPackageName()
                                                        .equals(origin.getPackageName());
                                if (otherNode) {
                                    wrong.add(dependency.getDescription());
                                }
                            });
        }
        assertEquals("imports between node packages", List.of(), wrong);
        assertTrue("at least seven node packages: " + nodePackages, nodePackages.size() >= 7);
    }

    @Test
    public void sharedNodePackagesImportOnlyDownwards() {
        assertEquals(
                "forbidden imports in the shared packages",
                List.of(),
                forbidden(StrandClasses.NODES, NODES, NODE_LAYERS, NODE_FAMILIES, ""));
    }

    @Test
    public void tablesAloneIteratesRows() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                "bio.strand.nodes.io..",
                                "bio.strand.nodes.preparation..",
                                "bio.strand.nodes.evaluation..",
                                "bio.strand.nodes.generation..",
                                "bio.strand.nodes.recurrent.learner..")
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage("org.knime.core.data.container..")
                                        .and(
                                                com.tngtech.archunit.core.domain.JavaClass
                                                        .Predicates.simpleName(
                                                        "CloseableRowIterator"))),
                StrandClasses.NODES);
    }

    @Test
    public void hostKnowsNeitherNodesNorEngine() {
        ArchRule rule =
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("bio.strand.nodes..", "bio.strand.engine..");
        check(rule, StrandClasses.HOST_CORE);
        check(rule, StrandClasses.HOST_CORE_UI);
        check(rule, StrandClasses.HOST_RUNNER);
    }

    @Test
    public void hostCoreKnowsNeitherCoreUiNorTheRunner() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.knime.node..",
                                "org.knime.core.webui..",
                                "bio.strand.host.app..",
                                "bio.strand.host.execution..",
                                "bio.strand.host.output..",
                                "bio.strand.host.workflow.."),
                StrandClasses.HOST_CORE);
    }

    @Test
    public void hostCoreUiDoesNotKnowTheRunner() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "bio.strand.host.app..",
                                "bio.strand.host.execution..",
                                "bio.strand.host.output..",
                                "bio.strand.host.workflow.."),
                StrandClasses.HOST_CORE_UI);
    }

    @Test
    public void packagesHaveNoCycles() {
        check(
                slices().matching("bio.strand.engine.(*)..").should().beFreeOfCycles(),
                StrandClasses.ENGINE);
        check(
                slices().matching("bio.strand.nodes.(**)").should().beFreeOfCycles(),
                StrandClasses.NODES);
        check(
                slices().matching("bio.strand.host.(*)..").should().beFreeOfCycles(),
                StrandClasses.HOST_RUNNER);
    }

    @Test
    public void noClassIsCalledUtilsHelperOrManager() {
        ArchRule rule =
                classes()
                        .should()
                        .haveNameNotMatching(".*\\.[A-Za-z]*(Utils|Helper|Manager)(\\$.*)?");
        check(rule, StrandClasses.ENGINE);
        check(rule, StrandClasses.NODES);
        check(rule, StrandClasses.HOST_RUNNER);
    }

    /**
     * What breaks a table of allowed imports, packages that are not in the table included.
     *
     * @param prefix of the packages in question
     * @param allowed for each package those that it may import besides itself
     * @param exempt packages with rules of their own
     * @param common a package that all may import; empty for none
     */
    private static List<String> forbidden(
            JavaClasses classes,
            String prefix,
            Map<String, Set<String>> allowed,
            Set<String> exempt,
            String common) {
        List<String> wrong = new ArrayList<>();
        for (JavaClass origin : classes) {
            String from = part(origin, prefix);
            if (exempt.contains(from)) {
                continue;
            }
            Set<String> mayImport = allowed.get(from);
            if (mayImport == null) {
                wrong.add("unknown package " + origin.getPackageName());
                continue;
            }
            for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                String to = part(target, prefix);
                if (target.getPackageName().startsWith(prefix)
                        && !to.equals(from)
                        && !to.equals(common)
                        && !mayImport.contains(to)) {
                    wrong.add(dependency.getDescription());
                }
            }
        }
        return wrong;
    }

    private static void check(ArchRule rule, JavaClasses classes) {
        rule.check(classes);
    }

    /** The first package segment below the given prefix, for instance {@code training}. */
    private static String part(JavaClass type, String prefix) {
        String name = type.getPackageName();
        if (!name.startsWith(prefix)) {
            return name;
        }
        String rest = name.substring(prefix.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
