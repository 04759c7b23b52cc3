// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.output;

import bio.strand.host.execution.OutputPort;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.data.filestore.FileStoreUtil;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortUtil;
import org.knime.core.node.port.flowvariable.FlowVariablePortObject;
import org.knime.core.node.port.image.ImagePortObject;

/**
 * Writes what a node delivers at one port as {@code port_N.*}: a table as CSV, a PNG image as PNG,
 * an object that keeps its data in a single file with an extension as a copy of that file, and any
 * other object as {@code .zip} in the form that KNIME's Model Writer uses.
 */
final class PortWriter {

    private PortWriter() {}

    /**
     * Writes a port.
     *
     * @param port the port
     * @param folder an existing folder
     * @param monitor asked now and then whether to stop
     * @return the file, empty if the object has nothing to write
     * @throws IOException if the file cannot be written completely
     * @throws CanceledExecutionException if the run was cancelled
     */
    static Optional<Path> write(OutputPort port, Path folder, ExecutionMonitor monitor)
            throws IOException, CanceledExecutionException {
        PortObject object = port.object();
        if (object instanceof FlowVariablePortObject) {
            return Optional.empty();
        }
        if (object instanceof BufferedDataTable table) {
            Path file = file(folder, port, "csv");
            TableCsvWriter.write(table, file, monitor);
            return Optional.of(file);
        }
        if (object instanceof ImagePortObject image) {
            DataCell cell = image.toDataCell();
            if (cell instanceof PNGImageValue png) {
                Path file = file(folder, port, "png");
                Files.write(file, png.getImageContent().getByteArray());
                return Optional.of(file);
            }
        }
        if (object instanceof FileStorePortObject stored) {
            List<FileStore> stores = FileStoreUtil.getFileStores(stored);
            if (stores.size() == 1) {
                File source = stores.get(0).getFile();
                Optional<String> extension = extension(source.getName());
                if (extension.isPresent() && source.isFile()) {
                    Path file = file(folder, port, extension.get());
                    Files.copy(source.toPath(), file);
                    return Optional.of(file);
                }
            }
        }
        Path file = file(folder, port, "zip");
        PortUtil.writeObjectToFile(object, file.toFile(), monitor);
        return Optional.of(file);
    }

    private static Path file(Path folder, OutputPort port, String extension) {
        return folder.resolve("port_" + port.index() + "." + extension);
    }

    private static Optional<String> extension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String extension = dot < 0 ? "" : fileName.substring(dot + 1);
        return extension.matches("[A-Za-z0-9]+") ? Optional.of(extension) : Optional.empty();
    }
}
