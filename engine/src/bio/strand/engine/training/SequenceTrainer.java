// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.backend.MemoryShare;
import bio.strand.engine.backend.Nd4jBackend;
import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.model.EpochRecord;
import bio.strand.engine.model.Provenance;
import bio.strand.engine.model.SequenceModel;
import bio.strand.engine.network.LossSpec;
import bio.strand.engine.network.Network;
import bio.strand.engine.network.NetworkInput;
import bio.strand.engine.network.NetworkLayout;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.ParameterBlock;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Trains networks on sequences, whatever their task, by mini-batch gradient descent, and keeps the
 * parameters of the epoch with the lowest loss on rows held back for validation.
 *
 * <p>Equal data, specifications and seeds give equal results byte for byte on one machine, whatever
 * the number of workers and whether or not training was interrupted and resumed from a checkpoint.
 */
public final class SequenceTrainer {

    private final Preparation prepared;
    private final Encoding encoding;
    private final NetworkSpec network;
    private final TrainingSpec spec;
    private final Optional<SequenceModel> initial;
    private final Optional<CheckpointStore> checkpoints;
    private final ProgressSink progress;
    private final CancellationToken cancellation;

    private final Objective training;
    private final LossSpec loss;
    private final int maximumLength;
    private final EpochPlan plan;

    private SequenceTrainer(
            Preparation prepared,
            Encoding encoding,
            NetworkSpec network,
            TrainingSpec spec,
            Optional<SequenceModel> initial,
            Optional<CheckpointStore> checkpoints,
            ProgressSink progress,
            CancellationToken cancellation) {
        this.prepared = prepared;
        this.encoding = encoding;
        this.network = network;
        this.spec = spec;
        this.initial = initial;
        this.checkpoints = checkpoints;
        this.progress = progress;
        this.cancellation = cancellation;
        training = prepared.training();
        loss = spec.loss().orElseGet(() -> LossSpec.defaultFor(training.task().head()));
        maximumLength = maximumLength();
        plan = new EpochPlan(training, prepared.trainingRows(), spec);
    }

    /**
     * Trains a network. The kind of targets decides the task.
     *
     * @param data the rows to learn from, each of at least one position; rows without any known
     *     target are left out
     * @param validation rows to choose the best epoch by; without them, a share of {@code data} is
     *     held back as {@link TrainingSpec#validationShare} says. Their targets have the same names
     * @param encoding the encoding that made the rows
     * @param network the architecture: with an aggregation for one answer a row, without for
     *     answers by position and forecasts
     * @param spec how to train
     * @param initial a model to begin with: each named part of its parameters that has its like in
     *     the network is taken over (outputs only if they have the same names), the others are
     *     drawn anew
     * @param checkpoints where to keep the state of training
     * @param progress told several times a second
     * @param cancellation asked several times a second; an interrupt of the calling thread counts
     *     as cancellation too
     * @return the model of the best epoch and the history
     * @throws TrainingException if the data cannot be trained on, with the row and the remedy, or a
     *     checkpoint cannot be read or written
     * @throws DivergedTrainingException if the loss or the gradient stops being finite
     * @throws bio.strand.engine.progress.CancelledException if cancelled
     * @throws bio.strand.engine.backend.BackendUnavailableException if the numeric library cannot
     *     be loaded
     */
    public static TrainingResult train(
            TrainingData data,
            Optional<TrainingData> validation,
            Encoding encoding,
            NetworkSpec network,
            TrainingSpec spec,
            Optional<SequenceModel> initial,
            Optional<CheckpointStore> checkpoints,
            ProgressSink progress,
            CancellationToken cancellation) {
        Preparation prepared = new Preparation(data, validation, encoding, spec, initial);
        SequenceTrainer trainer =
                new SequenceTrainer(
                        prepared,
                        encoding,
                        network,
                        spec,
                        initial,
                        checkpoints,
                        progress,
                        cancellation);
        trainer.checkNetwork();
        try (MemoryShare share = MemoryShare.open()) {
            return share.hold(
                    cancellation,
                    () -> progress.report(Double.NaN, MemoryShare.WAITING_MESSAGE),
                    trainer::run);
        } catch (OutOfMemoryError e) {
            TrainingException failure =
                    new TrainingException(
                            ("There is not enough memory to train on sequences of up to %d"
                                 + " positions with this network. Give Java more memory (-Xmx), cut"
                                 + " the sequences, or take fewer filters, units or layers.")
                                    .formatted(trainer.maximumLength));
            failure.initCause(e);
            throw failure;
        }
    }

    /**
     * Trains a network from scratch without a validation table and without checkpoints.
     *
     * @param data the rows to learn from
     * @param encoding the encoding that made the rows
     * @param network the architecture
     * @param spec how to train
     * @param progress told several times a second
     * @param cancellation asked several times a second
     * @return the model of the best epoch and the history
     */
    public static TrainingResult train(
            TrainingData data,
            Encoding encoding,
            NetworkSpec network,
            TrainingSpec spec,
            ProgressSink progress,
            CancellationToken cancellation) {
        return train(
                data,
                Optional.empty(),
                encoding,
                network,
                spec,
                Optional.empty(),
                Optional.empty(),
                progress,
                cancellation);
    }

    /** The loop. */
    private TrainingResult run() {
        List<Baseline> baselines = baselines(progress.step(0, 0.02));
        try (GradientWorkers workers = workers()) {
            ParameterSelection trained = new ParameterSelection(workers.layout(), spec);
            TrainingState state = initialState(workers.layout(), trained);
            List<TrainingListener> listeners = new ArrayList<>();
            listeners.add(
                    new TrainingProgress(
                            progress.step(0.02, 1),
                            spec.epochs(),
                            training.metric(),
                            Nd4jBackend.load().device()));
            Optional<CheckpointFile> checkpoint = checkpoints.map(this::checkpointFile);
            checkpoint.ifPresent(file -> file.resume(state));
            checkpoint.ifPresent(listeners::add);

            while (state.epoch <= spec.epochs() && !outOfPatience(state)) {
                trainEpoch(state, workers, trained, listeners);
                EpochRecord outcome = validate(state, workers);
                state.epochs.add(outcome);
                state.best.offer(outcome, state.average.values());
                state.nextEpoch(training.newSum());
                listeners.forEach(listener -> listener.epochEnded(state, outcome));
            }
            TrainingResult result = result(state, baselines);
            checkpoint.ifPresent(CheckpointFile::delete);
            return result;
        }
    }

    private void trainEpoch(
            TrainingState state,
            GradientWorkers workers,
            ParameterSelection trained,
            List<TrainingListener> listeners) {
        int[] order = plan.order(state.epoch);
        int batches = plan.batches();
        int stepsPerEpoch = (batches + spec.accumulationSteps() - 1) / spec.accumulationSteps();
        float[] gradient = new float[state.parameters.length];
        while (state.batch < batches) {
            cancellation.throwIfCancelled();
            double rate =
                    spec.learningRate()
                            * spec.schedule()
                                    .factor(
                                            state.optimizer.steps(),
                                            stepsPerEpoch,
                                            spec.epochs(),
                                            state.epochs);
            accumulate(state, workers, order, gradient, rate);
            trained.freeze(gradient);
            clip(gradient, state, rate);
            state.optimizer.step(state.parameters, gradient, rate);
            state.average.add(state.parameters);
            listeners.forEach(listener -> listener.stepped(state, batches));
        }
    }

    /** The mean gradient of the next batches that make up one step of the optimiser. */
    private void accumulate(
            TrainingState state,
            GradientWorkers workers,
            int[] order,
            float[] gradient,
            double rate) {
        int last = Math.min(plan.batches(), state.batch + spec.accumulationSteps());
        List<Sample[]> group = new ArrayList<>();
        double weight = 0;
        for (int batch = state.batch; batch < last; batch++) {
            Sample[] samples = plan.batch(order, state.epoch, batch);
            group.add(samples);
            for (Sample sample : samples) {
                weight += training.weight(sample);
            }
        }
        Arrays.fill(gradient, 0f);
        long masks = Seeds.derive(spec.seed(), Seeds.DROPOUT);
        for (Sample[] samples : group) {
            long iteration = (state.epoch - 1L) * plan.batches() + state.batch;
            GradientWorkers.Totals totals =
                    workers.gradient(
                            state.parameters,
                            training,
                            samples,
                            1 / weight,
                            Seeds.derive(masks, iteration),
                            gradient);
            state.batch++;
            if (!Double.isFinite(totals.loss())) {
                throw new DivergedTrainingException(state.epoch, state.batch, rate);
            }
            state.loss += totals.loss();
            state.entries += totals.entries();
            state.score.add(totals.parts(), totals.parts().length);
        }
    }

    private void clip(float[] gradient, TrainingState state, double rate) {
        if (spec.clipValue() > 0) {
            float limit = (float) spec.clipValue();
            for (int i = 0; i < gradient.length; i++) {
                // A NaN passes both comparisons and is noticed below.
                if (gradient[i] > limit) {
                    gradient[i] = limit;
                } else if (gradient[i] < -limit) {
                    gradient[i] = -limit;
                }
            }
        }
        double squares = 0;
        for (float g : gradient) {
            squares += (double) g * g;
        }
        double norm = Math.sqrt(squares);
        if (!Double.isFinite(norm)) {
            throw new DivergedTrainingException(state.epoch, state.batch, rate);
        }
        if (spec.clipNorm() > 0 && norm > spec.clipNorm()) {
            float factor = (float) (spec.clipNorm() / norm);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= factor;
            }
        }
    }

    private EpochRecord validate(TrainingState state, GradientWorkers workers) {
        int[] rows = prepared.validationRows();
        GradientWorkers.Totals totals =
                workers.evaluate(state.average.values(), prepared.validation(), rows);
        Metric.Sum score = prepared.validation().newSum();
        score.add(totals.parts(), totals.parts().length);
        // Dividing by zero targets gives the NaN that says there are none.
        double validationLoss = totals.loss() / totals.entries();
        if (rows.length > 0 && !Double.isFinite(validationLoss)) {
            throw new DivergedTrainingException(state.epoch, state.batch, spec.learningRate());
        }
        return new EpochRecord(
                state.epoch,
                state.loss / state.entries,
                state.score.value(),
                validationLoss,
                rows.length == 0 ? Double.NaN : score.value());
    }

    private boolean outOfPatience(TrainingState state) {
        return spec.patience() > 0
                && !state.epochs.isEmpty()
                && state.epochs.size() - state.best.epoch() >= spec.patience();
    }

    private List<Baseline> baselines(ProgressSink sink) {
        if (prepared.validationRows().length > 0) {
            sink.report(0, "Fitting the baselines");
        }
        return new Baselines(
                        prepared.data(),
                        training,
                        prepared.trainingRows(),
                        prepared.validationData(),
                        prepared.validation(),
                        prepared.validationRows(),
                        encoding,
                        loss,
                        cancellation)
                .fit();
    }

    private GradientWorkers workers() {
        return new GradientWorkers(
                this::newNetwork,
                loss,
                prepared.complements(),
                spec.batchSize(),
                spec.workers(),
                cancellation);
    }

    private Network newNetwork(Kernel kernel) {
        return new Network(
                network,
                NetworkInput.of(encoding),
                training.task().head(),
                maximumLength,
                kernel,
                spec.truncatedSteps());
    }

    private TrainingState initialState(NetworkLayout layout, ParameterSelection trained) {
        float[] parameters =
                Network.initialParameters(layout, Seeds.derive(spec.seed(), Seeds.INITIALIZATION));
        initial.ifPresent(model -> takeOver(model, layout, parameters));
        return new TrainingState(
                parameters,
                new ParameterAverage(parameters, spec.weightAveraging()),
                Optimizer.of(
                        spec.optimizer(), spec.weightDecay(), trained.decayed(), parameters.length),
                new BestEpoch(parameters, prepared.validationRows().length > 0),
                training.newSum());
    }

    /** Copies each block of the model that has its like in the network. */
    private void takeOver(SequenceModel model, NetworkLayout layout, float[] parameters) {
        boolean sameOutputs = model.task().names().equals(training.task().names());
        int taken = 0;
        for (ParameterBlock block : layout.blocks()) {
            boolean output = block.name().startsWith(NetworkLayout.OUTPUT + ".");
            for (ParameterBlock known : model.blocks()) {
                boolean alike =
                        known.name().equals(block.name())
                                && known.rows() == block.rows()
                                && known.columns() == block.columns();
                if (alike && (sameOutputs || !output)) {
                    System.arraycopy(
                            model.parameters(known), 0, parameters, block.offset(), block.count());
                    // A bias that fits by chance makes no model that fits.
                    taken += block.isBias() ? 0 : 1;
                }
            }
        }
        if (taken == 0) {
            throw new TrainingException(
                    "No layer of the initial model fits the network. Choose the layers and sizes"
                        + " that the model was trained with, or train without an initial model.");
        }
    }

    private int maximumLength() {
        int longest = prepared.maximumLength();
        boolean fixed = network.pooling().equals(Optional.of(Pooling.ALL));
        if (initial.isEmpty() || !fixed) {
            return longest;
        }
        // The size of what is aggregated must stay that of the initial model.
        int known = initial.get().maximumLength();
        if (longest > known) {
            throw new TrainingException(
                    ("The longest sequence has %d positions; the initial model keeps the place of"
                                    + " each position and takes at most %d. Cut the sequences, or"
                                    + " train without an initial model.")
                            .formatted(longest, known));
        }
        return known;
    }

    private void checkNetwork() {
        if (initial.isPresent() && !initial.get().encoding().hasSameCodes(encoding)) {
            throw new TrainingException(
                    "The initial model was trained on differently encoded sequences (%s). Encode them as for that model."
                            .formatted(
                                    initial.get()
                                            .encoding()
                                            .describeDifference(encoding)
                                            .orElse("other codes")));
        }
        if (!loss.fits(training.task().head())) {
            throw new TrainingException(
                    "The loss %s does not fit the task. Choose another loss, or leave the choice to the task."
                            .formatted(loss.getClass().getSimpleName()));
        }
        int most;
        try {
            NetworkLayout layout =
                    new NetworkLayout(
                            network,
                            NetworkInput.of(encoding),
                            training.task().head(),
                            maximumLength);
            new ParameterSelection(layout, spec);
            most = spec.truncatedSteps() > 0 ? Integer.MAX_VALUE : layout.maximumSteps();
        } catch (IllegalArgumentException e) {
            TrainingException failure =
                    new TrainingException(
                            "For sequences of up to %d positions %s."
                                    .formatted(maximumLength, e.getMessage()));
            failure.initCause(e);
            throw failure;
        }
        if (spec.truncatedSteps() > 0 && !network.isDivisible()) {
            throw new TrainingException(
                    "Truncated back-propagation needs recurrent layers that read in one direction,"
                        + " no convolutions, and another aggregation than all states. Switch it off"
                        + " or change the network.");
        }
        if (maximumLength > most) {
            throw new TrainingException(
                    ("The longest sequence has %d positions; this network takes at most %d. Set a"
                                    + " maximum length in the encoding or take fewer filters or"
                                    + " units.")
                            .formatted(maximumLength, most));
        }
    }

    private CheckpointFile checkpointFile(CheckpointStore store) {
        return new CheckpointFile(store, describeRun(), System::nanoTime);
    }

    /** All that decides the course of training. */
    private String describeRun() {
        StringBuilder run = new StringBuilder();
        run.append(SequenceModel.LIBRARY_VERSION).append('\n');
        run.append(Kernel.forLoadedBackend(cancellation, null).describe()).append('\n');
        run.append(network).append('\n').append(encoding.toJson()).append('\n');
        run.append(training.task().toText()).append('\n').append(spec.toSettings()).append('\n');
        run.append(DataDigest.of(prepared.data())).append('\n');
        run.append(DataDigest.of(prepared.validationData())).append('\n');
        run.append(prepared.validationRows().length).append('\n');
        initial.ifPresent(model -> run.append(Arrays.hashCode(model.parameters())));
        return run.toString();
    }

    private TrainingResult result(TrainingState state, List<Baseline> baselines) {
        List<String> warnings = new ArrayList<>(prepared.warnings());
        Nd4jBackend.load().warning().ifPresent(warnings::add);
        warnings.addAll(
                ResultReview.warnings(
                        training.metric(),
                        state.epochs,
                        state.best.epoch(),
                        baselines,
                        training.task().names(),
                        prepared.trainingRowsOfClass(),
                        prepared.validationRows().length,
                        spec));
        Provenance provenance =
                new Provenance(
                        SequenceModel.LIBRARY_VERSION,
                        Kernel.forLoadedBackend(cancellation, null).describe(),
                        spec.seed(),
                        DataDigest.of(prepared.data()),
                        prepared.trainingRows().length,
                        prepared.validationRows().length,
                        spec.toSettings(),
                        training.metric().label(),
                        state.epochs,
                        state.best.epoch());
        SequenceModel model =
                new SequenceModel(
                        network,
                        encoding,
                        training.task(),
                        maximumLength,
                        state.best.parameters(),
                        provenance);
        return new TrainingResult(
                model,
                new TrainingHistory(
                        training.metric(),
                        state.epochs,
                        state.best.epoch(),
                        baselines,
                        warnings,
                        prepared.trainingRows().length,
                        prepared.validationRows().length));
    }
}
