package org.houzhen.server.suspension;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.houzhen.server.hospital.Rescheduling;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.Fault;
import org.houzhen.server.payment.PowerCut;
import org.houzhen.server.payment.PowerTransactions;
import org.houzhen.server.queue.Floor;
import org.houzhen.server.registration.ClinicRefunds.Opening;
import org.houzhen.server.suspension.Move.Stage;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ChooseDay;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Three patients of a cancelled clinic: one has not chosen yet and presses for the last number of another day by phone, a
 * clerk presses for the same number for the second, and the third wants another day while a clerk presses "refund instead".
 */
final class MoveRun {
    private static final int ROUNDS_MAX = 200;
    private static final int PRESSES_MAX = 4;
    private static final Duration ROUND = Duration.ofSeconds(20);

    private final FailingDataSource store;
    private final Floor floor;
    private final Cast cast;
    private final Fault fault;
    private final Defects defects;
    private final Habits habits;
    private final MoveHospital hospital;
    private MoveBook book;
    private Decisions decisions;
    private MoveDesk.Books books;
    private MoveDesk desk;
    private Mover mover;
    private int restarts;

    /** Who they are, by register number, and what people do. */
    record Cast(String undecided, String decided, String torn, Habits habits) {}

    /**
     * What people do.
     *
     * @param again whoever's press was cut off presses again
     * @param moneyFirst the clerk's press for the third comes before the patient's
     */
    record Habits(boolean again, boolean moneyFirst) {}

    /**
     * What a planted defect makes of the parts.
     *
     * @param remembers whether the hospital keeps what it refused
     * @param port how the hospital is asked
     * @param guarded whether "refund instead" looks whether the patient is moved
     * @param forgets what was asked for is not found again after a restart
     */
    record Defects(boolean remembers, UnaryOperator<Rescheduling> port, boolean guarded, boolean forgets) {
        static final Defects NONE = new Defects(true, port -> port, true, false);
    }

    MoveRun(FailingDataSource store, Floor floor, Cast cast, Fault fault, Defects defects) {
        this.store = store;
        this.floor = floor;
        this.cast = cast;
        this.fault = fault;
        this.defects = defects;
        this.habits = cast.habits();
        this.hospital = new MoveHospital(fault, defects.remembers());
        store.powerOn();
        for (String table : List.of("suspended_move", "suspended_case", "suspended_refund", "suspended_visit_word")) {
            JdbcClient.create(store).sql("delete from " + table).update();
        }
    }

    /** As the server starts, with what the disk holds. */
    private void start() {
        JdbcClient jdbc = JdbcClient.create(store);
        if (defects.forgets() && restarts > 0) {
            jdbc.sql("delete from suspended_move where stage = 'ASKED'").update();
        }
        var transactions = new PowerTransactions(store);
        Rescheduling port = defects.port().apply(hospital);
        book = new MoveBook(jdbc, transactions);
        decisions = new Decisions(jdbc, transactions);
        books = new MoveDesk.Books(book, decisions, new Confirmations(jdbc, null));
        mover = new Mover(book, port, floor.clock);
        desk = new MoveDesk(
                new MoveDesk.Queues(floor.areas, floor.office, floor.suspensions(hospital.scheduling())),
                hospital.registrations(),
                books,
                new Offers(hospital.scheduling(), port, floor.clock),
                mover);
    }

    int restarts() {
        return restarts;
    }

    MoveRun toTheEnd() {
        Instant morning = floor.clock.instant();
        pressed(UUID.randomUUID(), this::byPhone);
        pressed(UUID.randomUUID(), this::byClerk);
        UUID patient = UUID.randomUUID();
        if (habits.moneyFirst()) {
            pressed(UUID.randomUUID(), key -> refundInstead());
            pressed(patient, this::tornMoves);
        } else {
            pressed(patient, this::tornMoves);
            pressed(UUID.randomUUID(), key -> refundInstead());
        }
        boolean quiet = false;
        for (int i = 0; i < ROUNDS_MAX && !quiet; i++) {
            surviving(() -> decisions.due(floor.clock.instant(), 64).forEach(this::open));
            surviving(() -> mover.round());
            fault.arrive();
            floor.clock.passes(ROUND);
            quiet = isQuiet() && fault.lateAt().isEmpty();
        }
        store.powerOn(); // What looks at the books afterwards has light.
        if (desk == null) {
            start();
        }
        floor.clock.passes(Duration.between(floor.clock.instant(), morning));
        return this;
    }

    private interface Press {
        void of(UUID key);
    }

    private void byPhone(UUID key) {
        desk.move(key, cast.undecided(), new ChooseDay(MoveHospital.SESSION, MoveHospital.LAST), "phone");
    }

    private void byClerk(UUID key) {
        desk.moveListed(
                key,
                MoveHospital.TODAY,
                cast.decided(),
                new ChooseDay(MoveHospital.SESSION, MoveHospital.LAST),
                "clerk:21");
    }

    private void tornMoves(UUID key) {
        desk.move(key, cast.torn(), new ChooseDay(MoveHospital.SESSION, MoveHospital.OTHER), "terminal:1");
    }

    private void refundInstead() {
        var decision = new Decision(cast.torn(), "clerk:21", floor.clock.instant(), 0);
        if (defects.guarded()) {
            books.wantMoney(MoveHospital.TODAY, decision);
        } else {
            decisions.add(decision);
        }
    }

    private void open(Decision decision) {
        var opening = hospital.withdraw(decision.registerNo());
        if (opening == Opening.LATER) {
            decisions.later(decision, floor.clock.instant());
        } else {
            decisions.settled(decision, opening);
        }
    }

    /** A press that was cut off is the same press when it comes again. */
    private void pressed(UUID key, Press press) {
        for (int i = 0; i < PRESSES_MAX; i++) {
            int before = restarts;
            surviving(() -> refusable(() -> press.of(key)));
            if (restarts == before || !habits.again()) {
                return;
            }
        }
    }

    private static void refusable(Runnable press) {
        try {
            press.run();
        } catch (ProblemException e) {
            assert !e.problem().detail().isEmpty(); // Whoever pressed reads it.
        }
    }

    private void surviving(Runnable part) {
        try {
            if (desk == null) {
                start();
            }
            part.run();
        } catch (PowerCut cut) {
            restarts++;
            desk = null;
            store.powerOn();
        }
    }

    private boolean isQuiet() {
        store.powerOn();
        if (desk == null) {
            start();
        }
        Instant far = floor.clock.instant().plus(Duration.ofDays(1));
        return book.due(far, 1).isEmpty() && decisions.due(far, 1).isEmpty();
    }

    /** What does not add up; empty when all does. */
    List<String> violations() {
        List<String> wrong = new ArrayList<>();
        List.of(cast.undecided(), cast.decided(), cast.torn()).forEach(each -> check(wrong, each));
        check(wrong, !hospital.isTwiceSold(), "one number for two");
        Instant far = floor.clock.instant().plus(Duration.ofDays(1));
        check(wrong, book.due(far, 1).isEmpty(), "still asked for");
        check(wrong, decisions.due(far, 1).isEmpty(), "still wants money");
        boolean somebody = !hospital.slotOf(cast.undecided()).startsWith(MoveHospital.OLD)
                || !hospital.slotOf(cast.decided()).startsWith(MoveHospital.OLD);
        check(wrong, somebody || fault.refused() || !habits.again(), "nobody got the number");
        return wrong;
    }

    private void check(List<String> wrong, String registerNo) {
        boolean moved = !hospital.slotOf(registerNo).startsWith(MoveHospital.OLD);
        Optional<Move> standing = book.standing(registerNo, MoveHospital.TODAY);
        boolean said = standing.filter(move -> move.stage() == Stage.MOVED).isPresent();
        boolean money = decisions.opening(registerNo).isPresent();
        String chosen = floor.office.find(registerNo).orElseThrow().instead();
        check(wrong, !moved || said, "moved, and nobody knows");
        check(wrong, moved || !said, "said to be moved, and is not");
        check(
                wrong,
                !said || standing.orElseThrow().request().toSlotId().equals(hospital.slotOf(registerNo)),
                "moved to where nobody chose");
        check(wrong, !moved || chosen.equals("ANOTHER_DAY"), "moved, and the journal does not say so");
        check(wrong, !moved || !money, "both moved and refunded");
        check(wrong, !moved || !hospital.isWithdrawn(registerNo), "moved, and cancelled");
        check(wrong, !money || hospital.isWithdrawn(registerNo), "wants the money, and nobody gives it back");
        String state = desk.of(registerNo).state();
        String so = moved ? "MOVED" : money ? "ELSEWHERE" : "OPEN";
        check(wrong, state.equals(so), "told " + state + " where it is " + so);
    }

    private static void check(List<String> wrong, boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }
}
