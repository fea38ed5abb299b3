package org.houzhen.server.queue;

import java.util.List;
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

    /** Taking back again, or what lapsed, changes nothing; what the patient has used is refused. */
    public Answer takeBack(Cause cause, TicketOffice.Line from, String patient) {
        return areas.together(draft ->
                areas.decide(draft, from.area(), new Arrival.TakeExtraBack(cause, new QueueId(from.queue()), patient)));
    }

    /** Patients whom the doctor has consented to and who have not registered yet. */
    public List<String> open(TicketOffice.Line line) {
        return areas.ask(
                line.area(),
                moment -> moment.state()
                        .queue(new QueueId(line.queue()))
                        .map(queue -> queue.consents(moment.now()))
                        .orElse(List.of()));
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
