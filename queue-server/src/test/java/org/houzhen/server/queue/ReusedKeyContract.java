package org.houzhen.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.rules.RuleBook;
import org.houzhen.server.store.Store;
import org.junit.jupiter.api.Test;

/** One id is one command: another one under it is refused, also after a restart, and the same one is answered again. */
abstract class ReusedKeyContract {
    private static final Answer REUSED = Answer.refused(Refusal.IDEMPOTENCY_KEY_REUSED);

    private final Floor.MovedClock clock = new Floor.MovedClock();

    /** The same store at every call, with what was written to it. */
    abstract Store open();

    private Floor floor() {
        return new Floor(open(), RuleBook::defaults, board -> {}, clock);
    }

    @Test
    void anotherCommandUnderTheSameIdIsRefusedAlsoAfterARestart() {
        var key = UUID.randomUUID();
        Answer called;
        try (Floor floor = floor()) {
            floor.waits("V1");
            floor.waits("V2");
            floor.opensRoom();
            called = floor.does("B", next(floor, key));

            assertThat(floor.does("B", next(floor, key))).isEqualTo(again(called));
            assertThat(floor.does("B", new Call.Enter(cause(floor, key), Floor.ROOM)))
                    .isEqualTo(REUSED);
            assertThat(floor.does("B", new Call.CallNext(cause(floor, key), new RoomId("R202"))))
                    .isEqualTo(REUSED);
        }
        clock.passes(Duration.ofMinutes(3));
        try (Floor floor = floor()) {
            long before = floor.areas.ask("B", Areas.Moment::position);

            assertThat(floor.does("B", next(floor, key))).isEqualTo(again(called));
            assertThat(floor.does("B", new Call.Miss(cause(floor, key), Floor.ROOM)))
                    .isEqualTo(REUSED);
            assertThat(floor.areas.ask("B", Areas.Moment::position).longValue()).isEqualTo(before);
        }
    }

    @Test
    void whatAPageSawWhenItPressedIsNotWhatItAsked() {
        var key = UUID.randomUUID();
        try (Floor floor = floor()) {
            var first = new TicketNumber(floor.waits("V1"));
            floor.waits("V2");
            floor.opensRoom();
            Answer called = floor.does("B", new Call.AsSeen(next(floor, key), Optional.empty()));

            assertThat(floor.does("B", new Call.AsSeen(next(floor, key), Optional.of(first))))
                    .isEqualTo(again(called));
            var finish = new Call.Finish(cause(floor, key), Floor.ROOM);
            assertThat(floor.does("B", new Call.AsSeen(finish, Optional.of(first))))
                    .isEqualTo(REUSED);
        }
    }

    @Test
    void whatIsAskedOfATicketAndWhyIsPartOfTheCommandAndWhoAllowsItIsNot() {
        var key = UUID.randomUUID();
        try (Floor floor = floor()) {
            var one = new TicketNumber(floor.waits("V1"));
            var other = new TicketNumber(floor.waits("V2"));
            Reason away = Reason.of(Reason.Code.AWAY);
            Answer parked = floor.does("B", new Detour.Park(cause(floor, key), one, away));

            assertThat(floor.does("B", new Detour.Park(cause(floor, key), one, away)))
                    .isEqualTo(again(parked));
            assertThat(floor.does("B", new Detour.Park(cause(floor, key), other, away)))
                    .isEqualTo(REUSED);
            assertThat(floor.does("B", new Detour.Park(cause(floor, key), one, Reason.of(Reason.Code.PATIENT_WISH))))
                    .isEqualTo(REUSED);
        }
    }

    @Test
    void whoeverSaysIAmHereAgainIsAnsweredAgainWhateverBecameOfTheTicketMeanwhile() {
        var key = UUID.randomUUID();
        try (Floor floor = floor()) {
            floor.registers("V1", Floor.LINE);
            floor.registers("V2", Floor.LINE);
            floor.opensRoom();
            floor.office.signIn(key, "V1", "terminal:1");
            floor.callsNext();
            floor.does("B", new Call.Miss(floor.cause(), Floor.ROOM));

            assertThat(floor.office.signIn(key, "V1", "terminal:1"))
                    .isInstanceOfSatisfying(
                            TicketOffice.SignInAnswer.Accepted.class,
                            accepted -> assertThat(accepted.place().state()).isEqualTo("MISSED"));
            assertThat(floor.office.signIn(key, "V2", "terminal:1"))
                    .isInstanceOfSatisfying(
                            TicketOffice.SignInAnswer.Refused.class,
                            refused -> assertThat(refused.problem().code()).isEqualTo("IDEMPOTENCY_KEY_REUSED"));
        }
    }

    private static Call.CallNext next(Floor floor, UUID key) {
        return new Call.CallNext(cause(floor, key), Floor.ROOM);
    }

    private static Cause cause(Floor floor, UUID key) {
        return new Cause(key, "staff:1", floor.areas.now());
    }

    private static Answer again(Answer first) {
        return first.match(done -> Answer.repeated(done.facts()), refused -> refused);
    }
}
