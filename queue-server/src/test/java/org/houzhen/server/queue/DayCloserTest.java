package org.houzhen.server.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.TicketState;
import org.houzhen.server.journal.HashChain;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.rules.Naming;
import org.houzhen.server.rules.RuleBook;
import org.houzhen.server.store.Store;
import org.houzhen.server.web.SteadyClock;
import org.houzhen.wire.Board;
import org.houzhen.wire.DayClosing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayCloserTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final StreamName STREAM = new StreamName("area/B/" + MONDAY);

    private static final RuleBook WITH_DOORS = new RuleBook(RuleSet.defaults(), Map.of(), Naming.defaults());

    @TempDir
    private Path folder;

    private final List<Board> boards = new ArrayList<>();
    private Store server;
    private Floor floor;
    private long nanos;

    @BeforeEach
    void aDayWithEveryKindOfEnd() {
        server = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"));
        floor = new Floor(folder, WITH_DOORS, boards::add);
        floor.waits("done");
        floor.waits("in the room");
        floor.waits("parked");
        floor.waits("waiting");
        floor.registers("never came", Floor.LINE);
        floor.opensRoom();
        floor.does("B", new Detour.Park(floor.cause(), new TicketNumber("B003"), Reason.of(Reason.Code.EXAMINATION)));
        floor.callsNext();
        floor.enters();
        floor.callsNext();
        floor.enters();
    }

    @AfterEach
    void close() {
        floor.close();
        server.close();
    }

    @Test
    void aDayThatWasClosedByMistakeGoesOnAndIsClosedAgainWhenItIsOver() {
        floor.closesDay();
        closings().remember(STREAM, floor.clock.instant());
        Cause press = floor.cause();
        Reason mistake = Reason.of(Reason.Code.FAULT);

        closings().reopen(floor.areas, "B", press, mistake);
        Answer again = closings().reopen(floor.areas, "B", press, mistake);

        assertThat(again)
                .isInstanceOfSatisfying(
                        Answer.Done.class, done -> assertThat(done.repeated()).isTrue());
        assertThat(state("B004")).isEqualTo(TicketState.INVITED);
        assertThat(closings().days()).isEmpty();

        passes(Duration.ofDays(1));
        closer().closePastDays();
        assertThat(closings().days()).containsExactly(MONDAY);
        assertThat(AreaFold.replay(floor.journal, STREAM)
                        .ticket(new TicketNumber("B004"))
                        .orElseThrow()
                        .state())
                .isEqualTo(TicketState.UNFINISHED);
    }

    private TicketState state(String number) {
        return floor.areas.ask(
                "B",
                moment -> moment.state()
                        .ticket(new TicketNumber(number))
                        .orElseThrow()
                        .state());
    }

    private Closings closings() {
        return new Closings(floor.journal, server.jdbc());
    }

    /** On a machine that has been up for an hour, and its clock has run as time does. */
    private DayCloser closer() {
        var closer = starting();
        passes(Duration.ofHours(1));
        return closer;
    }

    /** On a machine that starts now. */
    private DayCloser starting() {
        return new DayCloser(
                floor.areas, floor.journal, closings(), floor.clock, new SteadyClock(floor.clock, () -> nanos));
    }

    private void passes(Duration time) {
        floor.clock.passes(time);
        nanos += time.toNanos();
    }

    /** Somebody, or the network's time, sets the clock. */
    private void setBy(Duration time) {
        floor.clock.passes(time);
    }

    @Test
    void aClockThatIsAheadForSomeMinutesAfterAStartClosesNothing() {
        passes(Duration.ofHours(8)); // Half past four in the afternoon.
        setBy(Duration.ofHours(12)); // The clock was read wrong: to the machine it is half past four in the morning.
        var closer = starting();
        closer.closePastDays();
        for (int minute = 0; minute < 20; minute++) {
            passes(Duration.ofMinutes(1));
            closer.closePastDays();
        }
        setBy(Duration.ofHours(-12));
        for (int minute = 0; minute < 60; minute++) {
            passes(Duration.ofMinutes(1));
            closer.closePastDays();
        }

        assertThat(closings().closed()).isEmpty();
        floor.waits("one more"); // Refused once the day is closed.

        passes(Duration.ofHours(12));
        closer.closePastDays();
        assertThat(closings().days()).containsExactly(MONDAY);
    }

    @Test
    void aClockThatIsSetToTomorrowWhileTheServerRunsClosesNothingForHalfAnHour() {
        var closer = closer();
        closer.closePastDays();
        setBy(Duration.ofHours(24));
        closer.closePastDays();
        passes(Duration.ofMinutes(29));
        closer.closePastDays();
        assertThat(closings().closed()).isEmpty();

        setBy(Duration.ofHours(-24));
        closer.closePastDays();
        passes(Duration.ofMinutes(31));
        closer.closePastDays();
        assertThat(closings().closed()).isEmpty();
    }

    @Test
    void aDayIsClosedInTheSmallHoursAndNotAtMidnight() {
        var closer = closer();
        passes(Duration.ofHours(18)); // Half past three.
        closer.closePastDays();
        assertThat(closings().closed()).isEmpty();

        passes(Duration.ofMinutes(31));
        closer.closePastDays();
        assertThat(closings().days()).containsExactly(MONDAY);
    }

    @Test
    void todayIsNotClosed() {
        closer().closePastDays();

        assertThat(closings().days()).isEmpty();
    }

    @Test
    void whoIsLeftOverIsListedWithHowFarTheyHadCome() {
        passes(Duration.ofHours(20));

        closer().closePastDays();

        DayClosing.Area area = closings().of(MONDAY).areas().get(0);
        assertThat(area.done()).isEqualTo(1);
        assertThat(area.leftOver())
                .extracting(DayClosing.LeftOver::visit, DayClosing.LeftOver::state, DayClosing.LeftOver::before)
                .containsExactly(
                        tuple("in the room", "UNFINISHED", "SERVING"),
                        tuple("parked", "UNFINISHED", "PARKED"),
                        tuple("waiting", "UNFINISHED", "INVITED"),
                        tuple("never came", "NO_SHOW", "ISSUED"));
        assertThat(area.leftOver()).extracting(DayClosing.LeftOver::maskedName).containsOnly("张*三");
    }

    @Test
    void aDayLeftOpenIsClosedOnceByWhoeverStartsLater() {
        var clock = floor.clock;
        floor.close();
        clock.passes(Duration.ofDays(3));
        floor = new Floor(folder, WITH_DOORS, boards::add, clock);
        closer().closePastDays();
        int entries = floor.journal.read(STREAM, 1).size();

        closer().closePastDays();
        server.jdbc().sql("delete from day_closed").update();
        closer().closePastDays();

        assertThat(floor.journal.read(STREAM, 1)).hasSize(entries);
        assertThat(new HashChain().firstBroken(floor.journal.read(STREAM, 1))).isEmpty();
        assertThat(closings().days()).containsExactly(MONDAY);
    }

    @Test
    void closingYesterdayShowsNobodyYesterdaysBoard() {
        passes(Duration.ofHours(20));
        floor.waits("today");
        closer().closePastDays();
        floor.waits("today as well");

        assertThat(boards.get(boards.size() - 1).epoch()).isEqualTo("area/B/2026-11-24");
    }
}
