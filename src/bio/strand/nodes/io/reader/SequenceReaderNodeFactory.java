// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import bio.strand.engine.sequence.SequenceFeature;
import bio.strand.engine.sequence.SequenceReader;
import bio.strand.engine.sequence.SequenceRecord;
import bio.strand.nodes.io.reader.SequenceItem.FeatureItem;
import bio.strand.nodes.io.reader.SequenceReaderNodeParameters.RowIdSource;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.ExecutionProgress;
import bio.strand.nodes.runtime.FileProgress;
import bio.strand.nodes.tables.TableWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knime.core.data.RowKey;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/**
 * The Sequence Reader: streams files of sequences into a table, one record in memory at a time, and
 * their features into another.
 */
public final class SequenceReaderNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Sequence Reader")
                    .icon("../../../../../icons/sequence-reader.png")
                    .shortDescription(
                            "Reads DNA, RNA or protein sequences from FASTA, FASTQ, GenBank, EMBL,"
                                    + " UniProt, CSV or TSV files, plain or gzip, with their"
                                    + " features.")
                    .fullDescription(
                            """
                            <p>
                            Reads sequences into a table, one row for each: from FASTA \
                            (<tt>&gt;identifier description</tt>, then the sequence in one or more \
                            lines), FASTQ (with a quality for each base), flat files of GenBank, \
                            EMBL and UniProt (with features), and delimited text (CSV, TSV, with \
                            column names in the first line). Files may be compressed with gzip. \
                            Format, compression, separator and columns are seen from the content; \
                            each can also be set. Several files of one format can be read at once.
                            </p>
                            <p>
                            <b>When to use it.</b> At the start of a workflow, before the Sequence \
                            Encoder. Sequences are plain text cells, exactly as they stand in the \
                            file apart from white space, so every other node can use them, too. The \
                            second table holds the features (genes, promoters, helices, ...), \
                            ready to learn from: its column <i>Sequence</i> has the letters of \
                            each feature, its column <i>Type</i> says what it is. The node \
                            streams: the file may be larger than the memory.
                            </p>
                            <p>
                            <b>How to choose the settings.</b> In most cases only the file has to \
                            be named. Pairs <tt>key=value</tt> of a FASTA header \
                            (<tt>&gt;seq1 class=promoter length=81</tt>) become columns of their \
                            own, so that a class label can be read from there. If identifiers are \
                            repeated on purpose, let them be made unique. Of a GenBank file with \
                            many features, name the types that you need.
                            </p>
                            <p>
                            <b>What can go wrong.</b> A missing, empty, binary or damaged file, a \
                            header without sequence, an empty sequence, a row with too few \
                            columns, a read with more or fewer qualities than letters, a location \
                            that cannot be read, a record without its end, or a repeated \
                            identifier stops the node with a message that names the file, the \
                            line, the record and the remedy. No partial table is given out. \
                            Records of GenBank and EMBL that only refer to others have a missing \
                            sequence, and a warning says so. Letters are not checked here but by \
                            the Sequence Encoder, which knows the alphabet.
                            </p>
                            """)
                    .sinceVersion(5, 8, 0)
                    .ports(
                            ports ->
                                    ports.addOutputTable(
                                                    "Sequences",
                                                    "One row for each sequence, in the order of the"
                                                        + " file. FASTA and FASTQ: the columns"
                                                        + " Description, one for each key of the"
                                                        + " headers, for FASTQ the qualities, and"
                                                        + " Sequence. GenBank, EMBL and UniProt:"
                                                        + " Description, accession, organism and"
                                                        + " the like, and Sequence. Delimited text:"
                                                        + " the columns of the file under their own"
                                                        + " names. Empty values are missing.")
                                            .addOutputTable(
                                                    "Features",
                                                    "One row for each feature of GenBank, EMBL or"
                                                        + " UniProt text, in the order of the file:"
                                                        + " the RowID of its sequence, type, first"
                                                        + " and last position (counted from 1, both"
                                                        + " belong to it), strand, location as it"
                                                        + " stands in the file, one column for each"
                                                        + " qualifier, all qualifiers as text, and"
                                                        + " the letters of the feature. Empty for"
                                                        + " other formats."))
                    .model(
                            model ->
                                    model.parametersClass(SequenceReaderNodeParameters.class)
                                            .configure(SequenceReaderNodeFactory::configure)
                                            .execute(SequenceReaderNodeFactory::execute))
                    .nodeType(NodeType.Source)
                    .keywords(
                            "fasta",
                            "fastq",
                            "genbank",
                            "embl",
                            "uniprot",
                            "swiss-prot",
                            "features",
                            "csv",
                            "tsv",
                            "gzip",
                            "read",
                            "import",
                            "dna",
                            "rna",
                            "protein",
                            "sequence")
                    .addExternalResource(
                            "https://doi.org/10.1073/pnas.85.8.2444",
                            "Pearson and Lipman (1988). Improved tools for biological sequence"
                                    + " comparison. PNAS 85(8), 2444-2448: the origin of the FASTA"
                                    + " format.")
                    .addExternalResource(
                            "https://doi.org/10.1093/nar/gkp1137",
                            "Cock et al. (2010). The Sanger FASTQ file format for sequences with"
                                    + " quality scores. Nucleic Acids Research 38(6), 1767-1771.")
                    .addExternalResource(
                            "https://www.insdc.org/submitting-standards/feature-table/",
                            "The DDBJ/ENA/GenBank Feature Table Definition: types, locations and"
                                    + " qualifiers of features.");

    /** Creates the factory; KNIME calls this by reflection. */
    public SequenceReaderNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        SequenceTableLayout layout = layout(input.getParameters());
        output.setOutSpecs(layout.spec(), layout.features().spec());
    }

    private static SequenceTableLayout layout(SequenceReaderNodeParameters parameters)
            throws InvalidSettingsException {
        try {
            return SequenceTableLayout.of(parameters);
        } catch (IOException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        SequenceReaderNodeParameters parameters = input.getParameters();
        ExecutionContext exec = input.getExecutionContext();
        List<String> warnings = new ArrayList<>();
        try {
            BufferedDataTable[] tables =
                    read(layout(parameters), parameters.rowIds, exec, warnings);
            output.setOutData(0, tables[0]);
            output.setOutData(1, tables[1]);
        } catch (IOException | InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
        if (!warnings.isEmpty()) {
            output.setWarningMessage(String.join(" ", warnings));
        }
    }

    private static BufferedDataTable[] read(
            SequenceTableLayout layout,
            RowIdSource rowIds,
            ExecutionContext exec,
            List<String> warnings)
            throws IOException, CanceledExecutionException {
        UniqueRowIds unique = new UniqueRowIds();
        Observations observations = new Observations();
        long row = 0;
        ReaderInput.Opened input = layout.open(ExecutionProgress.of(exec));
        try (SequenceReader reader = input.reader();
                TableWriter sequences = TableWriter.open(exec, layout.spec());
                TableWriter features = TableWriter.open(exec, layout.features().spec())) {
            FileProgress progress =
                    new FileProgress(exec, reader::bytesRead, reader.totalBytes(), "sequences");
            Path file = null;
            long number = 0;
            SequenceRecord sequence;
            while ((sequence = reader.next()) != null) {
                exec.checkCanceled();
                number = input.file().get().equals(file) ? number + 1 : 1;
                file = input.file().get();
                String rowId =
                        switch (rowIds) {
                            case IDENTIFIER -> sequence.id();
                            case UNIQUE_IDENTIFIER -> unique.next(sequence.id());
                            case ROW_NUMBER -> RowKey.createRowKey(row).getString();
                        };
                SequenceItem item = new SequenceItem(sequence, file, number, rowId);
                sequences.addRow(rowId, layout.values(item));
                addFeatures(item, layout.features(), features);
                row++;
                progress.report(row);
                observations.add(item, layout.keyWithoutColumn(sequence));
            }
            if (row == 0) {
                warnings.add("The file has column names but no sequences: the table is empty.");
            }
            observations.addTo(warnings, unique.repeated());
            return new BufferedDataTable[] {sequences.finish(), features.finish()};
        }
    }

    private static void addFeatures(
            SequenceItem sequence, FeatureTableLayout layout, TableWriter table) {
        List<SequenceFeature> features = sequence.record().features();
        for (int i = 0; i < features.size(); i++) {
            if (layout.takes(features.get(i))) {
                table.addRow(
                        sequence.rowId() + "_" + (i + 1),
                        layout.values(new FeatureItem(sequence, features.get(i))));
            }
        }
    }

    /** What is worth a warning, but no error. */
    private static final class Observations {

        private long recordsWithOtherKeys;
        private String otherKey;
        private long recordsWithoutSequence;
        private SequenceItem withoutSequence;

        void add(SequenceItem item, String keyWithoutColumn) {
            if (keyWithoutColumn != null) {
                recordsWithOtherKeys++;
                otherKey = otherKey == null ? keyWithoutColumn : otherKey;
            }
            if (item.record().sequence().isEmpty()) {
                recordsWithoutSequence++;
                withoutSequence = withoutSequence == null ? item : withoutSequence;
            }
        }

        void addTo(List<String> warnings, int repeated) {
            if (repeated > 0) {
                warnings.add(
                        String.format(
                                Locale.ROOT,
                                "%,d identifiers occur more than once; the repeated ones got the"
                                        + " suffixes _2, _3 and so on.",
                                repeated));
            }
            if (recordsWithOtherKeys > 0) {
                warnings.add(
                        String.format(
                                Locale.ROOT,
                                "%,d headers have keys such as \"%s\" that are not in the first"
                                        + " %,d headers; their values stay in the description.",
                                recordsWithOtherKeys,
                                otherKey,
                                RecordSample.RECORDS));
            }
            if (recordsWithoutSequence > 0) {
                warnings.add(
                        String.format(
                                Locale.ROOT,
                                "%,d records have no sequence of their own, the first is '%s' (file"
                                        + " '%s', line %d, record %d): their sequence is missing.",
                                recordsWithoutSequence,
                                withoutSequence.record().id(),
                                withoutSequence.file(),
                                withoutSequence.record().line(),
                                withoutSequence.number()));
            }
        }
    }
}
