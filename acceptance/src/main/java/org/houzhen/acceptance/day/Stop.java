package org.houzhen.acceptance.day;

import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.VisitId;

/** One number of a visit: where it waits, and what comes after it. */
final class Stop {
    /** What a room does with the patient in the end. */
    enum Outcome {
        FINISH,
        TEST,
        TRANSFER
    }

    final Visit visit;
    final String area;
    final String queue;
    final VisitId id;
    String number = "";
    Outcome outcome = Outcome.FINISH;
    boolean stayedAway;
    /** Where the patient was sent here from; null for most. */
    Stop before;

    private Runnable then = () -> {};

    Stop(Visit visit, String area, String queue, String suffix) {
        this(visit, area, queue, new VisitId("V" + visit.index + suffix));
    }

    Stop(Visit visit, String area, String queue, VisitId id) {
        this.visit = visit;
        this.area = area;
        this.queue = queue;
        this.id = id;
    }

    Stop then(Runnable next) {
        then = next;
        return this;
    }

    /** The number it has now; a nurse may give a new one, so whoever presses a button looks before. */
    TicketNumber ticket() {
        return new TicketNumber(number);
    }

    /** The patient leaves this place for the next. */
    void leave() {
        then.run();
    }
}
