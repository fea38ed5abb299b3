package org.houzhen.server.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.houzhen.server.engine.Instead;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.registration.PhoneSignIn;
import org.houzhen.wire.ChooseDay;
import org.houzhen.wire.OtherDays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cancelled clinic's patients come another day (改期), in the whole server. */
class SuspendedMoveIT extends OnCancelledClinics {
    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        serve(folder, Morning.class);
    }

    @Test
    void whoeverHasNotChosenYetMovesToAnotherDayAndSignsInThere() {
        ClinicSession session = clinic();
        Registration moves = comes(1, session);
        cancelled(session);
        assertThat(days.mayChoose(place(moves), moves.registerNo())).isTrue();
        OtherDays offered = days.of(moves.registerNo());
        theDaysAreThoseOfTheSameDoctorFirst(session, offered);
        ChooseDay choice = first(offered);
        UUID key = UUID.randomUUID();

        Registration moved = days.move(key, moves.registerNo(), choice, "phone").orElseThrow();

        assertThat(moved.slot().id()).isEqualTo(choice.slotId());
        assertThat(moved.registerNo()).isEqualTo(moves.registerNo());
        assertThat(place(moves).state()).isEqualTo("CANCELLED");
        assertThat(place(moves).instead()).isEqualTo("ANOTHER_DAY");
        assertThat(said(moves))
                .contains("已改到 " + offered.sessions().get(0).day().zh());
        assertThat(days.move(key, moves.registerNo(), choice, "phone").orElseThrow())
                .isEqualTo(moved);
        assertThat(moving(UUID.randomUUID(), moves, choice)).isEqualTo("SUSPENDED_MOVED");
        assertThat(days.mayChoose(place(moves), moves.registerNo())).isFalse();
        theClerkSees(moves);
        onTheNewDayThePatientSignsIn(moved);
    }

    private static void theDaysAreThoseOfTheSameDoctorFirst(ClinicSession session, OtherDays offered) {
        assertThat(offered.state()).isEqualTo("OPEN");
        assertThat(offered.sessions())
                .isNotEmpty()
                .allMatch(each -> each.price().equals(session.fee()));
        assertThat(offered.sessions().get(0).sameDoctor()).isTrue();
        assertThat(offered.sessions().get(0).day().zh()).matches("11月\\d+日 星期. [上下]午");
        List<Boolean> same =
                offered.sessions().stream().map(OtherDays.Session::sameDoctor).toList();
        assertThat(same.lastIndexOf(true)).isLessThan(same.contains(false) ? same.indexOf(false) : same.size());
    }

    private void theClerkSees(Registration moves) {
        assertThat(listed(moves).moved().state()).isEqualTo("MOVED");
        assertThat(listed(moves).money()).isNull();
        assertThat(list.visits(Optional.of(MONDAY)).open()).isEmpty();
        assertThat(refused(() -> list.refund(CLERK, MONDAY, moves.registerNo())))
                .isEqualTo("SUSPENDED_MOVED");
    }

    private void onTheNewDayThePatientSignsIn(Registration moved) {
        String registerNo = moved.registerNo();
        LocalDate day = moved.session().date();
        assertThat(registrations.today(context(), moved.patient().id())).isEmpty();
        assertThat(refused(() -> server.bean(PhoneSignIn.class).signIn(UUID.randomUUID(), registerNo)))
                .isEqualTo("SUSPENDED_LEFT");
        if (!day.equals(MONDAY.plusDays(1))) {
            passTo(MONDAY.plusDays(1));
            assertThat(refused(() -> server.bean(PhoneSignIn.class).signIn(UUID.randomUUID(), registerNo)))
                    .isEqualTo("SIGN_IN_LATER_DAY");
            assertThat(office.find(registerNo)).isEmpty();
        }
        passTo(day);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> office.find(registerNo).isPresent());
        assertThat(place(moved).state()).isEqualTo("ISSUED");
        assertThat(registrations.today(context(), moved.patient().id()))
                .extracting(Registration::registerNo)
                .containsExactly(registerNo);
        assertThat(server.bean(PhoneSignIn.class)
                        .signIn(UUID.randomUUID(), registerNo)
                        .ticket())
                .isEqualTo(place(moved).ticket());
        assertThat(place(moved).state()).isEqualTo("WAITING");
        assertThat(now(moved).state()).isEqualTo(Registration.State.SIGNED_IN);
    }

    @Test
    void whereTheNewDaysClinicIsCancelledTooThePatientIsAskedAgain() {
        ClinicSession session = clinic();
        Registration moves = comes(2, session);
        cancelled(session);
        Registration moved = days.move(
                        UUID.randomUUID(), moves.registerNo(), first(days.of(moves.registerNo())), "phone")
                .orElseThrow();
        passTo(moved.session().date());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> office.find(moves.registerNo()).isPresent());

        cancelled(moved.session());

        assertThat(days.mayChoose(place(moves), moves.registerNo())).isTrue();
        Registration again = days.move(
                        UUID.randomUUID(), moves.registerNo(), first(days.of(moves.registerNo())), "phone")
                .orElseThrow();
        assertThat(again.session().date()).isAfter(moved.session().date());
        assertThat(again.tradeNo()).isEqualTo(moves.tradeNo());
        assertThat(listed(moves).moved().said().zh())
                .as("what was booked on the first day, and nothing else, stands on its list")
                .contains(moved.session().doctor());
    }

    @Test
    void aRefundAndAMoveNeverBothWin() {
        ClinicSession session = clinic();
        Registration refund = comes(3, session);
        Registration clerk = comes(4, session);
        Registration books = comes(5, session);
        cancelled(session);
        ChooseDay choice = first(days.of(clerk.registerNo()));
        chooses(refund, Instead.REFUND);
        chooses(clerk, Instead.ANOTHER_DAY);
        chooses(books, Instead.ANOTHER_DAY);

        assertThat(moving(UUID.randomUUID(), refund, choice)).isEqualTo("SUSPENDED_CHOSEN");
        assertThat(days.of(refund.registerNo()).state()).isEqualTo("ELSEWHERE");
        list.refund(CLERK, MONDAY, clerk.registerNo());
        assertThat(moving(UUID.randomUUID(), clerk, choice)).isEqualTo("SUSPENDED_WANTS_MONEY");
        assertThat(listed(books).moved()).isNull();
        assertThat(said(books)).contains("请在自助机“签到”里或手机页面上选新日子");
        UUID key = UUID.randomUUID();
        assertThat(list.otherDays(MONDAY, books.registerNo()).state()).isEqualTo("OPEN");
        assertThat(list.move(CLERK, key, MONDAY, books.registerNo(), choice).state())
                .isEqualTo("MOVED");
        assertThat(list.move(CLERK, key, MONDAY, books.registerNo(), choice).state())
                .isEqualTo("MOVED");
        assertThat(refused(() -> list.refund(CLERK, MONDAY, books.registerNo())))
                .isEqualTo("SUSPENDED_MOVED");
        assertThat(now(books).session().date()).isAfter(MONDAY);
        assertThat(now(clerk).session().date()).isEqualTo(MONDAY);
    }

    @Test
    void theNurseMovesWhoeverStandsAtTheDeskAndNobodyIsMovedWhoseClinicTakesPlace() {
        ClinicSession session = clinic();
        Registration moves = comes(6, session);
        var nurse = server.bean(NurseMoveController.class);
        String number = place(moves).ticket();
        assertThat(nurse.otherDays(NURSE, session.area(), number).state()).isEqualTo("ELSEWHERE");
        cancelled(session);

        OtherDays offered = nurse.otherDays(NURSE, session.area(), number);
        assertThat(nurse.move(NURSE, UUID.randomUUID(), session.area(), number, first(offered))
                        .said()
                        .zh())
                .contains("已改到 " + offered.sessions().get(0).day().zh());
        assertThat(nurse.otherDays(NURSE, session.area(), number).state()).isEqualTo("MOVED");
    }

    /** The race for the last numbers goes through desk, journal and hospital; whoever loses is offered others. */
    @Test
    void manyPatientsWhoPressAtOnceGetOneNumberOnce() throws Exception {
        ClinicSession session = clinic();
        List<Registration> all =
                IntStream.range(0, 24).mapToObj(i -> comes(10 + i, session)).toList();
        cancelled(session);
        ChooseDay last = first(days.of(all.get(0).registerNo()));
        var threads = Executors.newFixedThreadPool(12);
        List<Callable<String>> presses = all.stream()
                .map(each -> (Callable<String>) () -> moving(UUID.randomUUID(), each, last))
                .toList();
        List<String> answers = Stream.of(threads.invokeAll(presses))
                .flatMap(List::stream)
                .map(SuspendedMoveIT::answer)
                .toList();
        threads.shutdown();

        assertThat(answers).filteredOn(String::isEmpty).hasSize(1);
        assertThat(answers).filteredOn(answer -> !answer.isEmpty()).containsOnly("SLOT_TAKEN");
        assertThat(all)
                .filteredOn(each -> now(each).slot().id().equals(last.slotId()))
                .hasSize(1);
        Registration loser = all.stream()
                .filter(each -> now(each).session().date().equals(MONDAY))
                .findFirst()
                .orElseThrow();
        OtherDays others = days.of(loser.registerNo());
        assertThat(others.state()).isEqualTo("OPEN");
        assertThat(first(others).slotId()).isNotEqualTo(last.slotId());
        assertThat(moving(UUID.randomUUID(), loser, first(others))).isEmpty();
    }

    private static String answer(Future<String> press) {
        try {
            return press.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
