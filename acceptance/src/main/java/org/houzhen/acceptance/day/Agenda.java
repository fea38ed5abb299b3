package org.houzhen.acceptance.day;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens when, in virtual time; equal times in the order of being planned. */
final class Agenda {
    private final PriorityQueue<Item> items =
            new PriorityQueue<>(Comparator.comparingLong(Item::time).thenComparingLong(Item::order));
    private final VirtualClock clock;
    private long now;
    private long planned;

    Agenda(VirtualClock clock, long start) {
        this.clock = clock;
        this.now = start;
    }

    private record Item(long time, long order, Runnable action) {}

    long now() {
        return now;
    }

    void at(long time, Runnable action) {
        items.add(new Item(Math.max(time, now), planned++, action));
    }

    void in(double seconds, Runnable action) {
        at(now + Math.round(seconds * 1_000), action);
    }

    /** Lets everything happen up to a time. */
    void runUntil(long end) {
        while (runNext(end)) {
            // Each item plans the next ones.
        }
    }

    /** Lets the next thing happen, unless it is later; then it is that later time. */
    boolean runNext(long end) {
        boolean due = !items.isEmpty() && items.peek().time() <= end;
        now = due ? items.peek().time() : end;
        clock.set(now);
        if (due) {
            items.poll().action().run();
        }
        return due;
    }
}
