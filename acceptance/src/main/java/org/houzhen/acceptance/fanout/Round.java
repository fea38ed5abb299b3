package org.houzhen.acceptance.fanout;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts who has received each view of one server, and prints the moment the last one has. */
final class Round {
    private final ConcurrentHashMap<Long, AtomicInteger> received = new ConcurrentHashMap<>();
    private final String server;
    private final int receivers;

    Round(String server, int receivers) {
        this.server = server;
        this.receivers = receivers;
    }

    /** The clock is the machine's own and the same in both processes. */
    void received(long position) {
        AtomicInteger count = received.computeIfAbsent(position, any -> new AtomicInteger());
        if (count.incrementAndGet() == receivers) {
            long now = System.nanoTime();
            received.remove(position);
            System.out.println("all " + server + " " + position + " " + now);
        }
    }
}
