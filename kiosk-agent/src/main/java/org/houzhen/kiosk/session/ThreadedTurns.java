package org.houzhen.kiosk.session;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns on real threads: one for the session, a few for what blocks. */
public final class ThreadedTurns implements Turns, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadedTurns.class);
    private static final int WORKERS = 6;
    private static final int WAITING_MAX = 64;

    private final ScheduledExecutorService session = Executors.newSingleThreadScheduledExecutor(named("kiosk-session"));
    private final ExecutorService workers = workers();

    @Override
    public void execute(Runnable task) {
        try {
            session.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("the session is closed");
        }
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        ScheduledFuture<?> future = session.schedule(guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public <T> void work(Callable<T> work, Consumer<T> then, Runnable failed) {
        try {
            workers.execute(() -> run(work, then, failed));
        } catch (RejectedExecutionException e) {
            LOG.error("too much work at once");
            execute(failed);
        }
    }

    private <T> void run(Callable<T> work, Consumer<T> then, Runnable failed) {
        try {
            T result = work.call();
            execute(() -> then.accept(result));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) { // The edge of a thread: the session hears that it failed.
            LOG.error("work failed: {}", Trace.of(e));
            execute(failed);
        }
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) { // The edge of a thread: the session must live on.
                LOG.error("a turn failed: {}", Trace.of(e));
            }
        };
    }

    private static ExecutorService workers() {
        var pool = new ThreadPoolExecutor(
                WORKERS, WORKERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING_MAX), named("kiosk-work"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        session.shutdownNow();
        workers.shutdownNow();
    }
}
