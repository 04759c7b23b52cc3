// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;

/** A port object with a serializer, for a port type that a test contributes. */
public record NotesPort(String text) implements PortObject {

    static final Spec SPEC = new Spec();

    /** A spec that says nothing. */
    public static final class Spec implements PortObjectSpec {

        @Override
        public JComponent[] getViews() {
            return new JComponent[0];
        }
    }

    /** Writes the text. */
    public static final class Serializer extends PortObjectSerializer<NotesPort> {

        @Override
        public void savePortObject(
                NotesPort object, PortObjectZipOutputStream out, ExecutionMonitor monitor)
                throws IOException {
            out.putNextEntry(new ZipEntry("notes.txt"));
            out.write(object.text().getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }

        @Override
        public NotesPort loadPortObject(
                PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor monitor)
                throws IOException {
            in.getNextEntry();
            return new NotesPort(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Writes nothing but an entry. */
    public static final class SpecSerializer extends PortObjectSpec.PortObjectSpecSerializer<Spec> {

        @Override
        public void savePortObjectSpec(Spec spec, PortObjectSpecZipOutputStream out)
                throws IOException {
            out.putNextEntry(new ZipEntry("spec.txt"));
            out.closeEntry();
        }

        @Override
        public Spec loadPortObjectSpec(PortObjectSpecZipInputStream in) {
            return SPEC;
        }
    }

    @Override
    public String getSummary() {
        return "Notes";
    }

    @Override
    public PortObjectSpec getSpec() {
        return SPEC;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }
}
