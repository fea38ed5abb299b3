package org.houzhen.server.web;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The one thread of a loop: a daemon, that is given a moment at the end for what it has in hand. */
public final class LoopThread {
    private static final long LAST_SECONDS = 2;

    private final ScheduledExecutorService thread;

    public LoopThread(String name) {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var made = new Thread(task, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** With a pause before each time; work that throws is not done again. */
    public void again(Runnable work, long betweenMillis) {
        thread.scheduleWithFixedDelay(work, betweenMillis, betweenMillis, TimeUnit.MILLISECONDS);
    }

    public void once(Runnable work, long afterMillis) {
        thread.schedule(work, afterMillis, TimeUnit.MILLISECONDS);
    }

    public void end() {
        thread.shutdown();
        try {
            thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
