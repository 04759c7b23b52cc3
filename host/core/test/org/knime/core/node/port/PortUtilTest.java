// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.registry.ContributionRegistry;
import bio.strand.host.core.registry.ListedContributions;
import bio.strand.host.core.testing.TestRun;
import bio.strand.host.core.testing.WordPort;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.image.png.PNGImageCell;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;

/** Port objects in files. */
public class PortUtilTest {
    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    @Before
    public void registerPort() {
        ContributionRegistry.install(
                new ListedContributions()
                        .portType(
                                "Word",
                                WordPort.class,
                                WordPort.Serializer.class,
                                WordPort.Spec.class,
                                WordPort.Spec.Serializer.class));
    }

    @After
    public void forgetPort() {
        ContributionRegistry.install(new ListedContributions());
    }

    private File write(final PortObject object) throws Exception {
        final File file = folder.newFile();
        PortUtil.writeObjectToFile(object, file, new ExecutionMonitor());
        return file;
    }

    private static PortObject read(final File file) throws Exception {
        return PortUtil.readObjectFromFile(file, new ExecutionMonitor());
    }

    private File writtenWord() throws Exception {
        return write(WordPort.of(TestRun.anyContext(), "name", "the text"));
    }

    @Test
    public void aPortObjectWithFilesComesBack() throws Exception {
        final File file = writtenWord();

        assertEquals("the text", ((WordPort) read(file)).text());
        assertEquals(new WordPort.Spec("name"), read(file).getSpec());
        assertEquals(new WordPort.Spec("name"), PortUtil.readObjectSpecFromFile(file));
    }

    @Test
    public void theFileHasTheEntriesThatKnimeWrites() throws Exception {
        final List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new FileInputStream(writtenWord()))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                names.add(e.getName());
            }
        }

        assertEquals(
                List.of("content.xml", "objectSpec.file", "object.file", "filestores/"),
                names.subList(0, 4));
    }

    @Test
    public void anImageComesBack() throws Exception {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", out);
        final ImagePortObject image =
                new ImagePortObject(
                        new PNGImageContent(out.toByteArray()),
                        new ImagePortObjectSpec(PNGImageContent.TYPE));
        final ImagePortObject read = (ImagePortObject) read(write(image));

        assertEquals(image.getSpec(), read.getSpec());
        final PNGImageValue cell = (PNGImageValue) read.toDataCell();
        assertEquals(3, cell.getImageContent().getPreferredSize().width);
        assertArrayEquals(out.toByteArray(), cell.getImageContent().getByteArray());
        assertTrue(read.toDataCell() instanceof PNGImageCell);
    }

    @Test
    public void aCorruptFileIsNamed() throws Exception {
        final File file = folder.newFile("broken.zip");
        Files.writeString(file.toPath(), "no zip");

        final IOException e = assertThrows(IOException.class, () -> read(file));
        assertTrue(e.getMessage(), e.getMessage().contains("broken.zip"));
        assertThrows(IOException.class, () -> PortUtil.readObjectSpecFromFile(file));
    }

    @Test
    public void aTruncatedFileIsRefused() throws Exception {
        final File file = writtenWord();
        final byte[] bytes = Files.readAllBytes(file.toPath());
        for (int length : new int[] {0, 10, bytes.length / 3, bytes.length / 2}) {
            Files.write(file.toPath(), Arrays.copyOf(bytes, length));
            assertThrows(IOException.class, () -> read(file));
        }
    }

    @Test
    public void aClassThatNobodyRegisteredIsNotLoaded() throws Exception {
        final File file = writtenWord();
        forgetPort();

        final IOException e = assertThrows(IOException.class, () -> read(file));
        assertTrue(e.getMessage(), e.getMessage().contains("WordPort"));
    }

    @Test
    public void anEntryThatLeadsOutOfItsDirectoryIsRefused() throws Exception {
        final File evil = folder.newFile("evil.zip");
        try (ZipInputStream in = new ZipInputStream(new FileInputStream(writtenWord()));
                ZipOutputStream out = new ZipOutputStream(new FileOutputStream(evil))) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                if (e.getName().startsWith("filestores/") && !e.isDirectory()) {
                    out.putNextEntry(new ZipEntry("filestores/../../../escaped.txt"));
                } else {
                    out.putNextEntry(new ZipEntry(e.getName()));
                }
                in.transferTo(out);
                out.closeEntry();
            }
        }

        final IOException e = assertThrows(IOException.class, () -> read(evil));
        assertTrue(e.getMessage(), e.getMessage().contains("leads out"));
    }

    @Test
    public void portTypesAreSavedAndLoaded() throws Exception {
        final NodeSettings settings = new NodeSettings("type");
        BufferedDataTable.TYPE.save(settings);

        assertEquals(BufferedDataTable.TYPE, PortType.load(settings));
    }

    @Test
    public void registeredPortTypesAreKnown() {
        final PortType type = PortTypeRegistry.getInstance().getPortType(WordPort.class);

        assertEquals("Word", type.getName());
        assertEquals(WordPort.Spec.class, type.getPortObjectSpecClass());
        assertTrue(PortObject.TYPE.isSuperTypeOf(type));
        assertTrue(type.acceptsPortObjectSpec(new WordPort.Spec("x")));
    }
}
