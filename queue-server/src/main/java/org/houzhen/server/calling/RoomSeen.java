package org.houzhen.server.calling;

import java.util.Optional;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.TicketNumber;

/** Whom a page shows in a room when a button of it is pressed. */
final class RoomSeen {
    /** A ticket's number, or {@value #NOBODY}; a program that looks at no room leaves it out. */
    static final String HEADER = "Houzhen-Room-Has";

    private static final String NOBODY = "nobody";

    private RoomSeen() {}

    /** @param seen what the header says; null where there is none */
    static Call asSeen(Call press, String seen) {
        return seen == null
                ? press
                : new Call.AsSeen(
                        press,
                        Optional.of(seen)
                                .filter(ticket -> !ticket.equals(NOBODY))
                                .map(TicketNumber::new));
    }
}
