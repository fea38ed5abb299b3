package org.houzhen.server.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that decides. It decides the commands that wait one after the other; while one commit is being written
 * ({@link Committer}) the next one forms, so that deciding never waits for the disk and one wait for the disk serves many
 * presses. Nobody is answered before what he was told is durable.
 *
 * <p>Another node that was faster, a failed write, and a decision that threw all end the same way: the touched states are
 * dropped, read again from the journal, and the commands are decided once more; so is what was decided on top of them.
 */
public final class Scribe<S, E> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);
    private static final int WAITING_MAX = 10_000;
    private static final int BATCH_MAX = 512;
    private static final int OPEN_STREAMS_MAX = 2_048;
    private static final int CONFLICTS_MAX = 100;
    private static final long LOOK_NANOS = 30_000;
    private static final int AWAITED_MAX = 64; // Of a larger commit the disk's own time is the smaller part.
    private static final long COMING_BACK_NANOS = 200_000;
    private static final long TELL_PAUSE_MILLIS = 40;
    private static final long TELL_PAUSE_BUSY_MILLIS = 200;

    private final Journal journal;
    private final Fold<S, E> fold;
    private final Listener<S> listener;
    private final Committer<S, E> committer;
    private final BlockingQueue<Pending<S, E, ?>> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final HashChain chain = new HashChain();
    private final Map<StreamName, Draft.Open<S>> open = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<StreamName, Long> told = new HashMap<>();
    private final Set<StreamName> untold = new LinkedHashSet<>();
    private final Thread thread;
    private Commit<S, E> forming;
    private int conflicts;
    private int everybody;
    private long lastCame;
    private volatile boolean closing;

    /**
     * Is asked, on the scribe's thread, about streams that have changed: at the first change at once, then about the newest
     * state at most once in {@value #TELL_PAUSE_MILLIS} ms, however many commits lie between; while commands wait these go
     * first, and it is {@value #TELL_PAUSE_BUSY_MILLIS} ms. It must be quick.
     */
    @FunctionalInterface
    public interface Listener<S> {
        /** Looks at a state that is about to be durable; what it returns is run, in order, as soon as it is. */
        Runnable seen(StreamName stream, S state, long position);
    }

    public Scribe(Journal journal, Fold<S, E> fold, Listener<S> listener) {
        this(journal, fold, listener, List.of());
    }

    /** @param ahead streams that are read before all else, on all processors: after a restart everybody waits for them */
    public Scribe(Journal journal, Fold<S, E> fold, Listener<S> listener, List<StreamName> ahead) {
        this(journal, fold, listener, ahead, LastWords.of(Runtime.getRuntime()::halt));
    }

    Scribe(Journal journal, Fold<S, E> fold, Listener<S> listener, List<StreamName> ahead, LastWords lastWords) {
        this.journal = journal;
        this.fold = fold;
        this.listener = listener;
        this.forming = commit(List.of());
        this.thread = new Thread(this::run, "scribe");
        thread.setUncaughtExceptionHandler(lastWords);
        this.committer = new Committer<>(journal, () -> LockSupport.unpark(thread), lastWords);
        ahead.parallelStream()
                .limit(OPEN_STREAMS_MAX)
                .map(stream -> Map.entry(stream, replay(stream)))
                .forEachOrdered(read -> open.put(read.getKey(), read.getValue()));
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
        if (closing || !waiting.offer(pending)) {
            throw new OverloadedException();
        }
        return pending.answer();
    }

    /** Ends after what waits has been decided and answered. */
    @Override
    public void close() {
        closing = true;
        committer.hurry();
        waiting.offer(new Pending<>(draft -> null)); // Wakes the thread; when there is no room for it, it is awake.
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (committer) {
            while (!closing || !waiting.isEmpty() || !forming.isEmpty() || !committer.isFree()) {
                turn();
            }
            untold.forEach(this::tell);
        }
    }

    private void turn() {
        committer.finished().ifPresent(this::settle);
        boolean some = decideWhatWaits();
        if (!committer.isFree()) {
            rest(some);
        } else if (forming.isEmpty()) {
            awaitWork();
        } else if (!someComeBack()) {
            handOver();
        } else if (!some) {
            committer.ahead(forming);
            Thread.yield();
        }
    }

    /** False when nothing waits, or there is no room for it in the commit that forms. */
    private boolean decideWhatWaits() {
        List<Pending<S, E, ?>> next = new ArrayList<>();
        int count = waiting.drainTo(next, Math.max(0, BATCH_MAX - forming.size()));
        next.forEach(this::decide);
        if (count > 0) {
            lastCame = System.nanoTime();
        }
        return count > 0;
    }

    /** While a commit is being written: looks again soon, as to be woken by each would cost as much as deciding for him. */
    private void rest(boolean decidedSome) {
        if (!decidedSome) {
            LockSupport.parkNanos(this, LOOK_NANOS);
        }
    }

    /**
     * Whoever was just answered often has his next command ready: to wait a moment for him, and on as long as one comes after
     * the other, makes one commit of what would be two halves that wait for each other's disk.
     */
    private boolean someComeBack() {
        return forming.size() < Math.min(everybody, AWAITED_MAX) && System.nanoTime() - lastCame < COMING_BACK_NANOS;
    }

    private void expectBack(Commit<S, E> answered) {
        everybody = answered.size() + forming.size();
        lastCame = System.nanoTime();
    }

    private void awaitWork() {
        if (closing) {
            return;
        }
        tellWhatIsDue();
        try {
            Pending<S, E, ?> next =
                    untold.isEmpty() ? waiting.take() : waiting.poll(TELL_PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                decide(next);
            }
        } catch (InterruptedException e) {
            LOG.warn("journal: the scribe does not heed interrupts");
        }
    }

    private void handOver() {
        Commit<S, E> commit = forming;
        forming = commit(List.of());
        untold.addAll(commit.draft().shown());
        if (everybodyIsIn(commit)) {
            writeHere(commit);
        } else {
            committer.write(commit);
            tellWhatIsDue();
        }
    }

    /** Then nobody comes meanwhile, as with a press that comes alone: to hand it over would cost two changes of threads. */
    private boolean everybodyIsIn(Commit<S, E> commit) {
        return waiting.isEmpty() && commit.size() == Math.max(1, everybody);
    }

    private void writeHere(Commit<S, E> commit) {
        committer.writeHere(commit);
        settle(commit);
        if (commit.isDurable()) {
            tellWhatIsDue();
        }
    }

    /** To be called before anything else is decided: what is seen now is what is durable soon. */
    private void tellWhatIsDue() {
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
            committer.whenDurable(stream, listener.seen(stream, changed.state, changed.position));
        } catch (RuntimeException e) {
            LOG.error("journal: nobody was told of {}", stream, e);
        }
    }

    private void decide(Pending<S, E, ?> next) {
        forming.add(next);
        if (!next.decide(forming.draft())) {
            committer.await().ifPresent(this::settle); // What is not durable yet could not be read again.
            decideAgain(forming.batch());
        }
    }

    /** Work that threw after it had appended makes the others start again without it. */
    private void decideAgain(List<Pending<S, E, ?>> batch) {
        do {
            forming.draft().touched().keySet().forEach(open::remove);
            forming = commit(batch);
            committer.ahead(forming); // Takes back what was decided before.
        } while (!batch.stream().allMatch(pending -> pending.decide(forming.draft())));
    }

    private Commit<S, E> commit(List<Pending<S, E, ?>> batch) {
        return new Commit<>(new ArrayList<>(batch), new Draft<>(fold, chain, this::open));
    }

    /** A commit that is not durable takes with it what was decided on top of it meanwhile. */
    private void settle(Commit<S, E> written) {
        if (written.isDurable()) {
            conflicts = 0;
            expectBack(written);
            return;
        }
        written.draft().touched().keySet().forEach(open::remove);
        untold.addAll(written.draft().shown());
        List<Pending<S, E, ?>> again = new ArrayList<>();
        if (written.failure().isEmpty() && ++conflicts < CONFLICTS_MAX) {
            again.addAll(written.batch());
        } else {
            fail(written);
        }
        again.addAll(forming.batch());
        decideAgain(again);
    }

    private void fail(Commit<S, E> written) {
        RuntimeException reason = written.failure()
                .orElseGet(() ->
                        new JournalUnavailableException("other writers were faster " + CONFLICTS_MAX + " times", null));
        LOG.error("journal: {} commands not done: {}", written.size(), reason.getMessage());
        conflicts = 0;
        written.batch().forEach(pending -> pending.fail(reason));
        committer.answer(written);
    }

    private Draft.Open<S> open(StreamName stream) {
        Draft.Open<S> found = open.get(stream);
        if (found == null) {
            found = replay(stream);
            if (open.size() >= OPEN_STREAMS_MAX) {
                closeOne();
            }
            open.put(stream, found);
        }
        return found;
    }

    /** The one not asked for the longest, but none that the journal does not know the whole of yet. */
    private void closeOne() {
        open.keySet().stream()
                .filter(stream -> !forming.draft().touched().containsKey(stream) && !committer.isWriting(stream))
                .findFirst()
                .ifPresent(open::remove);
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
}
