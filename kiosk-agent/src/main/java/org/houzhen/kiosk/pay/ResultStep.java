package org.houzhen.kiosk.pay;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.orders.Opening;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.printing.SlipPrinter;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Patience;
import org.houzhen.kiosk.session.Step;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.SignedIn;
import org.houzhen.wire.Slip;

/** It is done: says so in one big number while the slip comes out. */
public final class ResultStep extends Step {
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private static final SlipPrinter.Outcome FAULT =
            new SlipPrinter.Outcome(SlipPrinter.State.UNCERTAIN, DeviceReason.DEVICE_FAULT);

    private final View.Result done;
    private final Callable<SlipPrinter.Outcome> print; // Null when there is nothing to print.
    private String paper = "NONE";
    private String reason = "";
    private boolean tried;

    public ResultStep(KioskSession session, OrderView order) {
        super(session);
        this.done = Results.of(order);
        this.print = order.slip() == null ? null : () -> terminal.slips().deliver(order);
    }

    public ResultStep(KioskSession session, SignedIn signedIn, Opening press) {
        super(session);
        this.done = Results.of(signedIn, press.kind().name());
        this.print = signedIn.slip() == null ? null : () -> terminal.signIns().print(press, signedIn.slip());
    }

    @Override
    protected void enter() {
        if (print != null) {
            leaveOpen(); // Until the paper is known to be out.
            print();
        }
    }

    private void print() {
        paper = "PRINTING";
        workAnyway(print, this::printed, () -> printed(FAULT));
    }

    /** Heard even if the patient has gone by then. */
    private void printed(SlipPrinter.Outcome outcome) {
        tried = true;
        paper = outcome.state().name();
        reason = outcome.state() == SlipPrinter.State.PRINTED
                ? ""
                : outcome.reason().name();
        after(AGAIN, this::tryAgain);
        publish();
    }

    /** Paper that has come meanwhile is used; the journal marks what may be the second copy. */
    private void tryAgain() {
        if (paper.equals("WAITING") || paper.equals("UNCERTAIN")) {
            if (terminal.devices().usable(Part.RECEIPT)) {
                print();
            } else {
                after(AGAIN, this::tryAgain);
            }
        }
    }

    @Override
    protected View view() {
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

    /** A slip that never comes out keeps nobody's name on the page: from the second try on the page's time runs. */
    @Override
    protected Patience patience() {
        return paper.equals("PRINTING") && !tried ? Patience.ENDLESS : Patience.NORMAL;
    }

    @Override
    protected boolean canGoBack() {
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

        static View.Result of(SignedIn in, String kind) {
            return in.state().equals("MOVED") ? moved(in.slip(), kind) : signedIn(in, kind);
        }

        /** It is another day: nothing about where to wait now. */
        private static View.Result moved(Slip slip, String kind) {
            return new View.Result(
                    kind,
                    slip.title(),
                    slip.headline(),
                    slip.rows(),
                    slip.notes(),
                    slip.notesEnglish(),
                    null,
                    null,
                    "NONE",
                    "");
        }

        private static View.Result signedIn(SignedIn in, String kind) {
            var place = new View.Result.Place(in.area(), in.room(), in.state(), in.ahead(), in.activeFrom());
            Slip slip = in.slip();
            List<String> notes = slip == null ? List.of() : slip.notes();
            List<String> english = slip == null ? List.of() : slip.notesEnglish();
            List<Slip.Next> next = slip == null ? null : slip.next();
            return new View.Result(kind, "", in.ticket(), List.of(), notes, english, place, next, "NONE", "");
        }
    }
}
