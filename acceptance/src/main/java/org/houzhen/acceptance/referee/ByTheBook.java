package org.houzhen.acceptance.referee;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.houzhen.server.engine.RuleSet;

/**
 * Who has to be next from one queue, found by reading RULES from the top for everybody who waits. It is slow on purpose:
 * it keeps no counts, it counts again.
 */
final class ByTheBook {
    private static final List<String> GUARDED =
            List.of("GREEN_CHANNEL", "RESTORED", "PRIORITY", "RETURNING", "LATE", "APPOINTED", "WALK_IN");
    private static final List<String> AFTER_SO_MANY = List.of("REQUEUED", "READY_AGAIN", "TRANSFERRED");
    private static final List<String> IF_NOBODY_ELSE =
            List.of("PRIORITY", "RETURNING", "LATE", "READY_AGAIN", "TRANSFERRED", "REQUEUED");

    private final QueueNote queue;
    private final RuleSet rules;
    private final long now;
    private final List<TicketNote> here;

    ByTheBook(QueueNote queue, RuleSet rules, long now, List<Integer> grades) {
        this.queue = queue;
        this.rules = rules;
        this.now = now;
        this.here = queue.waiting.stream()
                .filter(ticket -> ticket.activeFrom <= now || ticket.group.equals("GREEN_CHANNEL"))
                .filter(ticket -> grades.isEmpty() || isSeenHere(ticket, grades))
                .toList();
    }

    /** A room for some grades sees no others of an emergency line, however they wait; only life in danger is everybody's (RULES 2, 5). */
    private boolean isSeenHere(TicketNote ticket, List<Integer> grades) {
        return !queue.kind.equals("EMERGENCY")
                || ticket.priority.equals("GREEN_CHANNEL")
                || grades.contains(ticket.rank());
    }

    /** A ticket and the rule that makes it the next. */
    record Pick(TicketNote ticket, String rule) {}

    Optional<Pick> next() {
        if (here.isEmpty()) {
            return Optional.empty();
        }
        return firstOf("GREEN_CHANNEL", "GREEN_CHANNEL")
                .or(() -> firstOf("RESTORED", "RESTORED"))
                .or(this::waitedTooLong)
                .or(this::afterSoMany)
                .or(this::priority)
                .or(this::returning)
                .or(this::late)
                .or(() -> firstOf("GRADED", "GRADE"))
                .or(this::ordinary)
                .or(this::nobodyElse);
    }

    /** Everybody in the order of being called if nobody else came. */
    static List<TicketNote> line(QueueNote queue, RuleSet rules, long now) {
        return picks(queue, rules, now).stream().map(Pick::ticket).toList();
    }

    /** The same, each with the rule that would draw it. */
    static List<Pick> picks(QueueNote queue, RuleSet rules, long now) {
        QueueNote trial = queue.copy();
        List<Pick> picks = new ArrayList<>();
        Optional<Pick> next = new ByTheBook(trial, rules, now, List.of()).next();
        while (next.isPresent()) {
            picks.add(next.get());
            trial.draw(next.get().ticket());
            next = new ByTheBook(trial, rules, now, List.of()).next();
        }
        return picks;
    }

    private int sinceLast(String group) {
        return queue.since(group);
    }

    private Optional<TicketNote> head(String group) {
        return here.stream().filter(ticket -> ticket.group.equals(group)).min(TicketNote.IN_TURN);
    }

    private Optional<Pick> firstOf(String group, String rule) {
        return head(group).map(ticket -> new Pick(ticket, rule));
    }

    private Optional<Pick> priority() {
        boolean due = sinceLast("PRIORITY") >= rules.priorities().ordinaryBeforePriority();
        return due ? firstOf("PRIORITY", "PRIORITY_RATIO") : Optional.empty();
    }

    private Optional<Pick> late() {
        boolean due = sinceLast("LATE") >= rules.signIn().punctualBeforeLate();
        return due ? firstOf("LATE", "LATE_RATIO") : Optional.empty();
    }

    private Optional<Pick> waitedTooLong() {
        long limit = now - rules.order().guard().toMillis();
        return GUARDED.stream()
                .flatMap(group -> head(group).stream())
                .filter(ticket -> ticket.waitingSince < limit)
                .min(Comparator.comparingLong(ticket -> ticket.waitingSince))
                .map(ticket -> new Pick(ticket, "WAITED_LONG"));
    }

    /** Everybody whose distance is behind him and whose pause is over, the first due first. */
    private Optional<Pick> afterSoMany() {
        return AFTER_SO_MANY.stream()
                .flatMap(group -> here.stream()
                        .filter(ticket -> ticket.group.equals(group))
                        .filter(ticket -> ticket.first <= queue.drawn.size())
                        .filter(ticket -> ticket.notBefore <= now)
                        .sorted(TicketNote.IN_TURN))
                .min(Comparator.comparingLong(ticket -> ticket.first))
                .map(ticket -> new Pick(ticket, ticket.group));
    }

    private Optional<Pick> returning() {
        RuleSet.Returning rule = rules.returning();
        Optional<TicketNote> head = head("RETURNING");
        if (head.isEmpty() || queue.returnsInRow() >= rule.seriesMax()) {
            return Optional.empty();
        }
        int passed = queue.drawn.size() - head.get().drawsWhenJoining;
        if (passed >= rule.placesMax()) {
            return Optional.of(new Pick(head.get(), "RETURN_LIMIT"));
        }
        boolean due = passed >= rule.placesMin() && sinceLast("RETURNING") >= rule.firstBeforeReturn();
        return due ? firstOf("RETURNING", "RETURN_RATIO") : Optional.empty();
    }

    private Optional<Pick> ordinary() {
        Optional<TicketNote> appointed = head("APPOINTED");
        Optional<TicketNote> walkIn = head("WALK_IN");
        if (appointed.isEmpty() || walkIn.isEmpty()) {
            return appointed.or(() -> walkIn).map(ticket -> new Pick(ticket, "TURN"));
        }
        TicketNote one = appointed.get();
        TicketNote other = walkIn.get();
        if (one.first != other.first) {
            return Optional.of(new Pick(one.first < other.first ? one : other, "TURN"));
        }
        return Optional.of(
                switch (rules.order().mix()) {
                    case APPOINTED_FIRST -> new Pick(one, "TURN");
                    case EQUAL -> new Pick(TicketNote.IN_TURN.compare(one, other) < 0 ? one : other, "TURN");
                    case RATIO ->
                        sinceLast("WALK_IN") >= rules.order().appointedBeforeWalkIn()
                                ? new Pick(other, "WALK_IN_RATIO")
                                : new Pick(one, "TURN");
                });
    }

    /** Those who were missed a moment ago come after all but those who go last. */
    private Optional<Pick> nobodyElse() {
        return IF_NOBODY_ELSE.stream()
                .flatMap(group -> offered(group, true))
                .findFirst()
                .or(() -> AFTER_SO_MANY.stream()
                        .flatMap(group -> offered(group, false))
                        .findFirst())
                .or(() -> head("LAST"))
                .map(ticket -> new Pick(ticket, "NOBODY_ELSE"));
    }

    private Stream<TicketNote> offered(String group, boolean again) {
        return here.stream()
                .filter(ticket -> ticket.group.equals(group))
                .filter(ticket -> !AFTER_SO_MANY.contains(group) || again == (ticket.notBefore <= now))
                .min(TicketNote.IN_TURN)
                .stream();
    }
}
