package org.houzhen.server.queue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.journal.JdbcJournal;
import org.houzhen.server.rules.RuleBook;
import org.houzhen.server.store.Store;
import org.houzhen.server.web.Patience;
import org.houzhen.wire.Board;

/** Waiting areas over a journal on disk, under a clock that a test moves, as patients and a room use them. */
public final class Floor implements AutoCloseable {
    public static final Instant MORNING = Instant.parse("2026-11-23T00:30:00Z"); // Monday, 08:30 in the hospital.
    public static final RoomId ROOM = new RoomId("R201");
    public static final TicketOffice.Line LINE = new TicketOffice.Line(
            "B", "内科一诊区", "S-1", "消化内科 钱", ROOM.value(), "201诊室", new TicketOffice.Clinic("C03", "A03.02"));

    public final MovedClock clock;
    public final Store store;
    public final JdbcJournal journal;
    public final Areas areas;
    public final Openings openings;
    public final TicketDesk office;

    public Floor(Path folder, RuleBook rules, Consumer<Board> boards) {
        this(folder, rules, boards, new MovedClock());
    }

    public Floor(Path folder, RuleBook rules, Consumer<Board> boards, MovedClock clock) {
        this(folder, () -> rules, boards, clock);
    }

    public Floor(Path folder, Supplier<RuleBook> rules) {
        this(folder, rules, board -> {}, new MovedClock());
    }

    public Floor(Path folder, Supplier<RuleBook> rules, Consumer<Board> boards, MovedClock clock) {
        this(Store.open("journal", "jdbc:sqlite:" + folder.resolve("journal.db")), rules, boards, clock);
    }

    Floor(Store store, Supplier<RuleBook> rules, Consumer<Board> boards, MovedClock clock) {
        this.clock = clock;
        this.store = store;
        journal = new JdbcJournal(store);
        areas = new Areas(journal, rules, clock, boards);
        openings = new Openings(areas);
        office = new TicketDesk(areas, openings);
    }

    public Floor(Path folder) {
        this(folder, RuleBook.defaults(), board -> {});
    }

    /** A clock that stands still until it is moved. */
    public static final class MovedClock extends Clock {
        private volatile Instant now = MORNING;

        public void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the hospital has one zone");
        }
    }

    public Cause cause() {
        return new Cause(UUID.randomUUID(), "staff:1", areas.now());
    }

    public Answer does(String area, Command command) {
        return Patience.await(areas.send(area, command));
    }

    /** What only time decides happens. */
    public void timePasses() {
        areas.timePasses("B");
    }

    public void closesDay() {
        closesDay("B");
    }

    public void closesDay(String area) {
        areas.closeDay(areas.today(area));
    }

    public Transfers transfers() {
        return new Transfers(areas, openings);
    }

    public Extras extras() {
        return new Extras(areas, openings);
    }

    public Suspensions suspensions(OutpatientScheduling scheduling) {
        return new Suspensions(areas, openings, scheduling);
    }

    public void opensRoom() {
        does(
                "B",
                new RoomCommand.OpenRoom(
                        cause(), ROOM, "201诊室", "钱", "主治医师", List.of(new QueueId("S-1")), List.of(), Set.of()));
    }

    public String registers(String visit, TicketOffice.Line line) {
        return registers(visit, line, Duration.ZERO);
    }

    /** For a time segment that begins so long from now. */
    public String registersFor(String visit, Duration later) {
        return registers(visit, LINE, later);
    }

    private String registers(String visit, TicketOffice.Line line, Duration later) {
        Instant start = clock.instant().plus(later);
        return office.take(new TicketOffice.NewTicket(
                        UUID.randomUUID(),
                        visit,
                        line,
                        "P-" + visit,
                        "张小三",
                        40,
                        start,
                        start.plus(Duration.ofMinutes(15)),
                        "terminal:1"))
                .ticket();
    }

    /** Whoever is old enough for priority, from now on. */
    public static TicketOffice.NewTicket old(String visit) {
        return new TicketOffice.NewTicket(
                UUID.randomUUID(),
                visit,
                LINE,
                "P-" + visit,
                "张小三",
                75,
                MORNING,
                MORNING.plus(Duration.ofMinutes(15)),
                "terminal:1");
    }

    /** Registered with the doctor's consent, beyond the clinic's numbers. */
    public String registersExtra(String visit, String patient) {
        Instant start = clock.instant();
        return office.takeExtra(new TicketOffice.NewTicket(
                        UUID.nameUUIDFromBytes(visit.getBytes(StandardCharsets.UTF_8)),
                        visit,
                        LINE,
                        patient,
                        "张小三",
                        40,
                        start,
                        start.plus(Duration.ofMinutes(15)),
                        "terminal:1"))
                .ticket();
    }

    public String waits(String visit) {
        String number = registers(visit, LINE);
        office.signIn(UUID.randomUUID(), visit, "terminal:1");
        return number;
    }

    public void callsNext() {
        does("B", new Call.CallNext(cause(), ROOM));
    }

    public void enters() {
        does("B", new Call.Enter(cause(), ROOM));
    }

    public void finishes() {
        does("B", new Call.Finish(cause(), ROOM));
    }

    @Override
    public void close() {
        areas.close();
        store.close();
    }
}
