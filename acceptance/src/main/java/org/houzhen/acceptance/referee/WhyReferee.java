package org.houzhen.acceptance.referee;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.houzhen.acceptance.referee.ByTheBook.Pick;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.wire.TicketPath;

/**
 * Judges what desks and phones are told: who is before a ticket, and of each why. It finds the line and every reason again
 * from what it noted of the journal, and wants the figures of the reason to stand in the sentence, in both languages.
 */
final class WhyReferee {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final Set<String> AFTER_SO_MANY = Set.of("REQUEUED", "READY_AGAIN", "TRANSFERRED");
    private static final Set<String> NOT_DUE_BY_ITSELF =
            Set.of("TURN", "WALK_IN_RATIO", "GRADE", "NOBODY_ELSE", "CLOSING");

    private final AreaNote area;
    private final ZoneId zone;
    private final Consumer<String> voice;
    private final Map<String, Integer> judged = new TreeMap<>();

    WhyReferee(AreaNote area, ZoneId zone, Consumer<String> voice) {
        this.area = area;
        this.zone = zone;
        this.voice = voice;
    }

    /** Of each queue the last to join and one from the middle; of each door the last. */
    List<String> worthAsking() {
        List<String> numbers = new ArrayList<>();
        area.queues.values().forEach(queue -> {
            int size = queue.waiting.size();
            Stream.of(size - 1, size / 2)
                    .distinct()
                    .filter(index -> index >= 0 && index < size)
                    .forEach(index -> numbers.add(queue.waiting.get(index).number));
        });
        area.rooms.values().stream()
                .filter(room -> !room.door.isEmpty())
                .forEach(room -> numbers.add(room.door.get(room.door.size() - 1)));
        return numbers;
    }

    Map<String, Integer> judged() {
        return judged;
    }

    void judge(String number, TicketPath path) {
        int written = area.openCalls.size() - 1;
        if (path.position() != written) {
            blame(path, "is explained from position " + path.position() + ", the journal is at " + written);
            return;
        }
        List<Pick> expected = upTo(area.tickets.get(number), path.at().toEpochMilli());
        if (expected.isEmpty()) {
            blame(path, "is explained, and stands in no line");
            return;
        }
        Pick own = expected.get(expected.size() - 1);
        claim(path.place() == expected.size(), path, "is at " + expected.size() + ", not " + path.place());
        claim(
                own.ticket().mark().equals(path.mark()),
                path,
                "has " + own.ticket().mark() + ", not " + path.mark());
        claim(own.rule().equals(path.rule()), path, "stands by " + own.rule() + ", not " + path.rule());
        List<Pick> before = expected.subList(0, expected.size() - 1);
        List<String> order = before.stream().map(pick -> pick.ticket().number).toList();
        List<String> told =
                path.before().stream().map(TicketPath.Before::number).toList();
        claim(order.equals(told), path, "is behind " + order + ", not " + told);
        for (int i = 0; i < before.size() && order.equals(told); i++) {
            judge(before.get(i), own, path, path.before().get(i));
        }
    }

    private void judge(Pick first, Pick second, TicketPath path, TicketPath.Before told) {
        String ground = ground(first, second, path.at().toEpochMilli());
        judged.merge(ground, 1, Integer::sum);
        String right = told.number() + " by " + first.rule() + ", " + ground;
        String made = told.number() + " by " + told.rule() + ", " + told.ground();
        claim(first.ticket().mark().equals(told.mark()), path, "sees " + told.mark() + " beside " + told.number());
        claim(right.equals(made), path, "is behind " + right + "; told was " + made);
        for (String figure : figures(ground, first, second)) {
            boolean said = told.said().zh().contains(figure) && told.said().en().contains(figure);
            claim(said, path, "is behind " + right + ", and \"" + told.said().en() + "\" does not say " + figure);
        }
    }

    private List<Pick> upTo(TicketNote ticket, long now) {
        List<Pick> whole = ticket.is("INVITED") ? door(area.rooms.get(ticket.room)) : hall(ticket, now);
        int own = whole.stream().map(Pick::ticket).toList().indexOf(ticket);
        return whole.subList(0, own + 1);
    }

    private List<Pick> door(RoomNote room) {
        return room.door.stream()
                .map(area.tickets::get)
                .map(WhyReferee::asInvited)
                .toList();
    }

    private static Pick asInvited(TicketNote ticket) {
        return new Pick(ticket, ticket.invitedBy);
    }

    /** Who stands at doors, the line, and who came early. */
    private List<Pick> hall(TicketNote ticket, long now) {
        QueueNote queue = area.queueOf(ticket);
        List<Pick> all = new ArrayList<>();
        area.tickets.values().stream()
                .filter(other -> other.is("INVITED") && other.queue.equals(queue.id))
                .sorted(Comparator.comparingLong((TicketNote other) -> other.invitedAt)
                        .thenComparingInt(other -> other.sequence))
                .forEach(other -> all.add(asInvited(other)));
        all.addAll(ByTheBook.picks(queue, area.rules, now));
        queue.waiting.stream()
                .filter(other -> other.activeFrom > now)
                .sorted(Comparator.comparingLong((TicketNote other) -> other.activeFrom)
                        .thenComparingInt(other -> other.sequence))
                .forEach(other -> all.add(new Pick(other, "NOT_YET_ACTIVE")));
        return all;
    }

    private String ground(Pick one, Pick other, long now) {
        TicketNote first = one.ticket();
        TicketNote second = other.ticket();
        if (first.is("INVITED")) {
            return second.is("INVITED") ? "DOOR_ORDER" : "AT_DOOR";
        }
        if (second.activeFrom > now) {
            return untilActive(first, second, now);
        }
        boolean rightOfItsOwn = !NOT_DUE_BY_ITSELF.contains(one.rule());
        boolean alike = first.group.equals(second.group);
        if (isInPause(second, now) && !isInPause(first, now) && (alike || !rightOfItsOwn)) {
            return "PAUSED";
        }
        if (alike) {
            return amongEquals(first, second);
        }
        return rightOfItsOwn ? "ITS_RULE" : betweenKinds(one, second);
    }

    private static String untilActive(TicketNote first, TicketNote second, long now) {
        if (first.activeFrom <= now) {
            return "NOT_YET_ACTIVE";
        }
        return first.activeFrom < second.activeFrom ? "EARLIER_START" : "SMALLER_NUMBER";
    }

    private static boolean isInPause(TicketNote ticket, long now) {
        return AFTER_SO_MANY.contains(ticket.group) && ticket.notBefore > now;
    }

    private String amongEquals(TicketNote first, TicketNote second) {
        if (first.first == second.first) {
            return withinSegment(first, second);
        }
        if (AFTER_SO_MANY.contains(first.group)) {
            return "DUE_EARLIER";
        }
        if (first.group.equals("GRADED")) {
            return "MORE_URGENT";
        }
        return isOrdinary(first) ? segment(first) : "EARLIER_ARRIVAL";
    }

    private static String withinSegment(TicketNote first, TicketNote second) {
        if (first.second == second.second) {
            return "SMALLER_NUMBER";
        }
        return first.second == 0 ? "BEHIND_SEGMENT" : "EARLIER_ARRIVAL";
    }

    private static boolean isOrdinary(TicketNote ticket) {
        return ticket.group.equals("APPOINTED") || ticket.group.equals("WALK_IN");
    }

    private String segment(TicketNote ticket) {
        String kind = area.queueOf(ticket).kind;
        return Set.of("WINDOWS", "CASHIER", "PHARMACY").contains(kind) ? "EARLIER_ARRIVAL" : "EARLIER_SEGMENT";
    }

    private String betweenKinds(Pick one, TicketNote second) {
        if (Set.of("NOBODY_ELSE", "CLOSING").contains(one.rule())) {
            return second.group.equals("LAST") ? "LETS_PASS" : "ORDER_OF_KINDS";
        }
        if (!QueueNote.isOrdinary(second.group)) {
            return "LETS_PASS";
        }
        return one.rule().equals("GRADE") ? "ITS_RULE" : appointedAndWalkIn(one, second);
    }

    private String appointedAndWalkIn(Pick one, TicketNote second) {
        TicketNote first = one.ticket();
        if (first.first != second.first) {
            return segment(first);
        }
        return switch (area.rules.order().mix()) {
            case APPOINTED_FIRST -> "APPOINTED_FIRST";
            case EQUAL -> withinSegment(first, second);
            case RATIO -> one.rule().equals("WALK_IN_RATIO") ? "ITS_RULE" : "LETS_PASS";
        };
    }

    /** What the sentence must name. */
    private List<String> figures(String ground, Pick one, Pick other) {
        TicketNote first = one.ticket();
        TicketNote second = other.ticket();
        return switch (ground) {
            case "NOT_YET_ACTIVE" -> List.of(second.number, time(second.activeFrom));
            case "EARLIER_START" ->
                List.of(first.number, second.number, time(first.activeFrom), time(second.activeFrom));
            case "EARLIER_SEGMENT" -> List.of(first.number, second.number, time(first.first), time(second.first));
            case "PAUSED" -> List.of(second.number, time(second.notBefore));
            case "ITS_RULE" -> figures(first, one.rule());
            case "LETS_PASS" -> letsPass(second);
            case "BEHIND_SEGMENT" -> List.of(second.number);
            case "AT_DOOR", "DOOR_ORDER", "APPOINTED_FIRST" -> List.of(first.number);
            default -> List.of(first.number, second.number);
        };
    }

    private List<String> letsPass(TicketNote second) {
        if (AFTER_SO_MANY.contains(second.group)) {
            long left = second.first - area.queueOf(second).drawn.size();
            return left > 0 ? List.of(second.number, " " + left + " ") : List.of(second.number);
        }
        return figures(
                second,
                switch (second.group) {
                    case "PRIORITY" -> "PRIORITY_RATIO";
                    case "RETURNING" -> "RETURN_RATIO";
                    case "LATE" -> "LATE_RATIO";
                    case "WALK_IN" -> "WALK_IN_RATIO";
                    default -> "";
                });
    }

    private List<String> figures(TicketNote about, String rule) {
        RuleSet rules = area.rules;
        if (rule.equals("RETURN_RATIO")) {
            return figuresOf(about, rules.returning());
        }
        long figure = switch (rule) {
            case "WAITED_LONG" -> rules.order().guard().toMinutes();
            case "PRIORITY_RATIO" -> rules.priorities().ordinaryBeforePriority();
            case "RETURN_LIMIT" -> rules.returning().placesMax();
            case "LATE_RATIO" -> rules.signIn().punctualBeforeLate();
            case "WALK_IN_RATIO" -> rules.order().appointedBeforeWalkIn();
            default -> 0;
        };
        return figure == 0 ? List.of(about.number) : List.of(about.number, " " + figure + " ");
    }

    /** How many a return lets go first in any case, and how many first visits go before each. */
    private static List<String> figuresOf(TicketNote about, RuleSet.Returning rule) {
        int ratio = rule.firstBeforeReturn() > 0 ? rule.firstBeforeReturn() : rule.seriesMax();
        Stream<String> figures =
                Stream.of(rule.placesMin(), ratio).filter(figure -> figure > 0).map(figure -> " " + figure + " ");
        return Stream.concat(Stream.of(about.number), figures).toList();
    }

    private String time(long at) {
        return MINUTE.format(Instant.ofEpochMilli(at).atZone(zone));
    }

    private void claim(boolean right, TicketPath path, String sentence) {
        if (!right) {
            blame(path, sentence);
        }
    }

    private void blame(TicketPath path, String sentence) {
        voice.accept(path.epoch() + "@" + path.position() + " why " + path.number() + ": " + sentence);
    }
}
