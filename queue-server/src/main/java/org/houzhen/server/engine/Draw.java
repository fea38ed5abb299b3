package org.houzhen.server.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whom one room takes next, at one instant: from its door, or across the lines of all queues it serves. */
final class Draw {
    private final WaitingArea area;
    private final Room room;
    private final Instant now;

    Draw(WaitingArea area, Room room, Instant now) {
        this.area = area;
        this.room = room;
        this.now = now;
    }

    /**
     * Who is called now: the green channel of the hall before those at the door, and so a miss that was a mistake; the door
     * before the hall, and whoever waits at another door for the same queue before nobody.
     */
    Optional<Line.Place> next() {
        Optional<Line.Place> hall = fromHall();
        Optional<Line.Place> door = room.firstAtDoor().map(area::require).map(Draw::asInvited);
        return door.isEmpty()
                ? hall.or(this::fromOtherDoors)
                : hall.filter(place -> passesTheDoor(place.rule(), door.get().rule()))
                        .or(() -> door);
    }

    private static boolean passesTheDoor(Rule hall, Rule door) {
        return hall.compareTo(Rule.RESTORED) <= 0 && hall.compareTo(door) < 0;
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
        return fromHall(1).stream().findFirst();
    }

    /** Across the lines of all queues it serves, one after the other if nobody else came. */
    List<Line.Place> fromHall(int limit) {
        Map<QueueId, Line> lines = new LinkedHashMap<>();
        for (QueueId id : room.queues()) {
            area.queue(id)
                    .filter(queue -> queue.hasSomebody(now))
                    .ifPresent(queue -> lines.put(id, new Line(queue, area.rules(), now, room.grades())));
        }
        List<Line.Place> drawn = new ArrayList<>(limit);
        for (Optional<Line.Place> next = best(lines, drawn); next.isPresent(); next = best(lines, drawn)) {
            drawn.add(next.get());
            if (drawn.size() == limit) {
                return drawn;
            }
            lines.get(next.get().ticket().queue()).take(next.get());
        }
        return drawn;
    }

    private Optional<Line.Place> best(Map<QueueId, Line> lines, List<Line.Place> drawn) {
        List<Line.Place> heads = lines.values().stream()
                .flatMap(line -> line.head().stream())
                .map(this::notPastClosing)
                .toList();
        Optional<Line.Place> first = heads.stream().min(byRightOfWay());
        boolean byShare = room.isWeighted()
                && first.filter(place -> place.rule() == Rule.GREEN_CHANNEL).isEmpty();
        return byShare ? heads.stream().min(Comparator.comparingDouble(place -> share(place, drawn))) : first;
    }

    private double share(Line.Place place, List<Line.Place> drawn) {
        QueueId queue = place.ticket().queue();
        return room.share(queue, (int) drawn.stream()
                .filter(other -> other.ticket().queue().equals(queue))
                .count());
    }

    /**
     * Between lines the better rule goes first. Who is next only because the own line has nobody to let pass stands there
     * like anybody whose turn it is, and turns go by time: no right makes anybody wait longer than having none.
     */
    private Comparator<Line.Place> byRightOfWay() {
        return Comparator.comparing(this::rightOfWay)
                .thenComparingLong(place -> rightOfWay(place) == Rule.TURN ? turnOf(place.ticket()) : 0)
                .thenComparing(place -> isAtFault(place.ticket()))
                .thenComparing(place -> place.ticket().seat());
    }

    private Rule rightOfWay(Line.Place place) {
        boolean alone = place.rule() == Rule.NOBODY_ELSE
                && place.ticket().seat().lane() != Lane.LAST
                && place.ticket().isOffered(now);
        return alone ? Rule.TURN : place.rule();
    }

    /** What the ticket's turn goes by where it has no other right: its time, or when it came too late or came back. */
    private long turnOf(Ticket ticket) {
        Lane lane = ticket.seat().lane();
        if (lane.isOrdinary()) {
            return ticket.seat().major();
        }
        boolean byItsTime = area.queueOf(ticket).kind().hasDoors() && !isAtFault(ticket);
        Instant time =
                byItsTime ? ticket.issued().slotStart() : ticket.waitingSince().orElse(now);
        return time.toEpochMilli();
    }

    private static boolean isAtFault(Ticket ticket) {
        return ticket.seat().lane() == Lane.LATE || ticket.seat().lane() == Lane.REQUEUED;
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
