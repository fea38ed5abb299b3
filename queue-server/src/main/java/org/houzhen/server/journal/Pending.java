package org.houzhen.server.journal;

import java.util.concurrent.CompletableFuture;

/** Work and whoever waits for its answer, which running it gives. Decided by the scribe's thread only. */
final class Pending<S, E, R> implements Runnable {
    private final Work<S, E, R> work;
    private final CompletableFuture<R> answer = new CompletableFuture<>();
    private R decided;
    private RuntimeException failure;

    Pending(Work<S, E, R> work) {
        this.work = work;
    }

    CompletableFuture<R> answer() {
        return answer;
    }

    /** False when it failed halfway, which spoils the draft. Failed work is not tried again. */
    boolean decide(Draft<S, E> draft) {
        if (failure != null) {
            return true;
        }
        int before = draft.entries().size();
        try {
            decided = work.decide(draft);
            return true;
        } catch (RuntimeException e) {
            failure = e;
            return draft.entries().size() == before;
        }
    }

    void fail(RuntimeException e) {
        failure = failure == null ? e : failure;
    }

    @Override
    public void run() {
        if (failure == null) {
            answer.complete(decided);
        } else {
            answer.completeExceptionally(failure);
        }
    }
}
