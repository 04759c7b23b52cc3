// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.model;

import bio.strand.engine.model.Provenance;
import bio.strand.engine.model.SequenceModel;
import bio.strand.nodes.ports.SequenceModelPortObjectSpec;
import bio.strand.nodes.ports.TaskKind;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names of the columns that a model learned from, which a file keeps among the settings of the
 * model's provenance, so that predictions are called the same after it is read.
 */
final class ModelColumns {

    private static final String SEQUENCE = "column.sequence";
    private static final String TARGET = "column.target";

    private static final String DEFAULT_SEQUENCE = "Encoded sequence";
    private static final String DEFAULT_TARGET = "target";

    private ModelColumns() {}

    /**
     * Notes the columns.
     *
     * @param model the model
     * @param spec what the port says of it
     * @return the model with the names in its provenance
     */
    static SequenceModel noted(SequenceModel model, SequenceModelPortObjectSpec spec) {
        Provenance old = model.provenance();
        SortedMap<String, String> settings = new TreeMap<>(old.settings());
        settings.put(SEQUENCE, spec.sequenceColumn());
        settings.put(TARGET, spec.targetColumn());
        return new SequenceModel(
                model.network(),
                model.encoding(),
                model.task(),
                model.maximumLength(),
                model.parameters(),
                new Provenance(
                        old.libraryVersion(),
                        old.kernel(),
                        old.seed(),
                        old.dataDigest(),
                        old.trainingRows(),
                        old.validationRows(),
                        settings,
                        old.score(),
                        old.history(),
                        old.bestEpoch()));
    }

    /**
     * What a port says of a model from a file.
     *
     * @param model the model
     * @param network its architecture in a few words
     * @return the description, with the names that the file keeps; else with usual ones
     */
    static SequenceModelPortObjectSpec spec(SequenceModel model, String network) {
        SortedMap<String, String> settings = model.provenance().settings();
        TaskKind kind = TaskKind.of(model.task());
        boolean named = kind == TaskKind.NUMBERS || kind == TaskKind.YES_NO;
        return new SequenceModelPortObjectSpec(
                kind,
                model.encoding(),
                model.task().names(),
                settings.getOrDefault(SEQUENCE, DEFAULT_SEQUENCE),
                settings.getOrDefault(TARGET, named ? model.task().names().get(0) : DEFAULT_TARGET),
                network);
    }
}
