// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import bio.strand.host.core.storage.FileTree;
import bio.strand.host.core.storage.TemporaryFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreKey;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.data.filestore.FileStoreUtil;
import org.knime.core.data.filestore.internal.NotInWorkflowWriteFileStoreHandler;
import org.knime.core.data.util.NonClosableInputStream;
import org.knime.core.data.util.NonClosableOutputStream;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/**
 * Files of port objects: a zip of {@code content.xml} (the classes), {@code objectSpec.file} and
 * {@code object.file} (zips again) and, for port objects with file stores, {@code filestores/}.
 */
public final class PortUtil {
    private static final String SPEC_ENTRY = "portSpec.file";
    private static final String OBJECT_ENTRY = "portObject.file";
    private static final String FILE_STORES = "filestores/";

    private PortUtil() {}

    private static IllegalStateException noSerializer(final Class<?> c) {
        return new IllegalStateException(
                "No serializer for class \""
                        + c.getName()
                        + "\" available; it must be registered at extension point"
                        + " org.knime.core.PortType");
    }

    private static PortObjectSpec.PortObjectSpecSerializer<PortObjectSpec> serializer(
            final PortObjectSpec spec) {
        return PortTypeRegistry.getInstance()
                .getSpecSerializer(spec.getClass())
                .orElseThrow(() -> noSerializer(spec.getClass()));
    }

    private static PortObject.PortObjectSerializer<PortObject> serializer(final PortObject object) {
        return PortTypeRegistry.getInstance()
                .getObjectSerializer(object.getClass())
                .orElseThrow(() -> noSerializer(object.getClass()));
    }

    /**
     * Starts the file of a spec.
     *
     * @param out where to
     * @return the stream for the serializer
     * @throws IOException if writing fails
     */
    public static PortObjectSpecZipOutputStream getPortObjectSpecZipOutputStream(
            final OutputStream out) throws IOException {
        final PortObjectSpecZipOutputStream zip = new PortObjectSpecZipOutputStream(out);
        zip.putNextEntry(new ZipEntry(SPEC_ENTRY));
        return zip;
    }

    /**
     * Starts the file of a port object.
     *
     * @param out where to
     * @return the stream for the serializer
     * @throws IOException if writing fails
     */
    public static PortObjectZipOutputStream getPortObjectZipOutputStream(final OutputStream out)
            throws IOException {
        final PortObjectZipOutputStream zip = new PortObjectZipOutputStream(out);
        zip.putNextEntry(new ZipEntry(OBJECT_ENTRY));
        return zip;
    }

    /**
     * Opens the file of a spec.
     *
     * @param in where from
     * @return the stream for the serializer
     * @throws IOException if reading fails or it is no such file
     */
    public static PortObjectSpecZipInputStream getPortObjectSpecZipInputStream(final InputStream in)
            throws IOException {
        final PortObjectSpecZipInputStream zip = new PortObjectSpecZipInputStream(in);
        SimpleModelZip.expectEntry(zip, SPEC_ENTRY);
        return zip;
    }

    /**
     * Opens the file of a port object.
     *
     * @param in where from
     * @return the stream for the serializer
     * @throws IOException if reading fails or it is no such file
     */
    public static PortObjectZipInputStream getPortObjectZipInputStream(final InputStream in)
            throws IOException {
        final PortObjectZipInputStream zip = new PortObjectZipInputStream(in);
        SimpleModelZip.expectEntry(zip, OBJECT_ENTRY);
        return zip;
    }

    /**
     * Writes a port object with its spec.
     *
     * @param po the port object
     * @param file the file
     * @param exec told the progress
     * @throws IOException if writing fails
     * @throws CanceledExecutionException if the user cancels
     */
    public static void writeObjectToFile(
            final PortObject po, final File file, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(file))) {
            writeObjectToStream(po, out, exec);
        }
    }

    /**
     * Writes a port object with its spec; does not close the stream.
     *
     * @param po the port object
     * @param output the stream
     * @param exec told the progress
     * @throws IOException if writing fails
     * @throws CanceledExecutionException if the user cancels
     */
    public static void writeObjectToStream(
            final PortObject po, final OutputStream output, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        final PortObjectSpec spec = po.getSpec();
        final ModelContent contents = new ModelContent("content");
        contents.addInt("version", 1);
        contents.addString("port_spec_class", spec.getClass().getName());
        contents.addString("port_object_class", po.getClass().getName());
        final NotInWorkflowWriteFileStoreHandler copies =
                po instanceof FileStorePortObject withFiles
                        ? copyFileStores(withFiles, contents)
                        : null;
        try {
            @SuppressWarnings("resource") // closing it would close the caller's stream
            final ZipOutputStream zip = new ZipOutputStream(output);
            zip.putNextEntry(new ZipEntry("content.xml"));
            contents.saveToXML(new NonClosableOutputStream.Zip(zip));
            zip.putNextEntry(new ZipEntry("objectSpec.file"));
            try (PortObjectSpecZipOutputStream specOut =
                    getPortObjectSpecZipOutputStream(new NonClosableOutputStream.Zip(zip))) {
                serializer(spec).savePortObjectSpec(spec, specOut);
            }
            zip.putNextEntry(new ZipEntry("object.file"));
            try (PortObjectZipOutputStream objectOut =
                    getPortObjectZipOutputStream(new NonClosableOutputStream.Zip(zip))) {
                serializer(po).savePortObject(po, objectOut, exec);
            }
            if (copies != null && copies.getBaseDir() != null) {
                zip.putNextEntry(new ZipEntry(FILE_STORES));
                zip.closeEntry();
                FileTree.zip(copies.getBaseDir().toPath(), zip, FILE_STORES, exec);
            }
            zip.finish();
            output.flush();
        } finally {
            if (copies != null) {
                copies.clearAndDispose();
            }
        }
    }

    private static NotInWorkflowWriteFileStoreHandler copyFileStores(
            final FileStorePortObject po, final ModelContent contents) throws IOException {
        final NotInWorkflowWriteFileStoreHandler copies =
                NotInWorkflowWriteFileStoreHandler.create();
        final ModelContentWO section = contents.addModelContent("filestores");
        section.addString("handlerUUID", copies.getStoreUUID().toString());
        FileStoreUtil.invokeFlush(po);
        final ModelContentWO keys = section.addModelContent("port_file_store_keys");
        int i = 0;
        for (FileStore store : FileStoreUtil.getFileStores(po)) {
            copies.translateToLocal(store, po).save(keys.addModelContent("filestore_key_" + i));
            i++;
        }
        return copies;
    }

    /**
     * Reads a port object.
     *
     * @param file a file that {@link #writeObjectToFile} wrote
     * @param exec told the progress
     * @return the port object
     * @throws IOException if reading fails, the file is corrupt or its classes are unknown
     * @throws CanceledExecutionException if the user cancels
     */
    public static PortObject readObjectFromFile(final File file, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        try (InputStream in = new FileInputStream(file)) {
            return readObjectFromStream(in, exec);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot read port object file \"" + file + "\": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a port object and closes the stream.
     *
     * @param input what {@link #writeObjectToStream} wrote
     * @param exec told the progress
     * @return the port object
     * @throws IOException if reading fails, the file is corrupt or its classes are unknown
     * @throws CanceledExecutionException if the user cancels
     */
    public static PortObject readObjectFromStream(
            final InputStream input, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        try (ZipInputStream in = new ZipInputStream(new BufferedInputStream(input))) {
            final ModelContentRO contents = SimpleModelZip.read(in, "content.xml");
            final PortObjectSpec spec = readSpec(contents.getString("port_spec_class"), in);
            SimpleModelZip.expectEntry(in, "object.file");
            final String className = contents.getString("port_object_class");
            final Class<? extends PortObject> found =
                    PortTypeRegistry.getInstance()
                            .getObjectClass(className)
                            .orElseThrow(() -> unknown(className));
            final PortObject object;
            try (PortObjectZipInputStream objectIn =
                    getPortObjectZipInputStream(new NonClosableInputStream.Zip(in))) {
                object =
                        PortTypeRegistry.getInstance()
                                .getObjectSerializer(found)
                                .orElseThrow(() -> noSerializer(found))
                                .loadPortObject(objectIn, spec, exec);
            }
            if (object instanceof FileStorePortObject withFiles) {
                readFileStores(withFiles, contents.getModelContent("filestores"), in);
            }
            return object;
        } catch (InvalidSettingsException e) {
            throw new IOException(
                    "Unable to parse content.xml in port object file: " + e.getMessage(), e);
        }
    }

    private static IOException unknown(final String className) {
        return new IOException(
                "Can't load class \"" + className + "\". Install the extension that offers it.");
    }

    private static void readFileStores(
            final FileStorePortObject object, final ModelContentRO section, final ZipInputStream in)
            throws IOException, InvalidSettingsException {
        final ModelContentRO keySection = section.getModelContent("port_file_store_keys");
        final List<FileStoreKey> keys = new ArrayList<>();
        for (String key : keySection.keySet()) {
            keys.add(FileStoreKey.load(keySection.getModelContent(key)));
        }
        final NotInWorkflowWriteFileStoreHandler handler =
                new NotInWorkflowWriteFileStoreHandler(
                        UUID.fromString(section.getString("handlerUUID")));
        final ZipEntry next = in.getNextEntry();
        if (next != null && next.getName().startsWith(FILE_STORES)) {
            final Path directory = TemporaryFiles.createDirectory("filestores");
            FileTree.unzip(in, next, FILE_STORES, directory);
            handler.setBaseDir(directory.toFile());
        }
        FileStoreUtil.retrieveFileStoreHandlerFrom(object, keys, handler.getDataRepository());
    }

    /**
     * Reads only the spec.
     *
     * @param file a file that {@link #writeObjectToFile} wrote
     * @return the spec
     * @throws IOException if reading fails, the file is corrupt or its classes are unknown
     */
    public static PortObjectSpec readObjectSpecFromFile(final File file) throws IOException {
        try (InputStream in = new FileInputStream(file)) {
            return readObjectSpecFromStream(in);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot read port object file \"" + file + "\": " + e.getMessage(), e);
        }
    }

    /**
     * Reads only the spec and closes the stream.
     *
     * @param stream what {@link #writeObjectToStream} wrote
     * @return the spec
     * @throws IOException if reading fails, the file is corrupt or its classes are unknown
     */
    public static PortObjectSpec readObjectSpecFromStream(final InputStream stream)
            throws IOException {
        try (ZipInputStream in = new ZipInputStream(new BufferedInputStream(stream))) {
            final ModelContentRO contents = SimpleModelZip.read(in, "content.xml");
            return readSpec(contents.getString("port_spec_class"), in);
        } catch (InvalidSettingsException e) {
            throw new IOException("Can't parse content file: " + e.getMessage(), e);
        }
    }

    private static PortObjectSpec readSpec(final String className, final ZipInputStream in)
            throws IOException {
        SimpleModelZip.expectEntry(in, "objectSpec.file");
        final Class<? extends PortObjectSpec> found =
                PortTypeRegistry.getInstance()
                        .getSpecClass(className)
                        .orElseThrow(() -> unknown(className));
        try (PortObjectSpecZipInputStream specIn =
                getPortObjectSpecZipInputStream(new NonClosableInputStream.Zip(in))) {
            return PortTypeRegistry.getInstance()
                    .getSpecSerializer(found)
                    .orElseThrow(() -> noSerializer(found))
                    .loadPortObjectSpec(specIn);
        }
    }
}
