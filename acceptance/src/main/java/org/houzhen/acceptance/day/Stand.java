package org.houzhen.acceptance.day;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.houzhen.acceptance.referee.Referee;
import org.houzhen.server.journal.JournalEntry;

/**
 * Where the referee watches from, on a thread of his own: he sees everything in the order it happened, while the day goes
 * on. What must be known of what he saw is known after {@link #whenAllIsSeen()}.
 */
final class Stand implements AutoCloseable {
    private final Referee referee;
    private final MemoryJournal journal;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "referee"));
    private CompletableFuture<Void> seen = CompletableFuture.completedFuture(null);
    private int read;

    Stand(Referee referee, MemoryJournal journal) {
        this.referee = referee;
        this.journal = journal;
    }

    /** What he is shown must not change afterwards. */
    void shows(Consumer<Referee> what) {
        seen = seen.thenRunAsync(() -> what.accept(referee), thread);
    }

    /** Shows what was written since the last time, and what is gone. */
    void showsJournal() {
        int size = journal.size();
        List<JournalEntry> fresh = journal.since(Math.min(read, size));
        read = size;
        shows(him -> him.read(size, fresh));
    }

    /** The referee, who has seen all. */
    Referee whenAllIsSeen() {
        seen.join();
        return referee;
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
