package org.houzhen.server.queue;

import java.util.Optional;
import org.houzhen.server.engine.VisitId;

/**
 * Which stop of which visit a ticket is for: what one receipt paid for at one station. It stands in the journal as the
 * ticket's visit, so that the same stop never gets two tickets, whoever asks for it and however often.
 */
public record StopId(String registerNo, String station, String receiptNo) {
    private static final String BETWEEN = "/";
    private static final int PARTS = 3;

    VisitId visit() {
        return new VisitId(String.join(BETWEEN, registerNo, station, receiptNo));
    }

    /** Empty for the visit of a clinic. */
    static Optional<StopId> of(VisitId visit) {
        String[] parts = visit.value().split(BETWEEN, -1);
        return parts.length == PARTS ? Optional.of(new StopId(parts[0], parts[1], parts[2])) : Optional.empty();
    }
}
