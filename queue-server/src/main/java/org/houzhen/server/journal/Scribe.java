package org.houzhen.server.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that decides and writes. It takes all commands that wait, decides them one after the other, appends
 * their events in one transaction, and only then answers: one wait for the disk serves many presses.
 *
 * <p>Another node that was faster, a failed write, and a decision that threw all end the same way: the touched states are
 * dropped, read again from the journal, and the commands are decided once more. A commit whose answer was lost stops all
 * answers until the journal has been read back.
 */
public final class Scribe<S, E> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);
    private static final int WAITING_MAX = 10_000;
    private static final int BATCH_MAX = 512;
    private static final int OPEN_STREAMS_MAX = 2_048;
    private static final int CONFLICTS_MAX = 100;
    private static final long COMEBACK_NANOS = 2_000_000;
    private static final long LINGER_NANOS = 60_000;
    private static final long LOOK_NANOS = 30_000;
    private static final long READ_BACK_PAUSE_MILLIS = 200;
    private static final long TELL_PAUSE_MILLIS = 40;
    private static final long TELL_PAUSE_BUSY_MILLIS = 200;

    private final Journal journal;
    private final Fold<S, E> fold;
    private final Listener<S> listener;
    private final BlockingQueue<Pending<S, E, ?>> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final HashChain chain = new HashChain();
    private final Map<StreamName, Draft.Open<S>> open = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<StreamName, Long> told = new HashMap<>();
    private final Set<StreamName> untold = new LinkedHashSet<>();
    private final Answers answers = new Answers(this::nudge);
    private int answered;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Is told, on the scribe's thread, of streams that have changed: of the first change at once, then of the newest state
     * at most once in {@value #TELL_PAUSE_MILLIS} ms, however many commits lie between; while commands wait these go first,
     * and it is {@value #TELL_PAUSE_BUSY_MILLIS} ms. It must be quick.
     */
    @FunctionalInterface
    public interface Listener<S> {
        void committed(StreamName stream, S state, long position);
    }

    public Scribe(Journal journal, Fold<S, E> fold, Listener<S> listener) {
        this.journal = journal;
        this.fold = fold;
        this.listener = listener;
        this.thread = new Thread(this::run, "scribe");
        thread.start();
    }

    /**
     * Hands in work; the future completes when its events are durable. A question that appends nothing is answered after
     * the commit before it, so that it never tells what may still be lost.
     *
     * @throws OverloadedException at once, if too much waits already
     */
    public <R> CompletableFuture<R> submit(Work<S, E, R> work) {
        var pending = new Pending<S, E, R>(work);
        if (closing.getCount() == 0 || !waiting.offer(pending)) {
            throw new OverloadedException();
        }
        return pending.answer;
    }

    /** Ends after what waits has been decided and answered. */
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!thread.isAlive()) {
            answers.close(); // Again, because the interrupt may have kept the scribe's thread from waiting for them.
        }
    }

    private void run() {
        try (answers) {
            while (closing.getCount() > 0 || !waiting.isEmpty()) {
                first().ifPresent(this::settle);
                tellWhatIsDue();
            }
        }
    }

    /** Waits for work, but no longer than somebody waits to be told of a change. */
    private Optional<Pending<S, E, ?>> first() {
        try {
            return Optional.ofNullable(
                    untold.isEmpty() ? waiting.take() : waiting.poll(TELL_PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            return Optional.empty(); // Only close() interrupts; the loop's condition ends it.
        }
    }

    private void settle(Pending<S, E, ?> first) {
        List<Pending<S, E, ?>> batch = new ArrayList<>();
        batch.add(first);
        try {
            Draft<S, E> draft = commit(batch, decideAll(batch));
            untold.addAll(draft.touched().keySet());
        } catch (RuntimeException e) {
            LOG.error("journal: {} commands not done: {}", batch.size(), e.getMessage());
            batch.forEach(pending -> pending.fail(e));
        }
        answered = batch.size();
        answers.give(batch);
    }

    /** Decides what waits, and what comes meanwhile, until nothing more is to be expected. */
    private Draft<S, E> decideAll(List<Pending<S, E, ?>> batch) {
        Draft<S, E> draft = draft();
        for (int next = 0; next < batch.size() || hasMore(batch); next++) {
            if (!batch.get(next).decide(draft)) {
                forget(draft);
                draft = decide(batch.subList(0, next + 1));
            }
        }
        return draft;
    }

    /**
     * Takes what waits. Whoever is getting an answer just now may come back at once: he is waited for, so that a commit
     * serves as many as it would if answering took no time.
     */
    private boolean hasMore(List<Pending<S, E, ?>> batch) {
        int room = BATCH_MAX - batch.size();
        long since = System.nanoTime();
        while (room > 0 && waiting.drainTo(batch, room) == 0) {
            if (closing.getCount() == 0 || System.nanoTime() - since > patience(batch.size())) {
                return false;
            }
            LockSupport.parkNanos(this, LOOK_NANOS); // To be woken by each would cost as much as deciding for him.
        }
        return room > 0;
    }

    /** How long the next one is waited for, in nanoseconds. */
    private long patience(int here) {
        if (!answers.areGiven()) {
            return COMEBACK_NANOS;
        }
        return here < answered ? LINGER_NANOS : 0;
    }

    /** All answers are given: whoever has not come back is waited for a moment only. */
    private void nudge() {
        LockSupport.unpark(thread);
    }

    private void tellWhatIsDue() {
        if (untold.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        long pause = TimeUnit.MILLISECONDS.toNanos(waiting.isEmpty() ? TELL_PAUSE_MILLIS : TELL_PAUSE_BUSY_MILLIS);
        List<StreamName> due = untold.stream()
                .filter(stream -> now - told.getOrDefault(stream, now - pause) >= pause)
                .toList();
        for (StreamName stream : due) {
            untold.remove(stream);
            told.put(stream, now);
            tell(stream);
        }
    }

    private void tell(StreamName stream) {
        try {
            Draft.Open<S> changed = open(stream);
            listener.committed(stream, changed.state, changed.position);
        } catch (RuntimeException e) {
            LOG.error("journal: nobody was told of {}", stream, e);
        }
    }

    private Draft<S, E> commit(List<Pending<S, E, ?>> batch, Draft<S, E> decided) {
        Draft<S, E> draft = decided;
        for (int conflict = 0; conflict < CONFLICTS_MAX; conflict++) {
            if (draft.entries().isEmpty() || append(draft)) {
                return draft;
            }
            draft = decide(batch);
        }
        throw new JournalUnavailableException("other writers were faster " + CONFLICTS_MAX + " times", null);
    }

    /** Decides the whole batch; work that threw after it had appended makes the others start again without it. */
    private Draft<S, E> decide(List<Pending<S, E, ?>> batch) {
        while (true) {
            Draft<S, E> draft = draft();
            if (batch.stream().allMatch(pending -> pending.decide(draft))) {
                return draft;
            }
            forget(draft);
        }
    }

    private Draft<S, E> draft() {
        return new Draft<>(fold, chain, this::open);
    }

    /** True when the entries are durable, false when they must be decided again. */
    private boolean append(Draft<S, E> draft) {
        try {
            journal.append(draft.entries());
            return true;
        } catch (StalePositionException e) {
            LOG.info("journal: {}; deciding again", e.getMessage());
        } catch (CommitUnknownException e) {
            LOG.warn("journal: {}; reading back", e.getMessage());
            if (isDurable(draft.entries().get(0))) {
                return true;
            }
        } catch (RuntimeException e) {
            forget(draft);
            throw e;
        }
        forget(draft);
        return false;
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

    private void forget(Draft<S, E> draft) {
        draft.touched().keySet().forEach(open::remove);
    }

    private Draft.Open<S> open(StreamName stream) {
        Draft.Open<S> found = open.get(stream);
        if (found == null) {
            found = replay(stream);
            if (open.size() >= OPEN_STREAMS_MAX) {
                open.remove(open.keySet().iterator().next()); // The one not asked for the longest.
            }
            open.put(stream, found);
        }
        return found;
    }

    private Draft.Open<S> replay(StreamName stream) {
        var replayed = new Draft.Open<>(fold.empty(stream));
        for (JournalEntry entry : journal.read(stream, 1)) {
            fold.apply(replayed.state, fold.decode(entry.fact()));
            replayed.position = entry.position();
            replayed.hash = entry.hash();
        }
        return replayed;
    }

    /** Work and whoever waits for its answer, which running it gives. */
    private static final class Pending<S, E, R> implements Runnable {
        private final Work<S, E, R> work;
        private final CompletableFuture<R> answer = new CompletableFuture<>();
        private R decided;
        private RuntimeException failure;

        Pending(Work<S, E, R> work) {
            this.work = work;
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
}
