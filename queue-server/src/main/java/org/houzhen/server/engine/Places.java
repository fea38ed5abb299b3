package org.houzhen.server.engine;

import java.time.Instant;
import java.util.List;

/** Which place a ticket has, counted from 1 as the patient counts: those at the doors, then the line. */
final class Places {
    private final WaitingArea area;
    private final Instant now;

    Places(WaitingArea area, Instant now) {
        this.area = area;
        this.now = now;
    }

    /** 0 when it does not wait. */
    int of(Ticket ticket) {
        return switch (ticket.state()) {
            case WAITING -> inLine(ticket);
            case INVITED -> atDoor(ticket);
            case ISSUED, CALLED, SERVING, MISSED, PARKED, DONE, TRANSFERRED, NO_SHOW, CANCELLED, UNFINISHED -> 0;
        };
    }

    private int inLine(Ticket ticket) {
        List<Line.Place> line = Line.all(area.queueOf(ticket), area.rules(), now);
        int index = 0;
        while (line.get(index).ticket() != ticket) {
            index++;
        }
        return index + 1;
    }

    private int atDoor(Ticket ticket) {
        return area.requireRoom(ticket.room().orElseThrow()).door().stream()
                        .toList()
                        .indexOf(ticket.number())
                + 1;
    }

    /** The place a ticket would have that is not issued yet; nothing is changed. */
    int ofNew(Ticket ticket, Seat seat) {
        Queue queue = area.queueOf(ticket);
        ticket.wait(seat, now, now, queue.tally().calls());
        queue.add(ticket, now);
        try {
            return inLine(ticket);
        } finally {
            queue.remove(ticket);
        }
    }

    /** The place a waiting ticket would have on another seat; nothing is changed. */
    int on(Ticket ticket, Seat seat) {
        if (ticket.state() == TicketState.INVITED && seat.lane() == Lane.GREEN_CHANNEL) {
            return 1;
        }
        if (ticket.state() != TicketState.WAITING) {
            return of(ticket);
        }
        Seat own = ticket.seat();
        area.reseat(ticket.number(), seat, now);
        try {
            return inLine(ticket);
        } finally {
            area.reseat(ticket.number(), own, now);
        }
    }
}
