// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class TaskPairTest {

    @Test
    public void bothTasksRunWithoutHelpers() {
        AtomicInteger sum = new AtomicInteger();
        new TaskPair(null).run(() -> sum.addAndGet(1), () -> sum.addAndGet(10));
        assertEquals(11, sum.get());
    }

    @Test
    public void theCallerDoesWhatNobodyBegan() {
        List<Runnable> neverRun = new ArrayList<>();
        Thread caller = Thread.currentThread();
        Thread[] second = new Thread[1];
        new TaskPair(neverRun::add).run(() -> {}, () -> second[0] = Thread.currentThread());
        assertSame(caller, second[0]);
        second[0] = null;
        neverRun.get(0).run();
        assertEquals("done once only", null, second[0]);
    }

    @Test
    public void aPoolThatRefusesDoesNoHarm() {
        AtomicInteger sum = new AtomicInteger();
        TaskPair pair =
                new TaskPair(
                        task -> {
                            throw new RejectedExecutionException();
                        });
        pair.run(() -> sum.addAndGet(1), () -> sum.addAndGet(10));
        assertEquals(11, sum.get());
    }

    @Test
    public void tasksRunAtTheSameTimeWhenAThreadIsFree() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            CountDownLatch begun = new CountDownLatch(1);
            new TaskPair(pool).run(() -> await(begun), begun::countDown);
        } finally {
            pool.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    public void aFailureOfTheFirstWaitsForTheSecond() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            CountDownLatch begun = new CountDownLatch(1);
            AtomicBoolean ended = new AtomicBoolean();
            IllegalStateException failure = new IllegalStateException("first");
            Runnable first =
                    () -> {
                        await(begun);
                        throw failure;
                    };
            Runnable second =
                    () -> {
                        begun.countDown();
                        sleep();
                        ended.set(true);
                    };
            TaskPair pair = new TaskPair(pool);
            assertSame(
                    failure,
                    assertThrows(IllegalStateException.class, () -> pair.run(first, second)));
            assertEquals(true, ended.get());
        } finally {
            pool.shutdown();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    public void aFailureOfTheSecondReachesTheCaller() {
        Error failure = new AssertionError("second");
        AtomicBoolean first = new AtomicBoolean();
        TaskPair pair = new TaskPair(Runnable::run);
        Error thrown =
                assertThrows(
                        AssertionError.class,
                        () ->
                                pair.run(
                                        () -> first.set(true),
                                        () -> {
                                            throw failure;
                                        }));
        assertSame(failure, thrown);
        assertEquals(true, first.get());
    }

    @Test
    public void aTaskThatNobodyBeganIsNotDoneAfterAFailure() {
        AtomicBoolean second = new AtomicBoolean();
        TaskPair pair = new TaskPair(task -> {});
        assertThrows(
                IllegalStateException.class,
                () ->
                        pair.run(
                                () -> {
                                    throw new IllegalStateException("first");
                                },
                                () -> second.set(true)));
        assertFalse(second.get());
    }
}
