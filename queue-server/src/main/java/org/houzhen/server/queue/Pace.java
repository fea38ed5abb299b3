package org.houzhen.server.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Room;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketState;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.wire.TicketPath;
import org.houzhen.wire.TicketPath.Said;

/**
 * How long it may take until a ticket is called. It knows only how long the last visits of today took here: with n before,
 * and the rooms that serve the queue, it takes between n visits of the shorter kind and n + 1 of the longer kind.
 */
final class Pace {
    private static final int VISITS_MIN = 5;
    private static final int VISITS_MAX = 20;
    private static final int STEP_MINUTES = 5;
    private static final double MILLIS_A_MINUTE = Duration.ofMinutes(1).toMillis();
    private static final Set<TicketState> IN_ROOM = Set.of(TicketState.CALLED, TicketState.SERVING);

    private final WaitingArea area;
    private final Instant now;

    Pace(WaitingArea area, Instant now) {
        this.area = area;
        this.now = now;
    }

    TicketPath.Wait until(Ticket ticket, int before) {
        Queue queue = area.queue(ticket.queue()).orElseThrow();
        if (queue.suspended()) {
            return unsaid("已停诊，请听从护士安排", "this clinic was cancelled; the nurse will tell you what comes instead");
        }
        double rooms = roomsFor(queue.id());
        if (rooms == 0) {
            return unsaid("还没有开始叫号，暂时不能估计", "nobody is calling yet, so nothing can be said about the time");
        }
        List<Long> visits = visits(queue.id());
        if (visits.size() < VISITS_MIN) {
            return unsaid("今天叫到的人数还少，暂时不能估计", "too few have been called today to say anything about the time");
        }
        double early = ticket.opens()
                .map(from -> Duration.between(now, from).toMillis() / MILLIS_A_MINUTE)
                .orElse(0.0);
        double from = Math.max(early, before * minutes(visits, 0.25) / rooms);
        double to = Math.max(early, 0) + (before + 1) * minutes(visits, 0.75) / rooms;
        return range((int) (Math.floor(from / STEP_MINUTES) * STEP_MINUTES), (int)
                (Math.ceil(Math.max(to, from + 1) / STEP_MINUTES) * STEP_MINUTES));
    }

    private static TicketPath.Wait unsaid(String zh, String en) {
        return new TicketPath.Wait(null, null, new Said(zh, en));
    }

    private static TicketPath.Wait range(int from, int to) {
        Said said = from == 0
                ? new Said("大约 " + to + " 分钟以内", "about " + to + " minutes or less")
                : new Said("大约 " + from + " 至 " + to + " 分钟", "about " + from + " to " + to + " minutes");
        return new TicketPath.Wait(from, to, said);
    }

    /** Rooms that call for a queue now; one that serves several counts in parts. */
    private double roomsFor(QueueId queue) {
        return area.rooms().stream()
                .filter(room -> !room.closed() && !room.paused())
                .filter(room -> room.queues().contains(queue))
                .mapToDouble(room -> 1.0 / Math.max(1, busyQueues(room, queue)))
                .sum();
    }

    private long busyQueues(Room room, QueueId own) {
        return room.queues().stream()
                .filter(id -> id.equals(own) || area.queue(id).map(Queue::size).orElse(0) > 0)
                .count();
    }

    /** How long the latest visits held a room, in milliseconds, shortest first: of this queue, or else of the whole area. */
    private List<Long> visits(QueueId queue) {
        List<Long> own = visits(ticket -> ticket.queue().equals(queue));
        return own.size() >= VISITS_MIN ? own : visits(ticket -> true);
    }

    private List<Long> visits(Predicate<Ticket> which) {
        return area.tickets().stream()
                .filter(which)
                .filter(ticket -> IN_ROOM.contains(ticket.before()) && !IN_ROOM.contains(ticket.state()))
                .sorted(Comparator.comparing((Ticket ticket) -> ticket.since().orElse(Instant.MIN))
                        .reversed())
                .limit(VISITS_MAX)
                .map(ticket -> Duration.between(
                                ticket.lastCall(), ticket.since().orElse(ticket.lastCall()))
                        .toMillis())
                .filter(millis -> millis > 0)
                .sorted()
                .toList();
    }

    /** The value below which this part of the visits lies. */
    private static double minutes(List<Long> sorted, double part) {
        return sorted.get((int) Math.round(part * (sorted.size() - 1))) / MILLIS_A_MINUTE;
    }
}
