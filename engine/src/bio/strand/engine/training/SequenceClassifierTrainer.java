// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;

import java.util.List;

/** Trains a sequence classifier. */
public final class SequenceClassifierTrainer {

    private SequenceClassifierTrainer() {}

    /**
     * Trains a network on labelled sequences.
     *
     * @param sequences the encoded rows, each of at least one position
     * @param targets the class of each row, an index into {@code classLabels}
     * @param classLabels the names of the classes, at least two, all different
     * @param encoding the encoding that made the rows
     * @param network the architecture
     * @param spec how to train
     * @param progress told after every few mini-batches
     * @param cancellation asked at every mini-batch
     * @return the model of the best epoch and the history
     * @throws TrainingException if the data cannot be trained on, or training diverges
     */
    public static TrainingResult train(
            EncodedSequences sequences,
            int[] targets,
            List<String> classLabels,
            SequenceEncoding encoding,
            NetworkSpec network,
            TrainingSpec spec,
            ProgressSink progress,
            CancellationToken cancellation) {
        throw new TrainingException("not available yet");
    }
}
