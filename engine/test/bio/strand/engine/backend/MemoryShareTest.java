// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.backend;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.After;
import org.junit.Test;

/** Memory of ten units stands in for the real limit, which {@link OffHeapMemoryTest} meets. */
public class MemoryShareTest {

    private static final int ALL = 10;

    private final AtomicInteger taken = new AtomicInteger();

    /** Java's common pool may have one thread only, where two must wait at once. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @After
    public void end() {
        threads.shutdownNow();
    }

    private Supplier<Integer> taking(int units) {
        return () -> {
            if (taken.addAndGet(units) > ALL) {
                taken.addAndGet(-units);
                throw new OffHeapMemoryException("not enough", null);
            }
            return units;
        };
    }

    private void free(MemoryShare share, int units) {
        taken.addAndGet(-units);
        share.close();
    }

    private static void nothing() {}

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertTrue("waited in vain", latch.await(30, TimeUnit.SECONDS));
    }

    @Test
    public void whatDoesNotFitAloneIsRefusedAtOnce() {
        MemoryShare share = MemoryShare.open();
        assertThrows(
                OffHeapMemoryException.class,
                () ->
                        share.hold(
                                CancellationToken.never(),
                                MemoryShareTest::nothing,
                                taking(ALL + 1)));
        assertEquals(0, taken.get());
    }

    @Test
    public void theSecondOfTwoWaitsUntilTheFirstHasEnded() throws Exception {
        MemoryShare first = MemoryShare.open();
        first.hold(CancellationToken.never(), MemoryShareTest::nothing, taking(6));
        CountDownLatch waits = new CountDownLatch(1);
        CompletableFuture<Integer> second =
                CompletableFuture.supplyAsync(
                        () -> {
                            try (MemoryShare share = MemoryShare.open()) {
                                int units =
                                        share.hold(
                                                CancellationToken.never(),
                                                waits::countDown,
                                                taking(6));
                                taken.addAndGet(-units);
                                return units;
                            }
                        },
                        threads);
        await(waits);
        assertTrue("still waits", !second.isDone());
        free(first, 6);
        assertEquals(6, (int) second.get(30, TimeUnit.SECONDS));
        assertEquals(0, taken.get());
    }

    @Test
    public void thoseWhoWaitTakeTurnsInTheOrderInWhichTheyCame() throws Exception {
        MemoryShare holder = MemoryShare.open();
        holder.hold(CancellationToken.never(), MemoryShareTest::nothing, taking(8));
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch firstWaits = new CountDownLatch(1);
        CountDownLatch secondWaits = new CountDownLatch(1);
        CompletableFuture<Void> first = inTurn("first", firstWaits, order);
        await(firstWaits);
        CompletableFuture<Void> second = inTurn("second", secondWaits, order);
        await(secondWaits);
        free(holder, 8);
        first.get(30, TimeUnit.SECONDS);
        second.get(30, TimeUnit.SECONDS);
        assertEquals(List.of("first", "second"), order);
    }

    private CompletableFuture<Void> inTurn(String name, CountDownLatch waits, List<String> order) {
        return CompletableFuture.runAsync(
                () -> {
                    MemoryShare share = MemoryShare.open();
                    share.hold(CancellationToken.never(), waits::countDown, taking(8));
                    order.add(name);
                    free(share, 8);
                },
                threads);
    }

    @Test
    public void manyThatFitOnlyOneByOneAllComeToTheirEnd() throws Exception {
        AtomicInteger done = new AtomicInteger();
        CompletableFuture<?>[] all = new CompletableFuture<?>[12];
        for (int i = 0; i < all.length; i++) {
            int units = 6 + i % 3;
            all[i] =
                    CompletableFuture.runAsync(
                            () -> {
                                MemoryShare share = MemoryShare.open();
                                share.hold(
                                        CancellationToken.never(),
                                        MemoryShareTest::nothing,
                                        taking(units));
                                done.incrementAndGet();
                                free(share, units);
                            },
                            threads);
        }
        CompletableFuture.allOf(all).get(60, TimeUnit.SECONDS);
        assertEquals(all.length, done.get());
        assertEquals(0, taken.get());
    }

    @Test
    public void waitingCanBeCancelledAndLeavesThePlaceToTheNext() throws Exception {
        MemoryShare holder = MemoryShare.open();
        holder.hold(CancellationToken.never(), MemoryShareTest::nothing, taking(8));
        AtomicBoolean cancelled = new AtomicBoolean();
        CountDownLatch waits = new CountDownLatch(1);
        CompletableFuture<Boolean> impatient =
                CompletableFuture.supplyAsync(
                        () -> {
                            try (MemoryShare share = MemoryShare.open()) {
                                share.hold(cancelled::get, waits::countDown, taking(8));
                                return false;
                            } catch (CancelledException e) {
                                return true;
                            }
                        },
                        threads);
        await(waits);
        cancelled.set(true);
        assertTrue("cancelled", impatient.get(30, TimeUnit.SECONDS));
        free(holder, 8);
        MemoryShare next = MemoryShare.open();
        next.hold(CancellationToken.never(), MemoryShareTest::nothing, taking(10));
        free(next, 10);
    }
}
