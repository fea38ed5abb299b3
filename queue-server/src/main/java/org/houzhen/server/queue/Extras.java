package org.houzhen.server.queue;

import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Reason;

/**
 * A doctor consents to more patients than the clinic has numbers for (加号, RULES 6). The consent stands in the journal and
 * nowhere else; the hospital makes the slot when the patient registers, and what is not used lapses with the half day.
 */
public final class Extras {
    private final Areas areas;
    private final Openings openings;

    Extras(Areas areas, Openings openings) {
        this.areas = areas;
        this.openings = openings;
    }

    /** Consenting again to a patient who has not registered yet changes nothing. */
    public Answer consent(Cause cause, TicketOffice.Line to, String patient, Reason reason) {
        return areas.together(draft -> {
            openings.open(draft, to, cause);
            return areas.decide(
                    draft,
                    to.area(),
                    new Arrival.GrantExtra(
                            cause,
                            new QueueId(to.queue()),
                            patient,
                            reason,
                            to.clinic().closes()));
        });
    }

    /** How many more the doctor may consent to in this half day. */
    public int left(TicketOffice.Line line) {
        int max = areas.rules().of(line.area()).extras().max();
        int given = areas.ask(
                line.area(),
                moment -> moment.state()
                        .queue(new QueueId(line.queue()))
                        .map(queue -> queue.consented())
                        .orElse(0));
        return Math.max(0, max - given);
    }
}
