package org.houzhen.server.engine;

import java.time.Instant;

/** Where a ticket sits by its class: the only place that knows what each lane sorts by. */
final class Seats {
    private Seats() {}

    /** Ordinary tickets by time segment, priority ones by arrival and P1 before P2, the green channel by arrival. */
    static Seat byPriority(Ticket ticket, Priority priority, Instant now) {
        return switch (priority) {
            case GREEN_CHANNEL -> new Seat(Lane.GREEN_CHANNEL, now.toEpochMilli(), ticket.sequence());
            case FIRST, SECOND -> new Seat(Lane.PRIORITY, now.toEpochMilli(), ticket.sequence());
            case NORMAL -> new Seat(Lane.ORDINARY, ticket.issued().slotStart().toEpochMilli(), ticket.sequence());
        };
    }

    /** After {@code distance} more calls from the queue. */
    static Seat behind(Queue queue, int distance, Ticket ticket) {
        return new Seat(Lane.REQUEUED, queue.calls() + distance, ticket.sequence());
    }

    static Seat returning(Ticket ticket, Instant now) {
        return new Seat(Lane.RETURNING, now.toEpochMilli(), ticket.sequence());
    }
}
