package org.houzhen.kiosk.session;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The one thread that owns the session, and the others that do what takes time. */
public interface Turns {
    /** Runs the task on the session's thread, after those given before. */
    void execute(Runnable task);

    /** Runs the task on the session's thread after the delay, unless canceled. */
    Timer after(Duration delay, Runnable task);

    /** Does the work elsewhere and hands what came of it to the session's thread, or says there that it failed. */
    <T> void work(Callable<T> work, Consumer<T> then, Runnable failed);

    /** A task that waits for its time. */
    interface Timer {
        void cancel();
    }
}
