package org.houzhen.server.engine;

import java.time.Instant;

/** Undoes the closing of a day, which nothing has followed: whoever it ended is where they were (RULES 14). */
final class Reopening {
    private final WaitingArea area;
    private final Instant at;

    Reopening(WaitingArea area, Instant at) {
        this.area = area;
        this.at = at;
    }

    /** Of several at one door the one who left it last comes back first. */
    void restore(TicketNumber number) {
        Ticket ticket = area.require(number);
        ticket.restore();
        area.queueOf(ticket).addWork(ticket.standing().work());
        switch (ticket.state()) {
            case WAITING -> area.queueOf(ticket).add(ticket, at);
            case INVITED -> roomOf(ticket).invite(number, ticket.placeAtDoor());
            case CALLED, SERVING -> roomOf(ticket).take(number, at);
            case MISSED -> area.missedAgain(ticket);
            case ISSUED, PARKED -> {}
            case DONE, TRANSFERRED, NO_SHOW, CANCELLED, UNFINISHED ->
                throw new IllegalStateException(number + " was " + ticket.state() + " before the day was closed");
        }
    }

    private Room roomOf(Ticket ticket) {
        return area.requireRoom(ticket.room().orElseThrow());
    }

    /** Rooms count as used now: nobody could use them while the day was closed. */
    void finish() {
        area.rooms().forEach(room -> room.use(at));
        area.reopen();
    }
}
