package org.houzhen.kiosk.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.orders.Opening;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.printing.SlipPrinter;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.SignedIn;
import org.houzhen.wire.Slip;

/** It is done: says so in one big number while the slip comes out. */
final class ResultStep extends Step {
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final View.Result done;
    private final Callable<SlipPrinter.Outcome> print; // Null when there is nothing to print.
    private String paper;
    private String reason = "";

    private ResultStep(KioskSession session, View.Result done, Callable<SlipPrinter.Outcome> print) {
        super(session);
        this.done = done;
        this.print = print;
        this.paper = print == null ? "NONE" : "PRINTING";
    }

    static ResultStep of(KioskSession session, OrderView order) {
        var slips = session.terminal().slips();
        boolean owed = order.slip() != null;
        return new ResultStep(session, Results.of(order), owed ? () -> slips.deliver(order) : null);
    }

    static ResultStep of(KioskSession session, SignedIn signedIn, Opening press) {
        var signIns = session.terminal().signIns();
        Optional<Slip> slip = Optional.ofNullable(signedIn.slip());
        return new ResultStep(
                session,
                Results.of(signedIn),
                slip.<Callable<SlipPrinter.Outcome>>map(owed -> () -> signIns.print(press, owed))
                        .orElse(null));
    }

    @Override
    void enter() {
        if (print != null) {
            session.leaveOpen(); // Until the paper is known to be out.
            print();
        }
    }

    private void print() {
        paper = "PRINTING";
        session.turns().work(print, this::printed, () -> printed(FAULT));
    }

    private static final SlipPrinter.Outcome FAULT =
            new SlipPrinter.Outcome(SlipPrinter.State.UNCERTAIN, org.houzhen.hardware.DeviceReason.DEVICE_FAULT);

    /** Heard even if the patient has gone by then. */
    private void printed(SlipPrinter.Outcome outcome) {
        paper = outcome.state().name();
        reason = outcome.state() == SlipPrinter.State.PRINTED
                ? ""
                : outcome.reason().name();
        session.after(AGAIN, this, this::tryAgain);
        session.publish();
    }

    /** Paper that has come meanwhile is used; the journal marks what may be the second copy. */
    private void tryAgain() {
        if (paper.equals("WAITING") || paper.equals("UNCERTAIN")) {
            if (terminal.devices().usable(Part.RECEIPT)) {
                print();
            } else {
                session.after(AGAIN, this, this::tryAgain);
            }
        }
    }

    @Override
    View view() {
        return new View.Result(
                done.kind(),
                done.title(),
                done.headline(),
                done.rows(),
                done.notes(),
                done.notesEnglish(),
                done.place(),
                done.next(),
                paper,
                reason);
    }

    @Override
    Patience patience() {
        return paper.equals("PRINTING") ? Patience.ENDLESS : Patience.NORMAL;
    }

    @Override
    boolean canGoBack() {
        return false;
    }

    @Override
    boolean isStop() {
        return false;
    }

    /** How an order or a sign-in is told. */
    private static final class Results {
        private Results() {}

        static View.Result of(OrderView order) {
            Slip slip = order.slip();
            return slip == null
                    ? new View.Result(order.kind(), "", null, List.of(), List.of(), List.of(), null, null, "NONE", "")
                    : new View.Result(
                            order.kind(),
                            slip.title(),
                            slip.headline(),
                            slip.rows(),
                            slip.notes(),
                            slip.notesEnglish(),
                            null,
                            slip.next(),
                            "NONE",
                            "");
        }

        static View.Result of(SignedIn in) {
            var place = new View.Result.Place(in.area(), in.room(), in.state(), in.ahead(), in.activeFrom());
            Slip slip = in.slip();
            List<String> notes = slip == null ? List.of() : slip.notes();
            List<String> english = slip == null ? List.of() : slip.notesEnglish();
            return new View.Result("SIGN_IN", "", in.ticket(), List.of(), notes, english, place, null, "NONE", "");
        }
    }
}
