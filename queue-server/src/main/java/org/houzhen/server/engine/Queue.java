package org.houzhen.server.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One line of tickets: its lanes, and how many were called from it, which is what ratios and put-back distances count. */
public final class Queue {
    private final AreaEvent.QueueOpened opened;
    private final Map<Lane, NavigableMap<Seat, Ticket>> lanes = new EnumMap<>(Lane.class);
    private final Map<Lane, Integer> ordinarySince = new EnumMap<>(Lane.class);
    private long calls;

    Queue(AreaEvent.QueueOpened opened) {
        this.opened = opened;
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new TreeMap<>());
            ordinarySince.put(lane, 0);
        }
    }

    void add(Ticket ticket) {
        if (lanes.get(ticket.seat().lane()).put(ticket.seat(), ticket) != null) {
            throw new IllegalStateException("seat of " + ticket.number() + " is taken");
        }
    }

    void remove(Ticket ticket) {
        if (lanes.get(ticket.seat().lane()).remove(ticket.seat()) != ticket) {
            throw new IllegalStateException(ticket.number() + " does not wait in " + opened.queue());
        }
    }

    /** Counts a call from a lane: an ordinary one brings every other lane nearer, its own call sets a lane back. */
    void count(Lane lane) {
        calls++;
        if (lane == Lane.ORDINARY) {
            ordinarySince.replaceAll((each, since) -> since + 1);
        } else {
            ordinarySince.put(lane, 0);
        }
    }

    NavigableMap<Seat, Ticket> lane(Lane lane) {
        return lanes.get(lane);
    }

    int ordinarySince(Lane lane) {
        return ordinarySince.get(lane);
    }

    long calls() {
        return calls;
    }

    public QueueId id() {
        return opened.queue();
    }

    public String label() {
        return opened.label();
    }

    /** The room it is planned in; may be empty. */
    public String place() {
        return opened.place();
    }

    /** How many wait, early arrivals included. */
    public int size() {
        return lanes.values().stream().mapToInt(Map::size).sum();
    }
}
