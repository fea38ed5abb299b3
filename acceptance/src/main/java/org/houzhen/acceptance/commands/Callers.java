package org.houzhen.acceptance.commands;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/** So many threads that each send one thing, wait for its answer, and send the next, for a while. */
final class Callers {
    private Callers() {}

    /**
     * How many answers a second they got.
     *
     * @param caller makes, for each caller's number, what it does again and again; false ends it early
     */
    static double answersPerSecond(int count, Duration time, IntFunction<Step> caller) throws InterruptedException {
        var start = new CountDownLatch(1);
        var answers = new LongAdder();
        long[] end = {0};
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Step step = caller.apply(i);
            threads.add(new Thread(() -> run(step, start, end, answers)));
        }
        threads.forEach(Thread::start);
        long began = System.nanoTime();
        end[0] = began + time.toNanos();
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        return answers.sum() * 1e9 / (System.nanoTime() - began);
    }

    private static void run(Step step, CountDownLatch start, long[] end, LongAdder answers) {
        try {
            start.await();
            while (System.nanoTime() < end[0] && step.once()) {
                answers.increment();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One request and its answer; false when there is nothing left to send. */
    @FunctionalInterface
    interface Step {
        boolean once();
    }
}
