package org.houzhen.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** RULES 4: whoever is put back behind more than still wait goes to the end, and never past the closing of the half day. */
class NeverPastClosingTest {
    private static final QueueId AFTERNOON = new QueueId("S2");
    private static final Instant NOON = Ward.MORNING.plus(Duration.ofHours(4));
    private static final Warrant WARRANT = Warrant.of(Reason.of(Reason.Code.PATIENT_WISH));
    private static final Standing OF_THE_MORNING = Standing.walkIn().until(NOON);

    private final Ward ward = Ward.withDefaults();

    /** The doctor opens the afternoon beside what is left of the morning. */
    private static void afternoonBegins(Ward ward) {
        ward.passes(Duration.between(ward.now, NOON).plus(Duration.ofMinutes(6)));
        ward.does(new RoomCommand.OpenQueue(ward.cause(), AFTERNOON, "内科 王 下午", "1 诊室", QueueKind.CLINIC));
        ward.does(new RoomCommand.OpenRoom(
                ward.cause(), Ward.ROOM, "1 诊室", "王", "", List.of(Ward.QUEUE, AFTERNOON), List.of(), Set.of()));
    }

    private static Optional<Ticket> serves(Ward ward) {
        ward.does(new Call.CallNext(ward.cause(), Ward.ROOM));
        Optional<Ticket> called =
                ward.area.room(Ward.ROOM).orElseThrow().ticket().map(ward.area::require);
        ward.does(new Call.Enter(ward.cause(), Ward.ROOM));
        ward.does(new Call.Finish(ward.cause(), Ward.ROOM));
        return called;
    }

    private static int waiting(Ward ward, QueueId queue) {
        return ward.area.queue(queue).orElseThrow().size();
    }

    private TicketNumber missedOnce() {
        TicketNumber missed = ward.waits(0, OF_THE_MORNING);
        ward.callsNext();
        ward.misses();
        return missed;
    }

    @Test
    void whoeverWasPutBackInTheMorningGoesBeforeTheAfternoonsLine() {
        TicketNumber missed = missedOnce();
        ward.does(new Detour.Requeue(ward.cause(), missed));
        afternoonBegins(ward);
        for (int i = 0; i < 5; i++) {
            ward.waitsIn(AFTERNOON, 246);
        }

        assertThat(ward.callsNext()).isEqualTo(missed);
        assertThat(ward.area.require(missed).drawnBy()).contains(Rule.CLOSING);
    }

    @Test
    void whileTheHalfDayLastsTheOtherLineGoesFirst() {
        TicketNumber missed = missedOnce();
        ward.does(new Detour.Requeue(ward.cause(), missed));
        ward.does(new RoomCommand.OpenQueue(ward.cause(), AFTERNOON, "专家 王", "1 诊室", QueueKind.CLINIC));
        ward.does(new RoomCommand.OpenRoom(
                ward.cause(), Ward.ROOM, "1 诊室", "王", "", List.of(Ward.QUEUE, AFTERNOON), List.of(), Set.of()));
        ward.waitsIn(AFTERNOON, 0);
        ward.passes(Duration.ofMinutes(6));

        assertThat(ward.callsNext()).isNotEqualTo(missed);
    }

    @Test
    void whoeverComesBackAfterTheHalfDayGoesToTheNurse() {
        TicketNumber missed = missedOnce();
        afternoonBegins(ward);

        assertThat(ward.refusal(ward.does(new Detour.Requeue(ward.cause(), missed))))
                .isEqualTo(Refusal.HALF_DAY_OVER);
        ward.does(new Arrival.Reopen(ward.cause(), missed, WARRANT));
        TicketNumber anew = ward.area
                .ticketOf(ward.area.require(missed).visit())
                .orElseThrow()
                .number();
        assertThat(ward.stateOf(missed)).isEqualTo(TicketState.NO_SHOW);
        assertThat(ward.stateOf(anew)).isEqualTo(TicketState.WAITING);
        assertThat(ward.area.require(anew).issued().linked()).isEqualTo(missed.value());
    }

    @Test
    void whoeverIsMissedInOvertimeIsPutBackAsLongAsSomeRoomCallsTheLine() {
        TicketNumber first = ward.waits(0, OF_THE_MORNING);
        TicketNumber second = ward.waits(0, OF_THE_MORNING);
        ward.passes(Duration.between(ward.now, NOON).plus(Duration.ofMinutes(10)));
        for (TicketNumber late : List.of(first, second)) {
            assertThat(ward.callsNext()).isEqualTo(late);
            ward.misses();
        }
        ward.does(new Detour.Requeue(ward.cause(), first));
        assertThat(ward.stateOf(first)).isEqualTo(TicketState.WAITING);

        ward.does(new RoomCommand.CloseRoom(ward.cause(), Ward.ROOM));
        assertThat(ward.refusal(ward.does(new Detour.Requeue(ward.cause(), second))))
                .isEqualTo(Refusal.HALF_DAY_OVER);
    }

    @Test
    void aMissedTicketOfTheRunningHalfDayIsNotReopened() {
        TicketNumber missed = missedOnce();

        assertThat(ward.refusal(ward.does(new Arrival.Reopen(ward.cause(), missed, WARRANT))))
                .isEqualTo(Refusal.WRONG_STATE);
    }

    /** Whatever a morning was like, its line is empty before the afternoon's goes on, however many wait there. */
    @Test
    void nobodyOfAMorningIsPassedByTheAfternoon() {
        qt().withExamples(300)
                .forAll(lists().of(integers().between(0, 65_535)).ofSizeBetween(1, 80))
                .checkAssert(presses -> {
                    Ward any = Ward.withDefaults();
                    presses.forEach(choice -> press(any, choice));
                    any.does(new Call.Miss(any.cause(), Ward.ROOM));
                    any.does(new Call.Finish(any.cause(), Ward.ROOM));
                    afternoonBegins(any);
                    List<QueueId> called = new ArrayList<>();
                    for (int left = waiting(any, Ward.QUEUE); left > 0; left--) {
                        any.waitsIn(AFTERNOON, 246);
                        any.waitsIn(AFTERNOON, 246);
                        called.add(serves(any).orElseThrow().queue());
                    }

                    assertThat(called).doesNotContain(AFTERNOON);
                    assertThat(waiting(any, Ward.QUEUE)).isZero();
                });
    }

    /** Whoever is put back is called without waiting for anybody who is not there, and so before the day is closed. */
    @Test
    void onceNobodyElseComesEverybodyWhoWasPutBackIsCalled() {
        qt().withExamples(300)
                .forAll(lists().of(integers().between(0, 65_535)).ofSizeBetween(1, 80))
                .checkAssert(presses -> {
                    Ward any = Ward.withDefaults();
                    presses.forEach(choice -> press(any, choice));
                    any.does(new Call.Miss(any.cause(), Ward.ROOM));
                    any.does(new Call.Finish(any.cause(), Ward.ROOM));
                    for (int left = waiting(any, Ward.QUEUE); left > 0; left--) {
                        assertThat(serves(any)).isPresent();
                    }
                    any.does(new RoomCommand.CloseDay(any.cause()));

                    assertThat(any.area.tickets())
                            .filteredOn(ticket -> ticket.before() == TicketState.WAITING)
                            .noneMatch(ticket -> ticket.state() == TicketState.UNFINISHED);
                });
    }

    private static void press(Ward ward, int choice) {
        ward.passes(Duration.ofSeconds(choice % 97));
        List<Ticket> tickets = List.copyOf(ward.area.tickets());
        switch (choice % 6) {
            case 0, 1 -> ward.waits(0, OF_THE_MORNING);
            case 2 -> ward.does(new Call.CallNext(ward.cause(), Ward.ROOM));
            case 3 -> ward.does(new Call.Miss(ward.cause(), Ward.ROOM));
            case 4 -> ward.does(new Call.Enter(ward.cause(), Ward.ROOM));
            default -> {
                if (!tickets.isEmpty()) {
                    TicketNumber any = tickets.get(choice / 8 % tickets.size()).number();
                    ward.does(new Detour.Requeue(ward.cause(), any));
                }
            }
        }
    }
}
