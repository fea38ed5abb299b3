package org.houzhen.server.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketState;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.web.Patience;
import org.houzhen.wire.DayClosing;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which days are closed, and who was left over on each: read from the journal, apart from the thread that writes it. */
public record Closings(Journal journal, JdbcClient jdbc) {
    private static final int DAYS_SHOWN = 31;
    private static final Set<TicketState> LEFT_OVER = Set.of(TicketState.UNFINISHED, TicketState.NO_SHOW);

    Set<StreamName> closed() {
        return new HashSet<>(jdbc.sql("select stream from day_closed").query(String.class).list().stream()
                .map(StreamName::new)
                .toList());
    }

    void remember(StreamName stream, Instant at) {
        jdbc.sql("insert into day_closed (stream, closed_at) values (?, ?) on conflict (stream) do nothing")
                .params(stream.value(), at.toEpochMilli())
                .update();
    }

    /** The journal is first; a press sent again forgets the closing once more, should a failure have come between. */
    public Answer reopen(Areas areas, String area, Cause cause, Reason reason) {
        Answer answer = Patience.await(areas.send(area, new RoomCommand.ReopenDay(cause, reason)));
        return answer.match(
                done -> {
                    forget(areas.today(area));
                    return done;
                },
                refused -> refused);
    }

    /** It goes on, and is to be closed again when it is over. */
    private void forget(StreamName stream) {
        jdbc.sql("delete from day_closed where stream = ?")
                .params(stream.value())
                .update();
    }

    /** The newest closed days, the last one first. */
    public List<LocalDate> days() {
        return closed().stream()
                .map(Areas::dayOf)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(DAYS_SHOWN)
                .toList();
    }

    public DayClosing of(LocalDate day) {
        List<DayClosing.Area> areas = closed().stream()
                .filter(stream -> Areas.dayOf(stream).equals(day))
                .sorted()
                .map(this::area)
                .toList();
        return new DayClosing(day, days(), areas);
    }

    private DayClosing.Area area(StreamName stream) {
        WaitingArea area = AreaFold.replay(journal, stream);
        return new DayClosing.Area(
                Areas.areaOf(stream),
                area.name(),
                count(area, TicketState.DONE),
                area.tickets().stream()
                        .filter(Closings::isLeftOver)
                        .map(ticket -> leftOver(area, ticket))
                        .toList());
    }

    /** Never served: also who was told to come another day. A substitute goes on under a ticket of its own. */
    private static boolean isLeftOver(Ticket ticket) {
        return LEFT_OVER.contains(ticket.state())
                || (ticket.state() == TicketState.CANCELLED && ticket.chosen().isPresent());
    }

    private static int count(WaitingArea area, TicketState state) {
        return (int) area.tickets().stream()
                .filter(ticket -> ticket.state() == state)
                .count();
    }

    private static DayClosing.LeftOver leftOver(WaitingArea area, Ticket ticket) {
        return new DayClosing.LeftOver(
                ticket.number().value(),
                Transfers.registerNo(ticket.visit()),
                ticket.issued().maskedName(),
                area.queue(ticket.queue()).map(Queue::label).orElse(""),
                ticket.issued().slotStart(),
                ticket.state().name(),
                ticket.before().name(),
                area.queue(ticket.queue()).filter(Queue::suspended).isPresent(),
                ticket.chosen().map(chosen -> chosen.choice().name()).orElse(null));
    }
}
