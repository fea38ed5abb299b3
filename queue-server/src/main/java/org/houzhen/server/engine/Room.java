package org.houzhen.server.engine;

import java.util.List;
import java.util.Optional;

/** A room, window or device that calls. It has at most one ticket: called, or being served. */
public final class Room {
    private AreaEvent.RoomOpened opened;
    private TicketNumber ticket;
    private boolean paused;

    Room(AreaEvent.RoomOpened opened) {
        this.opened = opened;
    }

    void reopen(AreaEvent.RoomOpened again) {
        opened = again;
        paused = false;
    }

    void take(TicketNumber called) {
        if (ticket != null) {
            throw new IllegalStateException("room " + opened.room() + " has " + ticket + " and cannot take " + called);
        }
        ticket = called;
    }

    void free() {
        ticket = null;
    }

    void pause(boolean pause) {
        paused = pause;
    }

    public RoomId id() {
        return opened.room();
    }

    public String name() {
        return opened.name();
    }

    public String staff() {
        return opened.staff();
    }

    public String title() {
        return opened.title();
    }

    /** The queues it calls from, in order of preference. */
    public List<QueueId> queues() {
        return opened.queues();
    }

    public Optional<TicketNumber> ticket() {
        return Optional.ofNullable(ticket);
    }

    public boolean paused() {
        return paused;
    }
}
