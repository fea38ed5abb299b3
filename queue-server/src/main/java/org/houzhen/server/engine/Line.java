package org.houzhen.server.engine;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The order of one queue at one instant: who is next, then who, each with the rule that puts it there. Calling asks for
 * the first; lists and explanations ask for all. Both are this one function, so what a patient is told is what happens.
 *
 * <p>It looks at the heads of the lanes only: drawing one ticket costs a step in one sorted lane, however many wait.
 */
public final class Line {
    private static final List<Lane> WHEN_ALONE =
            List.of(Lane.PRIORITY, Lane.RETURNING, Lane.LATE, Lane.READY_AGAIN, Lane.TRANSFERRED, Lane.REQUEUED);

    private final RuleSet rules;
    private final Instant now;
    private final Tally tally;
    private final Set<Integer> grades;
    private final Map<Lane, Iterator<Ticket>> lanes = new EnumMap<>(Lane.class);
    private final Map<Lane, Ticket> heads = new EnumMap<>(Lane.class);
    private final List<Ticket> notYetActive = new ArrayList<>();
    /** Missed a moment ago: they let whoever is behind them go, until their pause is over or nobody else waits (RULES 4). */
    private final Deque<Ticket> notYetOffered = new ArrayDeque<>();

    Line(Queue queue, RuleSet rules, Instant now, Set<Integer> grades) {
        this.rules = rules;
        this.now = now;
        this.tally = queue.tally().copy();
        this.grades = queue.kind() == QueueKind.EMERGENCY ? grades : Set.of();
        queue.wake(now);
        for (Lane lane : Lane.values()) {
            if (!queue.isEmpty(lane)) {
                boolean byGrade = lane == Lane.GRADED && !this.grades.isEmpty();
                lanes.put(lane, byGrade ? queue.graded(this.grades) : queue.lane(lane));
                advance(lane);
            }
        }
    }

    /** A ticket and why it stands where it stands. */
    public record Place(Ticket ticket, Rule rule) {}

    /** Who is called next from this queue by a room that takes these grades (all, when empty), if anybody may be. */
    public static Optional<Place> next(Queue queue, RuleSet rules, Instant now, Set<Integer> grades) {
        return new Line(queue, rules, now, grades).head();
    }

    /** Everybody who waits; early arrivals stand at the end, the first to count first. */
    public static List<Place> all(Queue queue, RuleSet rules, Instant now) {
        var line = new Line(queue, rules, now, Set.of());
        List<Place> places = line.drawAll();
        queue.early().forEach(line.notYetActive::add);
        line.notYetActive.sort(Queue.BY_WAKING);
        line.notYetActive.forEach(ticket -> places.add(new Place(ticket, Rule.NOT_YET_ACTIVE)));
        return places;
    }

    private List<Place> drawAll() {
        List<Place> places = new ArrayList<>();
        for (Optional<Place> next = head(); next.isPresent(); next = head()) {
            places.add(take(next.get()));
        }
        return places;
    }

    /** Who is next; asked again before {@link #take}, the same. */
    Optional<Place> head() {
        if (heads.isEmpty() && notYetOffered.isEmpty()) {
            return Optional.empty();
        }
        return first(Lane.GREEN_CHANNEL)
                .or(() -> first(Lane.RESTORED))
                .or(this::waitedLong)
                .or(this::dueByCount)
                .or(this::priority)
                .or(this::returning)
                .or(this::late)
                .or(() -> first(Lane.GRADED))
                .or(this::turn)
                .or(this::nobodyElse);
    }

    private Optional<Place> first(Lane lane) {
        return first(lane, lane.rule());
    }

    private Optional<Place> first(Lane lane, Rule rule) {
        return Optional.ofNullable(heads.get(lane)).map(ticket -> new Place(ticket, rule));
    }

    /** The guard (RULES 2): the one of the heads that has waited longest, if that is too long. */
    private Optional<Place> waitedLong() {
        Instant limit = now.minus(rules.order().guard());
        return heads.values().stream()
                .filter(ticket -> ticket.seat().lane().isGuarded())
                .filter(ticket -> ticket.waitingSince().orElse(now).isBefore(limit))
                .min(Comparator.comparing(
                                (Ticket ticket) -> ticket.waitingSince().orElse(now))
                        .thenComparing(Ticket::seat))
                .map(ticket -> new Place(ticket, Rule.WAITED_LONG));
    }

    /** Put back, not ready in turn, or sent from elsewhere: after so many others (RULES 4, 6, 9). */
    private Optional<Place> dueByCount() {
        return Stream.of(Lane.REQUEUED, Lane.READY_AGAIN, Lane.TRANSFERRED)
                .flatMap(lane -> first(lane).stream())
                .filter(place -> place.ticket().seat().major() <= tally.calls())
                .min(Comparator.comparingLong(place -> place.ticket().seat().major()));
    }

    /** One after so many ordinary ones (RULES 5). */
    private Optional<Place> priority() {
        return tally.since(Lane.PRIORITY) >= rules.priorities().ordinaryBeforePriority()
                ? first(Lane.PRIORITY)
                : Optional.empty();
    }

    /** One after so many first visits, not too soon, not too late, not too many in a row (RULES 3). */
    private Optional<Place> returning() {
        RuleSet.Returning rule = rules.returning();
        Ticket head = heads.get(Lane.RETURNING);
        if (head == null || tally.returnsInRow() >= rule.seriesMax()) {
            return Optional.empty();
        }
        long passed = tally.calls() - head.joinedAt();
        if (passed >= rule.placesMax()) {
            return first(Lane.RETURNING, Rule.RETURN_LIMIT);
        }
        return passed >= rule.placesMin() && tally.since(Lane.RETURNING) >= rule.firstBeforeReturn()
                ? first(Lane.RETURNING)
                : Optional.empty();
    }

    /** One after so many punctual ones (RULES 1). */
    private Optional<Place> late() {
        return tally.since(Lane.LATE) >= rules.signIn().punctualBeforeLate() ? first(Lane.LATE) : Optional.empty();
    }

    /** By time segment; within one, appointments and walk-ins mix (RULES 2). */
    private Optional<Place> turn() {
        Ticket appointed = heads.get(Lane.APPOINTED);
        Ticket walkIn = heads.get(Lane.WALK_IN);
        if (appointed == null || walkIn == null) {
            return first(Lane.APPOINTED).or(() -> first(Lane.WALK_IN));
        }
        int bySegment = Long.compare(appointed.seat().major(), walkIn.seat().major());
        if (bySegment != 0) {
            return first(bySegment < 0 ? Lane.APPOINTED : Lane.WALK_IN);
        }
        return switch (rules.order().mix()) {
            case APPOINTED_FIRST -> first(Lane.APPOINTED);
            case EQUAL -> first(isBefore(appointed, walkIn) ? Lane.APPOINTED : Lane.WALK_IN);
            case RATIO ->
                tally.since(Lane.WALK_IN) >= rules.order().appointedBeforeWalkIn()
                        ? first(Lane.WALK_IN, Rule.WALK_IN_RATIO)
                        : first(Lane.APPOINTED);
        };
    }

    private static boolean isBefore(Ticket one, Ticket other) {
        int byArrival = Long.compare(one.seat().minor(), other.seat().minor());
        return byArrival != 0 ? byArrival < 0 : one.sequence() < other.sequence();
    }

    private Optional<Place> nobodyElse() {
        return WHEN_ALONE.stream()
                .filter(heads::containsKey)
                .findFirst()
                .flatMap(lane -> first(lane, Rule.NOBODY_ELSE))
                .or(() -> Optional.ofNullable(notYetOffered.peek()).map(ticket -> new Place(ticket, Rule.NOBODY_ELSE)))
                .or(() -> first(Lane.LAST, Rule.NOBODY_ELSE));
    }

    /** The same counting as at a real draw, ahead of time. */
    Place take(Place place) {
        Lane lane = place.ticket().seat().lane();
        tally.count(lane);
        if (!notYetOffered.remove(place.ticket())) {
            advance(lane);
        }
        return place;
    }

    /** The green channel is every room's; whoever else waits is called where the own grade is seen (RULES 2, 5). */
    private boolean isSeenHere(Ticket ticket) {
        return grades.isEmpty()
                || ticket.priority() == Priority.GREEN_CHANNEL
                || grades.contains(ticket.standing().rank());
    }

    private void advance(Lane lane) {
        heads.remove(lane);
        Iterator<Ticket> rest = lanes.getOrDefault(lane, Collections.emptyIterator());
        while (rest.hasNext()) {
            Ticket ticket = rest.next();
            if (!isSeenHere(ticket)) {
                continue;
            }
            if (!ticket.isActive(now)) {
                notYetActive.add(ticket);
            } else if (lane.isByCount() && !ticket.isOffered(now)) {
                notYetOffered.add(ticket);
            } else {
                heads.put(lane, ticket);
                return;
            }
        }
    }
}
