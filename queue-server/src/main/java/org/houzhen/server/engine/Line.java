package org.houzhen.server.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The order of one queue at one instant: who is next, then who, each with the rule that puts it there. Calling asks for
 * the first; lists and explanations ask for all. Both are this one function, so what a patient is told is what happens.
 *
 * <p>It looks at the heads of the lanes only: drawing one ticket costs a step in one sorted lane, however many wait.
 */
public final class Line {
    private static final List<Lane> BY_RATIO = List.of(Lane.PRIORITY, Lane.RETURNING, Lane.LATE);
    private static final List<Lane> WHEN_ALONE = List.of(Lane.PRIORITY, Lane.RETURNING, Lane.LATE, Lane.REQUEUED);

    private final RuleSet rules;
    private final Instant now;
    private final Map<Lane, Iterator<Ticket>> lanes = new EnumMap<>(Lane.class);
    private final Map<Lane, Ticket> heads = new EnumMap<>(Lane.class);
    private final Map<Lane, Integer> ordinarySince = new EnumMap<>(Lane.class);
    private final List<Ticket> notYetActive = new ArrayList<>();
    private long calls;

    private Line(Queue queue, RuleSet rules, Instant now) {
        this.rules = rules;
        this.now = now;
        this.calls = queue.calls();
        for (Lane lane : Lane.values()) {
            lanes.put(lane, queue.lane(lane).values().iterator());
            ordinarySince.put(lane, queue.ordinarySince(lane));
            advance(lane);
        }
    }

    /** A ticket and why it stands where it stands. */
    public record Place(Ticket ticket, Rule rule) {}

    /** Who is called next from this queue, if anybody may be. */
    public static Optional<Place> next(Queue queue, RuleSet rules, Instant now) {
        return new Line(queue, rules, now).draw();
    }

    /** Who would be called one after the other if nobody else came, at most so many. */
    public static List<Place> first(Queue queue, RuleSet rules, Instant now, int limit) {
        return new Line(queue, rules, now).drawUpTo(limit);
    }

    /** Everybody who waits; early arrivals stand at the end. */
    public static List<Place> all(Queue queue, RuleSet rules, Instant now) {
        var line = new Line(queue, rules, now);
        List<Place> places = line.drawUpTo(Integer.MAX_VALUE);
        line.notYetActive.forEach(ticket -> places.add(new Place(ticket, Rule.NOT_YET_ACTIVE)));
        return places;
    }

    private List<Place> drawUpTo(int limit) {
        List<Place> places = new ArrayList<>();
        while (!heads.isEmpty() && places.size() < limit) {
            places.add(draw().orElseThrow());
        }
        return places;
    }

    private Optional<Place> draw() {
        return first(Lane.GREEN_CHANNEL, Rule.GREEN_CHANNEL)
                .or(this::waitedLong)
                .or(this::requeuedAndDue)
                .or(this::byRatio)
                .or(() -> first(Lane.ORDINARY, Rule.TURN))
                .or(this::nobodyElse)
                .map(this::take);
    }

    private Optional<Place> first(Lane lane, Rule rule) {
        return Optional.ofNullable(heads.get(lane)).map(ticket -> new Place(ticket, rule));
    }

    /** The guard: the one of the heads that has waited longest, if that is too long. */
    private Optional<Place> waitedLong() {
        Instant limit = now.minus(rules.guard());
        return heads.values().stream()
                .filter(ticket -> ticket.seat().lane() != Lane.REQUEUED)
                .filter(ticket -> ticket.waitingSince().orElse(now).isBefore(limit))
                .min((one, other) -> one.waitingSince()
                        .orElse(now)
                        .compareTo(other.waitingSince().orElse(now)))
                .map(ticket -> new Place(ticket, Rule.WAITED_LONG));
    }

    private Optional<Place> requeuedAndDue() {
        return first(Lane.REQUEUED, Rule.REQUEUED)
                .filter(place -> place.ticket().seat().major() <= calls)
                .filter(place -> place.ticket().isOffered(now));
    }

    private Optional<Place> byRatio() {
        return BY_RATIO.stream()
                .filter(heads::containsKey)
                .filter(lane -> ordinarySince.get(lane) >= rules.ordinaryBefore(lane))
                .findFirst()
                .flatMap(lane -> first(lane, ratioOf(lane)));
    }

    private Optional<Place> nobodyElse() {
        return WHEN_ALONE.stream()
                .filter(heads::containsKey)
                .findFirst()
                .flatMap(lane -> first(lane, Rule.NOBODY_ELSE));
    }

    private static Rule ratioOf(Lane lane) {
        return switch (lane) {
            case PRIORITY -> Rule.PRIORITY_RATIO;
            case RETURNING -> Rule.RETURN_RATIO;
            case LATE -> Rule.LATE_RATIO;
            case GREEN_CHANNEL, REQUEUED, ORDINARY -> throw new IllegalArgumentException(lane + " goes by no ratio");
        };
    }

    /** The same counting as {@link Queue#count}, ahead of time. */
    private Place take(Place place) {
        Lane lane = place.ticket().seat().lane();
        calls++;
        if (lane == Lane.ORDINARY) {
            ordinarySince.replaceAll((each, since) -> since + 1);
        } else {
            ordinarySince.put(lane, 0);
        }
        advance(lane);
        return place;
    }

    private void advance(Lane lane) {
        heads.remove(lane);
        Iterator<Ticket> rest = lanes.get(lane);
        while (rest.hasNext()) {
            Ticket ticket = rest.next();
            if (ticket.isActive(now)) {
                heads.put(lane, ticket);
                return;
            }
            notYetActive.add(ticket);
        }
    }
}
