package org.houzhen.server.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Instead;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.TicketState;
import org.houzhen.server.engine.Warrant;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Floor;
import org.houzhen.server.queue.Suspensions;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.wire.Board;
import org.houzhen.wire.DeskArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuspensionsTest {
    private static final QueueId OURS = new QueueId("S-1");
    private static final Reason AWAY = new Reason(Reason.Code.CLINIC_CHANGED, "医生急会诊");
    private static final TicketOffice.Line OTHER = new TicketOffice.Line(
            "B", "内科一诊区", "S-2", "消化内科 李", "R202", "202诊室", new TicketOffice.Clinic("C03", "A03.02"));
    private static final TicketOffice.Line ELSEWHERE = new TicketOffice.Line(
            "C", "内科二诊区", "S-3", "消化内科 李", "R301", "301诊室", new TicketOffice.Clinic("C03", "A03.02"));

    @TempDir
    private Path folder;

    private final List<String> schedule = new ArrayList<>();
    private Floor floor;
    private Suspensions suspensions;

    @BeforeEach
    void open() {
        floor = new Floor(folder);
        var scheduling = (OutpatientScheduling) Proxy.newProxyInstance(
                OutpatientScheduling.class.getClassLoader(),
                new Class<?>[] {OutpatientScheduling.class},
                (proxy, method, arguments) -> {
                    schedule.add(method.getName() + " " + arguments[1]);
                    return Outcome.done(null);
                });
        suspensions = floor.suspensions(scheduling);
    }

    @AfterEach
    void close() {
        floor.close();
    }

    private CallContext context() {
        return CallContext.desk("1", "17", floor.clock.instant());
    }

    private Answer suspend() {
        return suspensions.suspend(floor.cause(), context(), "B", OURS, AWAY);
    }

    private Answer leaves(String number, Instead choice) {
        return suspensions.leave(floor.cause(), "B", new TicketNumber(number), choice);
    }

    private Board board() {
        return floor.areas.ask("B", Areas.Moment::board);
    }

    private TicketState state(String number) {
        return floor.areas.ask(
                "B",
                moment -> moment.state()
                        .ticket(new TicketNumber(number))
                        .map(Ticket::state)
                        .orElseThrow());
    }

    @Test
    void aCancelledClinicIsSaidEverywhereAndSoldNoMore() {
        floor.waits("V1");
        floor.opensRoom();

        suspend();

        assertThat(schedule).containsExactly("stop S-1");
        assertThat(board().suspended()).containsExactly("消化内科 钱");
        assertThat(board().invited()).isEmpty();
        assertThat(board().next()).isEmpty();
        assertThat(board().rooms()).extracting(Board.Room::state).containsExactly("SUSPENDED");
        floor.registers("V0", OTHER);
        TicketOffice.Place place = floor.office.find("V1").orElseThrow();
        assertThat(place.suspended()).isTrue();
        assertThat(place.state()).isEqualTo("WAITING"); // Nobody is dropped.
        suspensions.resume(floor.cause(), context(), "B", OURS);
        assertThat(schedule).containsExactly("stop S-1", "resume S-1");
        assertThat(board().invited()).extracting(Board.Invited::ticket).containsExactly("B001");
    }

    @Test
    void aSubstituteKeepsSegmentAndClassHoweverLateItHasBecome() {
        floor.waits("V1"); // 08:30 to 08:45.
        floor.clock.passes(Duration.ofMinutes(45));
        floor.registers("V2", OTHER); // 09:15.
        floor.office.signIn(UUID.randomUUID(), "V2", "terminal:1");
        suspend();

        Suspensions.Substituted done = suspensions.substitute(floor.cause(), "B", new TicketNumber("B001"), OTHER);

        assertThat(done.number()).isEqualTo("B003");
        assertThat(state("B001")).isEqualTo(TicketState.TRANSFERRED);
        TicketOffice.Place place = floor.office.find("V1").orElseThrow();
        assertThat(place).extracting("ticket", "state", "ahead").containsExactly("B003", "WAITING", 0);
        assertThat(board().next()).isEmpty(); // No room is open there yet.
        DeskArea.Suspension told = floor.areas.ask(
                "B",
                moment -> new DeskAreaMaker(moment, new ToldNowhere())
                        .desk()
                        .queues()
                        .get(0)
                        .suspended());
        assertThat(told.reason()).isEqualTo("医生急会诊");
        assertThat(told.chosen()).singleElement().satisfies(chosen -> {
            assertThat(chosen.choice()).isEqualTo("SUBSTITUTE");
            assertThat(chosen.to()).isEqualTo("B003 消化内科 李");
        });
    }

    @Test
    void thePressRepeatedNamesTheSameNewNumber() {
        floor.waits("V1");
        suspend();
        var cause = floor.cause();

        Suspensions.Substituted first = suspensions.substitute(cause, "B", new TicketNumber("B001"), OTHER);
        Suspensions.Substituted again = suspensions.substitute(cause, "B", new TicketNumber("B001"), OTHER);

        assertThat(again.number()).isEqualTo(first.number());
        assertThat(state(first.number())).isEqualTo(TicketState.WAITING);
    }

    @Test
    void nobodyIsMovedToAClinicThatIsCancelledToo() {
        floor.waits("V1");
        floor.registers("V2", OTHER);
        suspend();
        suspensions.suspend(floor.cause(), context(), "B", new QueueId("S-2"), AWAY);

        Suspensions.Substituted refused = suspensions.substitute(floor.cause(), "B", new TicketNumber("B001"), OTHER);

        assertThat(refused.answer()).isEqualTo(Answer.refused(Refusal.QUEUE_SUSPENDED));
        assertThat(state("B001")).isEqualTo(TicketState.WAITING);
        Answer transfer =
                floor.transfers().transfer(floor.cause(), "B", new TicketNumber("B001"), OTHER, Warrant.of(AWAY));
        assertThat(transfer).isEqualTo(Answer.refused(Refusal.QUEUE_SUSPENDED));
        assertThat(state("B001")).isEqualTo(TicketState.WAITING);
    }

    @Test
    void whoWantsTheMoneyOrAnotherDayHasSaidSoForGoodAndTheDaysEndKnowsIt() {
        floor.waits("V1");
        floor.registers("V2", Floor.LINE);
        floor.waits("V3");
        floor.registers("V4", Floor.LINE);
        assertThat(leaves("B001", Instead.REFUND)).isEqualTo(Answer.refused(Refusal.CLINIC_TAKES_PLACE));
        suspend();

        leaves("B001", Instead.REFUND);
        leaves("B002", Instead.ANOTHER_DAY);

        assertThat(leaves("B001", Instead.ANOTHER_DAY))
                .isEqualTo(new Answer.Refused(
                        Refusal.WRONG_STATE,
                        Optional.of(new Answer.Found(new TicketNumber("B001"), TicketState.CANCELLED))));
        assertThat(floor.office.find("V1").orElseThrow())
                .extracting("state", "instead")
                .containsExactly("CANCELLED", "REFUND");
        assertThat(floor.office.find("V2").orElseThrow())
                .extracting("state", "instead")
                .containsExactly("CANCELLED", "ANOTHER_DAY");
        assertThat(floor.office.find("V3").orElseThrow().instead()).isEmpty();
        floor.closesDay();
        assertThat(state("B001")).isEqualTo(TicketState.CANCELLED);
        assertThat(state("B003")).isEqualTo(TicketState.UNFINISHED);
        assertThat(state("B004")).isEqualTo(TicketState.UNFINISHED); // It is not the patient who stayed away.
    }

    @Test
    void nobodyIsMovedWhereTheDayIsOver() {
        floor.waits("V1");
        floor.registers("V2", ELSEWHERE);
        floor.closesDay("C");
        var number = new TicketNumber("B001");

        Answer transfer = floor.transfers().transfer(floor.cause(), "B", number, ELSEWHERE, Warrant.of(AWAY));
        suspend();
        Suspensions.Substituted substitute = suspensions.substitute(floor.cause(), "B", number, ELSEWHERE);

        assertThat(transfer).isEqualTo(Answer.refused(Refusal.DAY_CLOSED));
        assertThat(substitute.answer()).isEqualTo(Answer.refused(Refusal.DAY_CLOSED));
        assertThat(state("B001")).isEqualTo(TicketState.WAITING);
    }

    @Test
    void whoIsSentToAClinicThatOverrunsItsHalfDayWaitsThere() {
        floor.waits("V1");
        suspend();
        var overrun = new TicketOffice.Line(
                "C",
                "内科二诊区",
                "S-3",
                "消化内科 李",
                "R301",
                "301诊室",
                new TicketOffice.Clinic("C03", "A03.02", floor.clock.instant().minus(Duration.ofHours(1))));

        suspensions.substitute(floor.cause(), "B", new TicketNumber("B001"), overrun);

        assertThat(floor.office.find("V1").orElseThrow())
                .extracting("ticket", "state")
                .containsExactly("C001", "WAITING");
    }
}
