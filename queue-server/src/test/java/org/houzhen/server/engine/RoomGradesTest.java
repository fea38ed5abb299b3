package org.houzhen.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A room that takes only some emergency grades calls only those, however they come to wait (RULES 2); the green channel is every room's. */
class RoomGradesTest {
    private static final RoomId URGENT = new RoomId("R2");
    private static final Warrant CRITICAL = Warrant.of(Reason.of(Reason.Code.CRITICAL));

    private final Ward ward = emergency();

    /** One room for everybody, one for grades I and II. */
    private static Ward emergency() {
        var ward = new Ward(RuleSet.defaults(), QueueKind.EMERGENCY);
        ward.does(new RoomCommand.OpenRoom(
                ward.cause(), URGENT, "抢救室", "", "", List.of(Ward.QUEUE), List.of(), Set.of(1, 2)));
        return ward;
    }

    private TicketNumber waits(int grade) {
        return ward.waits(0, Standing.walkIn().graded(grade));
    }

    private Answer callsNextTo(RoomId room) {
        return ward.does(new Call.CallNext(ward.cause(), room));
    }

    private void isMissedAndComesBack(TicketNumber number) {
        ward.does(new Call.Miss(ward.cause(), Ward.ROOM));
        ward.does(new Detour.Requeue(ward.cause(), number));
    }

    @Test
    void whoWasPutBackIsNotCalledWhereTheGradeIsNotSeen() {
        TicketNumber third = waits(3);
        assertThat(ward.callsNext()).isEqualTo(third);
        isMissedAndComesBack(third);

        assertThat(ward.refusal(callsNextTo(URGENT))).isEqualTo(Refusal.OTHER_GRADES);
        assertThat(ward.callsNext()).isEqualTo(third);
    }

    @Test
    void norWhoComesBackWithResultsOrHasNoGradeYet() {
        TicketNumber third = waits(3);
        ward.servesNext();
        ward.does(new Detour.Return(ward.cause(), third));
        waits(Standing.UNGRADED);

        assertThat(ward.refusal(callsNextTo(URGENT))).isEqualTo(Refusal.OTHER_GRADES);
        TicketNumber second = waits(2);
        callsNextTo(URGENT);
        assertThat(ward.area.room(URGENT).orElseThrow().ticket()).contains(second);
    }

    @Test
    void aLifeInDangerIsEveryRooms() {
        TicketNumber third = waits(3);
        ward.does(new Detour.ChangePriority(ward.cause(), third, Priority.GREEN_CHANNEL, CRITICAL));
        callsNextTo(URGENT);

        assertThat(ward.area.room(URGENT).orElseThrow().ticket()).contains(third);
    }

    @Test
    void aGradeTakesNobodyOutOfTheGreenChannel() {
        waits(1);
        TicketNumber unknown = waits(Standing.UNGRADED);
        ward.does(new Detour.ChangePriority(ward.cause(), unknown, Priority.GREEN_CHANNEL, CRITICAL));
        ward.does(new Detour.Grade(ward.cause(), unknown, 3, CRITICAL));

        assertThat(ward.line().get(0)).isEqualTo(unknown + " GREEN_CHANNEL");
    }

    @Test
    void gradesAreOfEmergenciesAndKeepNobodyElseFromTheRoom() {
        var clinic = new QueueId("S2");
        ward.does(new RoomCommand.OpenQueue(ward.cause(), clinic, "内科", "", QueueKind.CLINIC));
        ward.does(new RoomCommand.OpenRoom(
                ward.cause(), URGENT, "抢救室", "", "", List.of(Ward.QUEUE, clinic), List.of(), Set.of(1, 2)));
        ward.waitsIn(clinic, 0);

        assertThat(callsNextTo(URGENT)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void itIsKnownWhoNobodyCalls() {
        TicketNumber first = waits(1);
        TicketNumber third = waits(3);
        ward.does(new RoomCommand.CloseRoom(ward.cause(), Ward.ROOM));

        assertThat(ward.area.isForSomeRoom(ward.area.require(first))).isTrue();
        assertThat(ward.area.isForSomeRoom(ward.area.require(third))).isFalse();
        ward.does(new Detour.ChangePriority(ward.cause(), third, Priority.GREEN_CHANNEL, CRITICAL));
        assertThat(ward.area.isForSomeRoom(ward.area.require(third))).isTrue();
    }

    /** Whatever was pressed before, whoever a room with grades calls has one of them or is in the green channel. */
    @Test
    void noRoomEverCallsAGradeThatItDoesNotTake() {
        qt().withExamples(400)
                .forAll(lists().of(integers().between(0, 65_535)).ofSizeBetween(1, 80))
                .checkAssert(presses -> {
                    Ward here = emergency();
                    presses.forEach(choice -> {
                        press(here, choice);
                        here.facts.stream()
                                .filter(AreaEvent.Called.class::isInstance)
                                .map(AreaEvent.Called.class::cast)
                                .filter(called -> called.room().equals(URGENT))
                                .map(called -> here.area.require(called.number()))
                                .forEach(ticket -> assertThat(ticket.standing().grade() == 1
                                                || ticket.standing().grade() == 2
                                                || ticket.priority() == Priority.GREEN_CHANNEL)
                                        .as(ticket.number() + " " + ticket.seat())
                                        .isTrue());
                    });
                });
    }

    private static void press(Ward on, int choice) {
        on.passes(Duration.ofSeconds(choice % 389));
        List<Ticket> tickets = List.copyOf(on.area.tickets());
        RoomId room = choice / 8 % 2 == 0 ? URGENT : Ward.ROOM;
        TicketNumber any = tickets.isEmpty()
                ? new TicketNumber("A999")
                : tickets.get(choice / 16 % tickets.size()).number();
        switch (choice % 8) {
            case 0, 1 -> on.waits(0, Standing.walkIn().graded(choice / 16 % 5));
            case 2, 3 -> on.does(new Call.CallNext(on.cause(), room));
            case 4 -> on.does(new Call.Miss(on.cause(), room));
            case 5 -> on.does(new Detour.Requeue(on.cause(), any));
            case 6 -> {
                on.does(new Call.Enter(on.cause(), room));
                on.does(new Call.Finish(on.cause(), room));
            }
            default -> on.does(new Detour.Return(on.cause(), any));
        }
    }
}
