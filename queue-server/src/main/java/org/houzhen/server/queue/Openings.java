package org.houzhen.server.queue;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.journal.Draft;

/** Opens an area and its queues the first time somebody needs them; every later time changes nothing. */
public final class Openings {
    private final Areas areas;

    Openings(Areas areas) {
        this.areas = areas;
    }

    /** Makes sure that a line exists, within the commit that needs it. */
    public void open(Draft<WaitingArea, Recorded> draft, TicketOffice.Line line, Cause cause) {
        openArea(draft, line.area(), line.areaName(), cause);
        areas.decide(
                draft,
                line.area(),
                new RoomCommand.OpenQueue(
                        derived(cause, line.queue()),
                        new QueueId(line.queue()),
                        line.label(),
                        line.roomName(),
                        line.clinic().kind(),
                        line.clinic().department(),
                        line.clinic().specialty()));
    }

    /** Makes sure that a station's queues exist. */
    public void open(Draft<WaitingArea, Recorded> draft, StopOffice.Place place, Cause cause) {
        openArea(draft, place.area(), place.areaName(), cause);
        place.lines()
                .forEach(line -> areas.decide(
                        draft,
                        place.area(),
                        new RoomCommand.OpenQueue(
                                derived(cause, line.queue()),
                                new QueueId(line.queue()),
                                line.label(),
                                line.place(),
                                place.kind(),
                                place.naming().department(),
                                place.naming().specialty())));
    }

    private void openArea(Draft<WaitingArea, Recorded> draft, String area, String name, Cause cause) {
        areas.decide(draft, area, new RoomCommand.OpenArea(derived(cause, area), area, name));
        areas.decide(
                draft,
                area,
                new RoomCommand.AdoptRules(
                        derived(cause, "rules"), areas.rules().of(area)));
    }

    /** A cause of its own for each step of a command, the same at every repetition. */
    static Cause derived(Cause cause, String step) {
        byte[] name = (cause.command() + " " + step).getBytes(StandardCharsets.UTF_8);
        return new Cause(UUID.nameUUIDFromBytes(name), cause.actor(), cause.at());
    }
}
