package org.houzhen.server.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom one room takes next, at one instant: from its door, or across the lines of all queues it serves. */
final class Draw {
    private static final Comparator<Line.Place> BY_RIGHT_OF_WAY = Comparator.comparing(Line.Place::rule)
            .thenComparing(place -> place.ticket().seat());

    private final WaitingArea area;
    private final Room room;
    private final Instant now;

    Draw(WaitingArea area, Room room, Instant now) {
        this.area = area;
        this.room = room;
        this.now = now;
    }

    /**
     * Who is called now: the green channel of the hall before those at the door, the door before the hall, and whoever
     * waits at another door for the same queue before nobody.
     */
    Optional<Line.Place> next() {
        if (room.firstAtDoor().isEmpty()) {
            return fromHall().or(this::fromOtherDoors);
        }
        return fromHall()
                .filter(place -> place.rule() == Rule.GREEN_CHANNEL)
                .or(() -> room.firstAtDoor().map(area::require).map(Draw::asInvited));
    }

    private Optional<Line.Place> fromOtherDoors() {
        return area.rooms().stream()
                .flatMap(other -> other.door().stream())
                .map(area::require)
                .filter(ticket -> room.queues().contains(ticket.queue()))
                .min(Comparator.comparing((Ticket ticket) -> ticket.since().orElseThrow())
                        .thenComparing(Ticket::sequence))
                .map(Draw::asInvited);
    }

    private static Line.Place asInvited(Ticket ticket) {
        return new Line.Place(ticket, ticket.drawnBy().orElseThrow());
    }

    /** Who is sent to the door next (RULES 7). */
    Optional<AreaEvent> invitation() {
        return fromHall().flatMap(this::invitation);
    }

    private Optional<AreaEvent> invitation(Line.Place place) {
        Ticket ticket = place.ticket();
        return area.queueOf(ticket).kind().hasDoors()
                ? Optional.of(new AreaEvent.Invited(ticket.number(), room.id(), place.rule()))
                : Optional.empty();
    }

    private Optional<Line.Place> fromHall() {
        return room.isWeighted()
                ? heads().filter(place -> place.rule() == Rule.GREEN_CHANNEL)
                        .min(BY_RIGHT_OF_WAY)
                        .or(() -> heads().min(Comparator.comparingDouble(
                                place -> room.share(place.ticket().queue()))))
                : heads().min(BY_RIGHT_OF_WAY);
    }

    private Stream<Line.Place> heads() {
        return room.queues().stream()
                .flatMap(queue -> area.queue(queue).stream())
                .filter(queue -> queue.hasSomebody(now))
                .flatMap(queue -> Line.next(queue, area.rules(), now, room.grades()).stream())
                .map(this::notPastClosing);
    }

    /**
     * Put back behind others, with too few left in the own line: the end of that line is the end of its half day, and not
     * the end of whatever other line the room calls.
     */
    private Line.Place notPastClosing(Line.Place place) {
        Ticket ticket = place.ticket();
        boolean left = place.rule() == Rule.NOBODY_ELSE
                && room.queues().size() > 1
                && now.isAfter(ticket.standing().until())
                && ticket.isOffered(now);
        return left ? new Line.Place(ticket, Rule.CLOSING) : place;
    }
}
