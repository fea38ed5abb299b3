package org.houzhen.server.journal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes commits durable, one at a time on a thread of its own, then has their answers given. A commit whose answer was lost
 * holds up everything until the journal has been read back. Called by the scribe's thread only, which does not touch what it
 * has handed over until that is {@link #finished()}.
 */
final class Committer<S, E> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final long READ_BACK_PAUSE_MILLIS = 200;
    private static final int PATIENCE_SECONDS = 10;

    private final Journal journal;
    private final Runnable whenFinished;
    private final ExecutorService thread;
    private final Answers answers = new Answers();
    private final CountDownLatch closing = new CountDownLatch(1);
    private Commit<S, E> handedOver;
    private CompletableFuture<Void> writing;

    /** @param whenFinished is run on the committer's thread after each commit */
    Committer(Journal journal, Runnable whenFinished, LastWords lastWords) {
        this.journal = journal;
        this.whenFinished = whenFinished;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            var named = new Thread(work, "scribe-commits");
            named.setUncaughtExceptionHandler(lastWords);
            return named;
        });
    }

    /** Hands over a commit; only while {@link #isFree()}. */
    void write(Commit<S, E> commit) {
        handedOver = commit;
        writing = CompletableFuture.runAsync(() -> writeAndAnswer(commit), thread);
        writing.whenComplete((done, failure) -> whenFinished.run());
    }

    /** Writes a commit on the scribe's own thread and answers it there; only while {@link #isFree()}. Its fate is known on return. */
    void writeHere(Commit<S, E> commit) {
        makeDurable(commit);
        if (commit.isDurable()) {
            commit.batch().forEach(Runnable::run);
        }
    }

    /** Lets the journal know what the commit that forms will begin with; only while {@link #isFree()}. */
    void ahead(Commit<S, E> forming) {
        journal.ahead(forming.draft().entries());
    }

    /** True when nothing is being written and the scribe knows what became of the last one. */
    boolean isFree() {
        return handedOver == null;
    }

    boolean isWriting(StreamName stream) {
        return handedOver != null && handedOver.draft().touched().containsKey(stream);
    }

    /** What was handed over, once, when its fate is known. */
    Optional<Commit<S, E>> finished() {
        return handedOver == null || !writing.isDone() ? Optional.empty() : await();
    }

    /** Waits for what was handed over, if anything. */
    Optional<Commit<S, E>> await() {
        if (handedOver == null) {
            return Optional.empty();
        }
        writing.join();
        Commit<S, E> commit = handedOver;
        handedOver = null;
        return Optional.of(commit);
    }

    /** Runs news of a stream on the committer's thread, in the order of calls: once its change is durable, else never. */
    void whenDurable(StreamName stream, Runnable news) {
        Optional<Commit<S, E>> change = isWriting(stream) ? Optional.of(handedOver) : Optional.empty();
        thread.execute(() -> {
            if (change.map(Commit::isDurable).orElse(true)) {
                tell(stream, news);
            }
        });
    }

    private static void tell(StreamName stream, Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.error("journal: nobody was told of {}", stream, e);
        }
    }

    void answer(Commit<S, E> commit) {
        answers.give(commit.batch());
    }

    /** A journal that cannot be read back is given up. Any thread may call. */
    void hurry() {
        closing.countDown();
    }

    /** Returns when all answers are given. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        answers.close();
    }

    private void writeAndAnswer(Commit<S, E> commit) {
        makeDurable(commit);
        if (commit.isDurable()) {
            answer(commit);
        }
    }

    private void makeDurable(Commit<S, E> commit) {
        try {
            if (commit.draft().entries().isEmpty() || isAppended(commit.draft())) {
                commit.becameDurable();
            }
        } catch (RuntimeException e) {
            commit.failed(e);
        }
    }

    /** False when another writer was faster. */
    private boolean isAppended(Draft<S, E> draft) {
        try {
            journal.append(draft.entries());
            return true;
        } catch (StalePositionException e) {
            LOG.info("journal: {}; deciding again", e.getMessage());
            return false;
        } catch (CommitUnknownException e) {
            LOG.warn("journal: {}; reading back", e.getMessage());
            return isDurable(draft.entries().get(0));
        }
    }

    /** Asks until there is an answer. A transaction is whole or absent, so its first entry speaks for all. */
    private boolean isDurable(JournalEntry written) {
        while (true) {
            try {
                return journal.read(written.stream(), written.position()).stream()
                        .findFirst()
                        .filter(found -> found.hash().equals(written.hash()))
                        .isPresent();
            } catch (JournalUnavailableException e) {
                LOG.warn("journal: cannot be read back yet: {}", e.getMessage());
                pause(e);
            }
        }
    }

    private void pause(JournalUnavailableException reason) {
        try {
            if (closing.await(READ_BACK_PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw reason;
            }
        } catch (InterruptedException e) {
            throw reason;
        }
    }
}
