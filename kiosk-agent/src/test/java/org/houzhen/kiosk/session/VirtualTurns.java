package org.houzhen.kiosk.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** One thread, one clock that moves only when told, and work that is done in its turn. */
final class VirtualTurns extends Clock implements Turns {
    private Instant now = Instant.parse("2026-11-22T01:30:00Z");
    private long order;
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparing(Task::order));

    private record Task(Instant at, long order, Runnable run) {}

    @Override
    public void execute(Runnable task) {
        after(Duration.ZERO, task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        var waiting = new Task(now.plus(delay), order++, task);
        tasks.add(waiting);
        return () -> tasks.remove(waiting);
    }

    @Override
    public <T> void work(Callable<T> work, Consumer<T> then, Runnable failed) {
        execute(() -> {
            T result;
            try {
                result = work.call();
            } catch (Exception e) {
                failed.run();
                return;
            }
            execute(() -> then.accept(result));
        });
    }

    /** Does the one thing that is due first. */
    void next() {
        tasks.poll().run().run();
    }

    /** The process is gone, and all it was about to do with it. */
    void die() {
        tasks.clear();
    }

    /** Does everything that is due. */
    void settle() {
        while (!tasks.isEmpty() && !tasks.peek().at().isAfter(now)) {
            tasks.poll().run().run();
        }
    }

    void advance(Duration time) {
        Instant until = now.plus(time);
        while (!tasks.isEmpty() && !tasks.peek().at().isAfter(until)) {
            now = tasks.peek().at().isAfter(now) ? tasks.peek().at() : now;
            tasks.poll().run().run();
        }
        now = until;
        settle();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
