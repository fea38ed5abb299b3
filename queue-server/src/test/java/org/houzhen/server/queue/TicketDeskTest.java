package org.houzhen.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.Warrant;
import org.houzhen.server.rules.Naming;
import org.houzhen.server.rules.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketDeskTest {
    private static final RuleSet HOSPITAL = RuleBook.defaults().hospital();

    @TempDir
    private Path folder;

    private static TicketOffice.NewTicket ticket(Floor floor, int age, Instant closes) {
        TicketOffice.Line any = Floor.LINE;
        var line = new TicketOffice.Line(
                any.area(),
                any.areaName(),
                any.queue(),
                any.label(),
                any.room(),
                any.roomName(),
                new TicketOffice.Clinic("C03", "A03.02", closes));
        Instant start = floor.clock.instant();
        return new TicketOffice.NewTicket(
                UUID.randomUUID(),
                "V" + age,
                line,
                "P" + age,
                "张小三",
                age,
                start,
                start.plus(Duration.ofMinutes(15)),
                "terminal:1");
    }

    @Test
    void agesOfPriorityAreThoseOfTheAreasRules() {
        RuleSet.Priorities ages = new RuleSet.Priorities(2, 75, 65, 5);

        assertThat(TicketDesk.priorityOf(75, ages)).isEqualTo(Priority.FIRST);
        assertThat(TicketDesk.priorityOf(74, ages)).isEqualTo(Priority.SECOND);
        assertThat(TicketDesk.priorityOf(64, ages)).isEqualTo(Priority.NORMAL);
        assertThat(TicketDesk.priorityOf(5, ages)).isEqualTo(Priority.SECOND);
        var book = new RuleBook(HOSPITAL, Map.of("B", HOSPITAL.with(ages)), Naming.defaults());
        try (var floor = new Floor(folder, book, board -> {})) {
            floor.office.take(ticket(floor, 76, Instant.MAX));

            Priority given = floor.areas.ask(
                    "B", moment -> moment.state().tickets().iterator().next().priority());
            assertThat(given).isEqualTo(Priority.FIRST);
        }
    }

    @Test
    void whoIsOldIsMarkedAsOldAndASmallChildIsNot() {
        try (var floor = new Floor(folder)) {
            assertThat(marked(floor, 80)).isEqualTo("老（老年优先）");
            assertThat(marked(floor, 70)).isEqualTo("老（老年优先）");
            assertThat(marked(floor, 3)).isEqualTo("优（优先患者）");
            assertThat(marked(floor, 40)).isEmpty();
        }
    }

    private static String marked(Floor floor, int age) {
        return floor.office.take(ticket(floor, age, Instant.MAX)).marked();
    }

    @Test
    void whoComesAfterTheHalfDayAndItsGraceGoesToTheNurse() {
        try (var floor = new Floor(folder)) {
            Instant noon = floor.clock.instant().plus(Duration.ofMinutes(20));
            floor.office.take(ticket(floor, 40, noon));
            floor.office.take(ticket(floor, 41, noon));

            floor.clock.passes(Duration.ofMinutes(50));
            assertThat(signsIn(floor, "V40")).isEqualTo("accepted");
            floor.clock.passes(Duration.ofMinutes(1));
            assertThat(signsIn(floor, "V41")).isEqualTo("HALF_DAY_OVER");
        }
    }

    private static String signsIn(Floor floor, String visit) {
        return floor.office
                .signIn(UUID.randomUUID(), visit, "terminal:1")
                .match(place -> "accepted", refused -> refused.problem().code());
    }

    @Test
    void changedRulesAreAdoptedByEveryOpenAreaAsAFactOfTheOneWhoChangedThem() {
        var books = new RuleBook[] {RuleBook.defaults()};
        try (var floor = new Floor(folder)) {
            floor.registers("V1", Floor.LINE);
        }
        try (var floor = new Floor(folder, () -> books[0])) {
            floor.areas.ask("B", Areas.Moment::position); // What a start adopts by itself is behind us.
            RuleSet changed = HOSPITAL.with(new RuleSet.Jumps(1));
            books[0] = new RuleBook(changed, Map.of(), Naming.defaults());

            floor.areas.adoptRules(floor.cause());

            RuleSet goesBy = floor.areas.ask("B", moment -> moment.state().rules());
            assertThat(goesBy).isEqualTo(changed);
            assertThat(floor.journal.read(floor.areas.today("B"), 1)).last().satisfies(entry -> {
                assertThat(entry.fact().type()).isEqualTo("rules-adopted");
                assertThat(entry.fact().actor()).isEqualTo("staff:1");
            });
        }
    }

    @Test
    void theFirstPatientOfAnAreaCanSignInTheMomentHeHasHisNumber() {
        try (var floor = new Floor(folder)) {
            for (int area = 0; area < 50; area++) {
                String visit = "V" + area;
                floor.registers(
                        visit, new TicketOffice.Line("B" + area, "诊区", "S-1", "内科", "R1", "1诊室", Floor.LINE.clinic()));

                assertThat(floor.office.signIn(UUID.randomUUID(), visit, "terminal:1"))
                        .isInstanceOf(TicketOffice.SignInAnswer.Accepted.class);
            }
        }
    }

    /** Transferred, then missed until it ended, then given a new number by the nurse: that one is the visit's. */
    @Test
    void aNumberReopenedAfterATransferIsTheOneThatGoesOn() {
        try (var floor = new Floor(folder)) {
            floor.waits("V1");
            var there = new TicketOffice.Line(
                    "C", "内科二诊区", "S-3", "消化内科 李", "R301", "301诊室", new TicketOffice.Clinic("C03", "A03.02"));
            var why = Warrant.of(Reason.of(Reason.Code.DOCTOR_CONSENT));
            floor.transfers().transfer(floor.cause(), "B", new TicketNumber("B001"), there, why);
            RoomId room = new RoomId("R301");
            floor.does(
                    "C",
                    new RoomCommand.OpenRoom(
                            floor.cause(), room, "301诊室", "李", "", List.of(new QueueId("S-3")), List.of(), Set.of()));
            while (floor.office.find("V1").orElseThrow().state().equals("INVITED")
                    || floor.office.find("V1").orElseThrow().state().equals("WAITING")) {
                floor.does("C", new Call.CallNext(floor.cause(), room));
                floor.does("C", new Call.Miss(floor.cause(), room));
                floor.does("C", new Detour.Requeue(floor.cause(), new TicketNumber("C001")));
            }
            assertThat(floor.office.find("V1").orElseThrow().state()).isEqualTo("NO_SHOW");

            floor.does("C", new Arrival.Reopen(floor.cause(), new TicketNumber("C001"), why));

            assertThat(floor.office.find("V1").orElseThrow().ticket()).isEqualTo("C002");
            assertThat(new StopDesk(floor.areas, floor.openings)
                            .clinic("V1")
                            .orElseThrow()
                            .ticket())
                    .isEqualTo("C002");
            floor.does("C", new Call.CallNext(floor.cause(), room));
            assertThat(floor.office.end(UUID.randomUUID(), "V1", "staff:1")).isEqualTo(TicketOffice.Ended.CALLED);
        }
    }
}
