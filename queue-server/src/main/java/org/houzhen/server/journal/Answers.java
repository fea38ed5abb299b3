package org.houzhen.server.journal;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Gives the answers of a commit on a thread of its own: waking hundreds of callers takes as long as writing their rows, and
 * the next commit need not wait for it. A few answers are given at once, which is faster than handing them over.
 */
final class Answers implements AutoCloseable {
    private static final int AT_ONCE_MAX = 4;
    private static final int COMMITS_OWED_MAX = 16;
    private static final int PATIENCE_SECONDS = 10;

    /** With so many commits to be answered, whoever hands in the next one answers it himself, and so is held up. */
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(COMMITS_OWED_MAX),
            work -> new Thread(work, "scribe-answers"),
            new ThreadPoolExecutor.CallerRunsPolicy());

    /** Runs each of them, now or soon; the list must not change any more. */
    void give(List<? extends Runnable> answers) {
        if (answers.size() <= AT_ONCE_MAX) {
            answers.forEach(Runnable::run);
        } else {
            thread.execute(() -> answers.forEach(Runnable::run));
        }
    }

    /** Returns when all are given. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
