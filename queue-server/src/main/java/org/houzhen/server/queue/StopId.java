package org.houzhen.server.queue;

import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.engine.VisitId;

/**
 * Which stop of which visit a ticket is for: what one receipt paid for at one station. It stands in the journal as the
 * ticket's visit, so that the same stop never gets two tickets, whoever asks for it and however often. An errand at a window
 * has no register number, and the key of whoever asked in the receipt's place.
 */
public record StopId(String registerNo, String station, String receiptNo) {
    private static final String BETWEEN = "/";
    private static final int PARTS = 3;

    /** What somebody comes to a window for of their own accord; no visit and nothing that was ordered stands behind it. */
    public static StopId errand(String station, UUID key) {
        return new StopId("", station, key.toString());
    }

    public boolean isErrand() {
        return registerNo.isEmpty();
    }

    /** Whether a ticket's visit is an errand at a window. */
    public static boolean isErrand(String visit) {
        return of(new VisitId(visit)).filter(StopId::isErrand).isPresent();
    }

    /** As {@link TicketOffice} knows it. */
    public String asVisit() {
        return visit().value();
    }

    VisitId visit() {
        return new VisitId(String.join(BETWEEN, registerNo, station, receiptNo));
    }

    /** Empty for the visit of a clinic. */
    static Optional<StopId> of(VisitId visit) {
        String[] parts = visit.value().split(BETWEEN, -1);
        return parts.length == PARTS ? Optional.of(new StopId(parts[0], parts[1], parts[2])) : Optional.empty();
    }
}
