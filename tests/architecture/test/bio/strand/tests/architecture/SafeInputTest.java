// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.Assert.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

/**
 * What no file from a stranger may bring about: that classes it names are loaded, that objects it
 * describes are made, that its XML fetches something from elsewhere, that it unpacks without end.
 */
public class SafeInputTest {

    private static final List<JavaClasses> ALL =
            List.of(
                    StrandClasses.NODES,
                    StrandClasses.ENGINE,
                    StrandClasses.HOST_CORE,
                    StrandClasses.HOST_CORE_UI,
                    StrandClasses.HOST_RUNNER);

    private static final Set<String> SERIALIZATION =
            Set.of(
                    "java.io.ObjectInputStream",
                    "java.io.ObjectOutputStream",
                    "java.beans.XMLDecoder",
                    "javax.management.remote.rmi.RMIConnector");

    private static final Set<String> LOADING =
            Set.of(
                    "java.lang.Class.forName",
                    "java.lang.Class.newInstance",
                    "java.lang.ClassLoader.loadClass",
                    "java.lang.reflect.Constructor.newInstance",
                    "java.lang.reflect.Method.invoke",
                    "java.net.URLClassLoader.newInstance",
                    "java.util.ServiceLoader.load",
                    "java.lang.Runtime.exec",
                    "java.lang.ProcessBuilder.start",
                    "javax.script.ScriptEngineManager.getEngineByName");

    private static final Set<String> XML_FACTORIES =
            Set.of(
                    "javax.xml.parsers.SAXParserFactory",
                    "javax.xml.parsers.DocumentBuilderFactory",
                    "javax.xml.stream.XMLInputFactory",
                    "javax.xml.validation.SchemaFactory",
                    "javax.xml.xpath.XPathFactory");

    /** How the methods of DL4J and ND4J begin that make something of files or their content. */
    private static final Set<String> READING =
            Set.of(
                    "restore",
                    "fromJson",
                    "fromYaml",
                    "fromByteArray",
                    "fromFlatArray",
                    "fromBase64",
                    "read",
                    "load",
                    "import",
                    "deserialize",
                    "createFromNpy",
                    "createNpyFrom",
                    "createFromData",
                    "createFromSerialized");

    private static final Set<String> UNPACKING =
            Set.of(
                    "java.util.zip.GZIPInputStream",
                    "java.util.zip.ZipInputStream",
                    "java.util.zip.InflaterInputStream",
                    "java.util.zip.Inflater",
                    "java.util.zip.ZipFile",
                    "java.util.jar.JarFile",
                    "java.util.jar.JarInputStream");

    @Test
    public void nothingIsReadOrWrittenByJavaSerialization() {
        DescribedPredicate<JavaCall<?>> serializes =
                describe(
                        "Java serialization",
                        call -> SERIALIZATION.contains(call.getTargetOwner().getFullName()));
        for (JavaClasses classes : ALL) {
            noClasses()
                    .should()
                    .callCodeUnitWhere(serializes)
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    /** The backend alone looks for classes, those of the graphics library, by fixed names. */
    @Test
    public void engineAndNodesLoadNoClassesByNameAndStartNoProcesses() {
        DescribedPredicate<JavaCall<?>> loads =
                describe(
                        "loading of classes or starting of processes",
                        call ->
                                LOADING.contains(
                                        call.getTargetOwner().getFullName()
                                                + "."
                                                + call.getTarget().getName()));
        noClasses()
                .that()
                .resideOutsideOfPackage("bio.strand.engine.backend..")
                .should()
                .callCodeUnitWhere(loads)
                .check(StrandClasses.ENGINE);
        noClasses().should().callCodeUnitWhere(loads).check(StrandClasses.NODES);
    }

    /**
     * DL4J makes objects of the classes that its files name; so ours are read by our own reader.
     */
    @Test
    public void dl4jReadsNoFiles() {
        DescribedPredicate<JavaCall<?>> reads =
                describe(
                        "reading by DL4J or ND4J",
                        call -> {
                            String owner = call.getTargetOwner().getPackageName();
                            String name = call.getTarget().getName();
                            boolean theirs =
                                    owner.startsWith("org.deeplearning4j")
                                            || owner.startsWith("org.nd4j");
                            return theirs && READING.stream().anyMatch(name::startsWith);
                        });
        noClasses().should().callCodeUnitWhere(reads).check(StrandClasses.ENGINE);
        noClasses().should().callCodeUnitWhere(reads).check(StrandClasses.NODES);
    }

    /**
     * What is packed unpacks to a thousand times its size if it wants to. A new reader of it
     * belongs into this list once it keeps no more than a part at a time, or bounds the whole.
     */
    @Test
    public void whatIsPackedIsReadInKnownPlacesOnly() {
        Set<String> places = new TreeSet<>();
        for (JavaClasses classes :
                List.of(StrandClasses.NODES, StrandClasses.ENGINE, StrandClasses.HOST_RUNNER)) {
            for (JavaClass type : classes) {
                for (JavaCall<?> call : type.getConstructorCallsFromSelf()) {
                    if (UNPACKING.contains(call.getTargetOwner().getFullName())) {
                        places.add(type.getFullName());
                    }
                }
            }
        }
        assertEquals(
                new TreeSet<>(
                        Set.of(
                                "bio.strand.engine.exchange.Dl4jModelWriter",
                                "bio.strand.engine.files.BoundedGzip",
                                "bio.strand.engine.files.BoundedZip",
                                "bio.strand.engine.sequence.SequenceInput",
                                "bio.strand.host.workflow.WorkflowArchive")),
                places);
    }

    /**
     * A new reader of XML belongs into this list once it refuses document types, as these do, and
     * with them external entities and those that grow without end.
     */
    @Test
    public void xmlIsReadInKnownPlacesOnly() {
        Set<String> places = new TreeSet<>();
        for (JavaClasses classes : ALL) {
            for (JavaClass type : classes) {
                for (JavaCall<?> call : type.getMethodCallsFromSelf()) {
                    if (XML_FACTORIES.contains(call.getTargetOwner().getFullName())
                            && call.getTarget().getName().startsWith("new")
                            && call.getTarget().getName().contains("nstance")) {
                        places.add(type.getFullName());
                    }
                }
            }
        }
        assertEquals(
                new TreeSet<>(
                        Set.of(
                                "bio.strand.host.core.ui.description.NodeDescriptionDocument",
                                "bio.strand.host.workflow.SettingsFile",
                                "org.knime.core.node.NodeDescription",
                                "org.knime.core.node.config.base.XMLConfig")),
                places);
    }
}
