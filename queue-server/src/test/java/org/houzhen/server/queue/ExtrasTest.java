package org.houzhen.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.rules.RuleBook;
import org.houzhen.wire.Board;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A doctor's consent to an extra number, over a journal on disk. */
class ExtrasTest {
    private static final String PATIENT = "P0000009";
    private static final Reason WORSE = Reason.of(Reason.Code.CONDITION_WORSE);

    @TempDir
    private Path folder;

    private static TicketOffice.Line clinic(Floor floor) {
        TicketOffice.Line any = Floor.LINE;
        return new TicketOffice.Line(
                any.area(),
                any.areaName(),
                any.queue(),
                any.label(),
                any.room(),
                any.roomName(),
                new TicketOffice.Clinic("C03", "A03.02", Floor.MORNING.plus(Duration.ofHours(4))));
    }

    private static Cause by(Floor floor, UUID press) {
        return new Cause(press, "doctor:7", floor.areas.now());
    }

    private static boolean isRepeated(Answer answer) {
        return answer.match(Answer.Done::repeated, refused -> {
            throw new AssertionError(refused);
        });
    }

    @Test
    void theConsentOutlivesTheServerAndAPressSentAgainConsentsOnce() {
        UUID press = UUID.randomUUID();
        try (var floor = new Floor(folder)) {
            assertThat(isRepeated(floor.extras().consent(by(floor, press), clinic(floor), PATIENT, WORSE)))
                    .isFalse();
            assertThat(floor.office.extrasOf(PATIENT)).containsExactly("S-1");
        }
        try (var floor = new Floor(folder)) {
            assertThat(floor.office.extrasOf(PATIENT)).containsExactly("S-1");
            assertThat(isRepeated(floor.extras().consent(by(floor, press), clinic(floor), PATIENT, WORSE)))
                    .isTrue();
            assertThat(isRepeated(floor.extras().consent(by(floor, UUID.randomUUID()), clinic(floor), PATIENT, WORSE)))
                    .isTrue();
            assertThat(floor.extras().left(clinic(floor))).isEqualTo(4);
            assertThat(floor.journal.read(floor.areas.today("B"), 1))
                    .filteredOn(entry -> entry.fact().type().equals("extra-granted"))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.fact().actor()).isEqualTo("doctor:7");
                        assertThat(entry.fact().payload())
                                .contains("CONDITION_WORSE")
                                .doesNotContain("张");
                    });
        }
    }

    @Test
    void theNumberUsesItOnceAndIsCalledWithItsMark() {
        var board = new AtomicReference<Board>();
        try (var floor = new Floor(folder, RuleBook.defaults(), board::set)) {
            floor.extras().consent(by(floor, UUID.randomUUID()), clinic(floor), PATIENT, WORSE);
            floor.opensRoom();
            String number = floor.registersExtra("V9", PATIENT);
            assertThat(floor.registersExtra("V9", PATIENT))
                    .as("the saga asks again after a crash")
                    .isEqualTo(number);
            assertThat(floor.office.extrasOf(PATIENT)).isEmpty();
            assertThat(floor.office.find("V9").orElseThrow().marked()).isEqualTo("加（加号）");

            floor.office.signIn(UUID.randomUUID(), "V9", "terminal:1");
            floor.callsNext();
            floor.areas.close(); // Everything that happened has been shown.

            assertThat(board.get().calls()).singleElement().satisfies(call -> {
                assertThat(call.ticket()).isEqualTo(number);
                assertThat(call.mark()).isEqualTo("加");
            });
            assertThat(board.get().rooms())
                    .singleElement()
                    .satisfies(room -> assertThat(room.mark()).isEqualTo("加"));
        }
    }

    @Test
    void aConsentTakenBackIsOfferedToNobodyAlsoAfterARestart() {
        UUID press = UUID.randomUUID();
        try (var floor = new Floor(folder)) {
            floor.extras().consent(by(floor, UUID.randomUUID()), clinic(floor), PATIENT, WORSE);
            assertThat(floor.extras().open(clinic(floor))).containsExactly(PATIENT);
            assertThat(isRepeated(floor.extras().takeBack(by(floor, press), clinic(floor), PATIENT)))
                    .isFalse();
        }
        try (var floor = new Floor(folder)) {
            assertThat(floor.office.extrasOf(PATIENT)).isEmpty();
            assertThat(floor.extras().open(clinic(floor))).isEmpty();
            assertThat(floor.extras().left(clinic(floor))).isEqualTo(5);
            assertThat(isRepeated(floor.extras().takeBack(by(floor, press), clinic(floor), PATIENT)))
                    .isTrue();
            assertThat(floor.journal.read(floor.areas.today("B"), 1))
                    .filteredOn(entry -> entry.fact().type().equals("extra-taken-back"))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.fact().actor()).isEqualTo("doctor:7"));
        }
    }

    @Test
    void whatWasUsedIsNotTakenBack() {
        try (var floor = new Floor(folder)) {
            floor.extras().consent(by(floor, UUID.randomUUID()), clinic(floor), PATIENT, WORSE);
            floor.registersExtra("V9", PATIENT);

            assertThat(floor.extras().takeBack(by(floor, UUID.randomUUID()), clinic(floor), PATIENT))
                    .isEqualTo(Answer.refused(Refusal.EXTRA_USED));
        }
    }

    @Test
    void whatIsNotUsedLapsesWithTheHalfDay() {
        try (var floor = new Floor(folder)) {
            floor.extras().consent(by(floor, UUID.randomUUID()), clinic(floor), PATIENT, WORSE);
            floor.clock.passes(Duration.ofHours(4));
            assertThat(floor.office.extrasOf(PATIENT)).isNotEmpty();
            floor.clock.passes(Duration.ofMillis(1));
            assertThat(floor.office.extrasOf(PATIENT)).isEmpty();
        }
    }
}
