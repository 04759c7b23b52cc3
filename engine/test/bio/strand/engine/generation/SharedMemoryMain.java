// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.backend.MemoryShare;
import bio.strand.engine.backend.OffHeapMemory;
import bio.strand.engine.backend.OffHeapMemoryException;
import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.sequence.Alphabet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** What {@link SharedMemoryTest} runs in a program of its own, with little memory. */
final class SharedMemoryMain {

    private static final GanSpec SPEC =
            GanSpec.defaults()
                    .withGenerator(new GeneratorSpec.ResidualConvolution(16, 1, 5))
                    .withCritic(new CriticSpec.ResidualConvolution(16, 1, 5))
                    .withLatentSize(16)
                    .withBatchSize(32)
                    .withWorkers(1);

    private static final GanData DATA = data();

    private static final AtomicInteger WAITS = new AtomicInteger();

    private SharedMemoryMain() {}

    private static GanData data() {
        SplittableRandom random = new SplittableRandom(1);
        EncodedSequences rows = new EncodedSequences();
        for (int i = 0; i < 400; i++) {
            rows.add(EncodedSequence.ofCodes(random.ints(40, 0, 4).toArray()));
        }
        return GanData.ofSequences(rows, SequenceEncoding.of(Alphabet.DNA));
    }

    private static GenerativeModel trained(int iterations) {
        return GanTrainer.train(
                        DATA,
                        Optional.empty(),
                        SPEC.withIterations(iterations).withCheckEvery(iterations),
                        Optional.empty(),
                        SharedMemoryMain::countWaits,
                        CancellationToken.never(),
                        CancellationToken.never())
                .model();
    }

    private static int train(int iterations) {
        return Arrays.hashCode(trained(iterations).generatorParameters());
    }

    private static int generate(GenerativeModel model) {
        try (SequenceGenerator generator =
                model.open(1, SharedMemoryMain::countWaits, CancellationToken.never())) {
            int hash = 1;
            for (int i = 0; i < 20; i++) {
                List<GeneratedRow> rows =
                        generator.generate(
                                generator.latents(1, 100 * i, 100, 0), new float[][] {{}}, 1);
                for (GeneratedRow row : rows) {
                    hash = 31 * hash + row.sequence().orElseThrow().hashCode();
                }
            }
            return hash;
        }
    }

    private static void countWaits(double fraction, String message) {
        if (message.equals(MemoryShare.WAITING_MESSAGE)) {
            WAITS.incrementAndGet();
        }
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "parallel" -> parallel();
            case "generating" -> generating();
            case "cancelled" -> cancelled();
            case "loop" -> loop(Integer.parseInt(arguments[1]));
            case "refused" -> refused();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Two trainings at once where only one fits. */
    private static void parallel() {
        int alone = train(60);
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> train(60));
        int here = train(60);
        int there = other.join();
        say("equal to alone", here == alone && there == alone);
        say("waited", WAITS.get() > 0);
        say("left over", CpuKernel.nativeBytes());
    }

    /** A generator that has to wait until another one is closed. */
    private static void generating() throws Exception {
        GenerativeModel model = trained(1);
        int alone = generate(model);
        SequenceGenerator holder = model.open(1, ProgressSink.none(), CancellationToken.never());
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> generate(model));
        while (WAITS.get() == 0 && !other.isDone()) {
            Thread.sleep(10);
        }
        say("waited", WAITS.get() > 0);
        holder.close();
        say("equal to alone", other.join() == alone);
        say("left over", CpuKernel.nativeBytes());
    }

    /** A training and a generator that are cancelled while they wait. */
    private static void cancelled() {
        GenerativeModel model = trained(1);
        try (SequenceGenerator holder =
                model.open(1, ProgressSink.none(), CancellationToken.never())) {
            say("held", holder.model() == model);
            for (String what : List.of("training", "generator")) {
                AtomicBoolean waiting = new AtomicBoolean();
                ProgressSink sink =
                        (fraction, message) ->
                                waiting.set(
                                        waiting.get()
                                                || message.equals(MemoryShare.WAITING_MESSAGE));
                boolean ended = false;
                try {
                    if (what.equals("training")) {
                        GanTrainer.train(
                                DATA,
                                Optional.empty(),
                                SPEC,
                                Optional.empty(),
                                sink,
                                CancellationToken.never(),
                                waiting::get);
                    } else {
                        model.open(1, sink, waiting::get).close();
                    }
                } catch (CancelledException e) {
                    ended = true;
                }
                say(what + " cancelled while it waits", ended);
            }
        }
        say("left over", CpuKernel.nativeBytes());
    }

    /** The same training and generation again and again. */
    private static void loop(int times) {
        generate(trained(1));
        generate(trained(1));
        System.gc();
        long outside = Pointer.totalBytes();
        for (int i = 0; i < times; i++) {
            generate(trained(1));
        }
        System.gc();
        say("left over", CpuKernel.nativeBytes());
        say("counted outside the heap", Math.max(0, Pointer.totalBytes() - outside));
    }

    /** Training where memory ends sooner or later, at every piece that it takes. */
    private static void refused() {
        int alone = train(1);
        long limit = Pointer.maxBytes();
        boolean allLeftNothing = true;
        int refusals = 0;
        boolean equal = false;
        boolean done = false;
        for (long left = 0; !done; left += 64 << 10) {
            long taken = limit - Pointer.totalBytes() - left;
            FloatPointer filler = OffHeapMemory.floats(taken / Float.BYTES);
            try {
                equal = train(1) == alone;
                done = true;
            } catch (OffHeapMemoryException e) {
                refusals++;
            } finally {
                filler.deallocate();
            }
            allLeftNothing &= CpuKernel.nativeBytes() == 0;
        }
        say("refused at many pieces", refusals > 10);
        say("nothing left after any", allLeftNothing);
        say("equal to alone", equal);
    }

    private static void say(String what, Object value) {
        System.out.println(what + ": " + value);
    }
}
