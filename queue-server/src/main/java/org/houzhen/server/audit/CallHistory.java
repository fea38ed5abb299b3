package org.houzhen.server.audit;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Line;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.Room;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.Rule;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.TicketState;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.journal.Fact;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.queue.AreaFold;
import org.houzhen.server.queue.Recorded;
import org.houzhen.server.rules.Words;
import org.houzhen.server.words.GroundWords;
import org.houzhen.server.words.Reasons;
import org.houzhen.server.words.Sentences;
import org.houzhen.wire.CalledBefore.Call;
import org.houzhen.wire.TicketPath.Said;

/**
 * Reads a day of an area again from the journal and says, for every call of one ticket, why it came before another: as the
 * two stood at the moment the first was drawn from the line, under the rules of that moment.
 */
final class CallHistory {
    private final TicketNumber first;
    private final TicketNumber second;
    private final ZoneId zone;
    private final AreaFold fold = new AreaFold();
    private final WaitingArea area = new WaitingArea();
    private final List<Call> calls = new ArrayList<>();
    private Judged atDoor;
    private AreaEvent.OrderChanged changed;

    CallHistory(TicketNumber first, TicketNumber second, ZoneId zone) {
        this.first = first;
        this.second = second;
        this.zone = zone;
    }

    private record Judged(long position, Rule rule, String ground, Said said) {}

    /** All calls, from the entries of the whole day. */
    List<Call> calls(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            Recorded recorded = fold.decode(entry.fact());
            look(recorded.event(), entry);
            fold.apply(area, recorded);
        }
        return List.copyOf(calls);
    }

    private void look(AreaEvent event, JournalEntry entry) {
        if (!event.about().equals(Optional.of(first))) {
            return;
        }
        if (event instanceof AreaEvent.OrderChanged order) {
            changed = order;
        } else if (event instanceof AreaEvent.Invited invited) {
            atDoor = judge(entry, invited.room(), invited.rule());
        } else if (event instanceof AreaEvent.Called called) {
            called(called, entry);
        }
    }

    private void called(AreaEvent.Called called, JournalEntry entry) {
        boolean fromDoor =
                area.ticket(first).orElseThrow().state() == TicketState.INVITED && called.rule() != Rule.CHOSEN;
        Judged judged = fromDoor && atDoor != null ? atDoor : judge(entry, called.room(), called.rule());
        Fact fact = entry.fact();
        String room =
                area.room(called.room()).map(Room::name).orElse(called.room().value());
        calls.add(new Call(
                entry.position(),
                fact.at(),
                room,
                fact.actor(),
                judged.position,
                judged.rule.name(),
                judged.ground,
                judged.said));
    }

    private Judged judge(JournalEntry entry, RoomId room, Rule rule) {
        Ticket one = area.ticket(first).orElseThrow();
        return area.ticket(second)
                .map(other -> judge(entry, new Line.Place(one, rule), other, room))
                .orElseGet(() -> new Judged(
                        entry.position(),
                        rule,
                        "NOT_ISSUED",
                        new Said(second + "：当时还没有取号", second + ": had no number yet")));
    }

    private Judged judge(JournalEntry entry, Line.Place one, Ticket other, RoomId room) {
        if (other.state() != TicketState.WAITING && other.state() != TicketState.INVITED) {
            return judged(entry, one, "NOT_IN_LINE", elsewhere(other));
        }
        if (one.rule() == Rule.CHOSEN) {
            return judged(entry, one, "CHOSEN", chosen(entry));
        }
        if (!other.queue().equals(one.ticket().queue())) {
            return judged(entry, one, "OTHER_QUEUE", otherQueue(one, other));
        }
        if (other.state() == TicketState.INVITED) {
            return judged(entry, one, "AT_OTHER_DOOR", atOtherDoor(other));
        }
        return inOneLine(entry, one, other, room);
    }

    private Judged inOneLine(JournalEntry entry, Line.Place one, Ticket other, RoomId room) {
        Queue queue = area.queue(other.queue()).orElseThrow();
        List<Line.Place> line =
                Line.all(queue, area.rules(), area.steady(entry.fact().at()));
        Line.Place second = line.stream()
                .filter(place -> place.ticket() == other)
                .findFirst()
                .orElseThrow();
        boolean ofItsGrades = area.room(room)
                .filter(found -> !found.grades().isEmpty())
                .filter(found -> !found.grades().contains(other.standing().rank()))
                .isPresent();
        if (ofItsGrades && queue.kind() == QueueKind.EMERGENCY) {
            return judged(entry, one, "ROOM_GRADES", otherGrades(other, room));
        }
        var before = new GroundWords(area, queue, area.steady(entry.fact().at()), zone).before(one, second);
        return judged(entry, one, before.ground(), before.said());
    }

    private static Judged judged(JournalEntry entry, Line.Place one, String ground, Said said) {
        return new Judged(entry.position(), one.rule(), ground, said);
    }

    private Said elsewhere(Ticket other) {
        Said why = switch (other.state()) {
            case ISSUED -> new Said("当时还没有签到", "had not signed in yet");
            case CALLED, SERVING, DONE -> calledEarlier(other);
            case MISSED -> new Said("当时过号未归", "had been missed and was not back");
            case PARKED -> new Said("当时暂离或检查未准备好", "was away, or not ready");
            case WAITING, INVITED, TRANSFERRED, NO_SHOW, CANCELLED, UNFINISHED ->
                new Said("当时已经结束", "had ended by then");
        };
        return new Said(other.number() + "：" + why.zh(), other.number() + ": " + why.en());
    }

    private Said calledEarlier(Ticket other) {
        String at = Sentences.time(other.lastCall(), zone);
        return new Said("已先在 " + at + " 叫过", "had been called before, at " + at);
    }

    /** Whoever chose answers for it with a reason that names nobody. */
    private Said chosen(JournalEntry entry) {
        Said reason = Optional.ofNullable(changed)
                .map(order -> reason(
                        Reasons.words(order.reason().code()), order.reason().note()))
                .orElse(new Said("", ""));
        String by = entry.fact().actor();
        return new Said(first + "：由 " + by + " 选呼" + reason.zh(), first + ": chosen by " + by + reason.en());
    }

    private static Said reason(Words code, String note) {
        String more = note.isBlank() ? "" : " " + note;
        return new Said("，原因：" + code.zh() + more, ", reason: " + code.en() + more);
    }

    private Said otherQueue(Line.Place one, Ticket other) {
        String mine = label(one.ticket());
        String its = label(other);
        return new Said(
                first + "：在队列“" + mine + "”，" + second + " 在“" + its + "”，各队列分别叫号",
                first + ": in the line of " + mine + ", " + second + " in that of " + its
                        + "; each is called by itself");
    }

    private String label(Ticket ticket) {
        return area.queue(ticket.queue()).map(Queue::label).orElse("");
    }

    private Said atOtherDoor(Ticket other) {
        String room = other.room().flatMap(area::room).map(Room::name).orElse("");
        return new Said(
                second + "：已轮到，在 " + room + " 门口候诊，由该诊室叫",
                second + ": its turn had come too; it waited at the door of " + room);
    }

    private Said otherGrades(Ticket other, RoomId room) {
        String name = area.room(room).map(Room::name).orElse("");
        Said grade = Sentences.grade(other);
        return new Said(
                second + "：急诊" + grade.zh() + "，" + name + " 不看这一级",
                second + ": emergency, " + grade.en() + ", which " + name + " does not take");
    }
}
