package org.houzhen.server.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds the first commit until it is released, so that a test knows what the next one is made of; may let one fail. */
final class HeldJournal extends PassingJournal {
    private final CountDownLatch holding = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();
    private volatile int failing = -1;

    HeldJournal(Journal to) {
        super(to);
    }

    /** The commit of this number, from 0, is not written. */
    HeldJournal failing(int commit) {
        failing = commit;
        return this;
    }

    /** Returns when the first commit has come and is held. */
    void awaitHolding() {
        await(holding);
    }

    void release() {
        released.countDown();
    }

    /** How many entries each commit had, failed ones too. */
    List<Integer> sizes() {
        return sizes;
    }

    @Override
    public void append(List<JournalEntry> entries) {
        sizes.add(entries.size());
        holding.countDown();
        await(released);
        if (sizes.size() - 1 == failing) {
            throw new JournalUnavailableException("planted", null);
        }
        super.append(entries);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
