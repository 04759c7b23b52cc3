// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.backend.MemoryShare;
import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.javacpp.Pointer;

/** What {@link SharedMemoryTest} runs in a program of its own, with little memory. */
final class SharedMemoryMain {

    private static final NetworkSpec NETWORK =
            new NetworkSpec(
                    List.of(
                            new LayerSpec.Recurrent(CellType.LSTM, 128, false),
                            new LayerSpec.Aggregation(Pooling.LAST)));

    private static final SampleData DATA = SampleData.motifs(64, 60, 60, 1);

    private static final AtomicInteger WAITS = new AtomicInteger();

    private SharedMemoryMain() {}

    private static int train(int epochs) {
        TrainingResult result =
                SequenceTrainer.train(
                        DATA.toTrainingData(),
                        SampleData.ENCODING,
                        NETWORK,
                        TrainingSpec.defaults()
                                .withEpochs(epochs)
                                .withBatchSize(32)
                                .withPatience(0)
                                .withWorkers(1),
                        (fraction, message) -> {
                            if (message.equals(MemoryShare.WAITING_MESSAGE)) {
                                WAITS.incrementAndGet();
                            }
                        },
                        CancellationToken.never());
        return Arrays.hashCode(result.model().parameters());
    }

    public static void main(String[] arguments) {
        switch (arguments[0]) {
            case "parallel" -> parallel();
            case "loop" -> loop(Integer.parseInt(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Two trainings at once where only one fits. */
    private static void parallel() {
        int alone = train(60);
        long before = CpuKernel.nativeBytes();
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> train(60));
        int here = train(60);
        int there = other.join();
        System.out.println("equal to alone: " + (here == alone && there == alone));
        System.out.println("waited: " + (WAITS.get() > 0));
        System.out.println("left over: " + (CpuKernel.nativeBytes() - before));
    }

    /** The same training again and again. */
    private static void loop(int times) {
        train(1);
        train(1);
        System.gc();
        long before = CpuKernel.nativeBytes();
        long outside = Pointer.totalBytes();
        long resident = Pointer.physicalBytes();
        for (int i = 0; i < times; i++) {
            train(1);
        }
        System.gc();
        System.out.println("left over: " + (CpuKernel.nativeBytes() - before));
        // Less is no leak: what the first trainings left to the collector may have gone meanwhile.
        System.out.println(
                "counted outside the heap: " + Math.max(0, Pointer.totalBytes() - outside));
        System.out.println("resident growth in MB: " + (Pointer.physicalBytes() - resident >> 20));
    }
}
