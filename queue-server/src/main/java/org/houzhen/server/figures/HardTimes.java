package org.houzhen.server.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.houzhen.server.engine.AreaEvent;

/** The hard times of one number (RULES 14): each is when its step was taken first, and never changes afterwards. */
final class HardTimes {
    private final AreaEvent.TicketIssued issued;
    private final Instant registered;
    private Instant signedIn;
    private Instant called;
    private Instant entered;
    private Instant finished;
    private String room = "";
    private String doctor = "";

    HardTimes(AreaEvent.TicketIssued issued, Instant at) {
        this.issued = issued;
        this.registered = at;
    }

    void signsIn(Instant at) {
        signedIn = signedIn == null ? at : signedIn;
    }

    void isCalled(Instant at) {
        called = called == null ? at : called;
    }

    void enters(Instant at, String into, String whose) {
        if (entered == null) {
            entered = at;
            room = into;
            doctor = whose;
        }
    }

    void finishes(Instant at) {
        finished = finished == null ? at : finished;
    }

    AreaEvent.TicketIssued issued() {
        return issued;
    }

    Instant registered() {
        return registered;
    }

    Optional<Instant> signedIn() {
        return Optional.ofNullable(signedIn);
    }

    Optional<Instant> called() {
        return Optional.ofNullable(called);
    }

    Optional<Instant> entered() {
        return Optional.ofNullable(entered);
    }

    Optional<Instant> finished() {
        return Optional.ofNullable(finished);
    }

    /** The room entered first; empty before that. */
    String room() {
        return room;
    }

    /** Whoever sat there then, or the name of the room. */
    String doctor() {
        return doctor;
    }

    /** From sign-in, or from the start of the time segment where that is later; nobody waits less than nothing. */
    Optional<Duration> waited() {
        return entered().map(in -> {
            Instant came = signedIn == null ? registered : signedIn;
            Instant due = issued.slotStart().isAfter(came) ? issued.slotStart() : came;
            return in.isAfter(due) ? Duration.between(due, in) : Duration.ZERO;
        });
    }
}
