package org.houzhen.kiosk.start;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.houzhen.kiosk.orders.Opening;
import org.houzhen.kiosk.pay.Orders;
import org.houzhen.kiosk.printing.PrintJob;
import org.houzhen.kiosk.printing.SlipPrinter;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.session.Terminal;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OrderView;

/** Brings to an end what an interrupted visit left behind: open orders, owed slips, reports not yet told. Blocks. */
final class Settlement {
    private final Terminal terminal;
    private final BooleanSupplier nobodyBegan;

    /** @param nobodyBegan whether all that is open is of patients who have gone; asked from another thread than the session's */
    Settlement(Terminal terminal, BooleanSupplier nobodyBegan) {
        this.terminal = terminal;
        this.nobodyBegan = nobodyBegan;
    }

    /**
     * What is left.
     *
     * @param answered the server said which orders there are
     */
    record Outcome(boolean answered, int open) {
        boolean isSettled() {
            return answered && open == 0;
        }
    }

    /**
     * One attempt at everything; to be repeated until nothing is left. What it touches was there while nobody stood at the
     * terminal: when somebody has begun meanwhile, the round ends before its next item, so that no more paper of those who have
     * gone comes out in front of theirs.
     */
    Outcome round() throws InterruptedException {
        int unanswered = terminal.cards().settle();
        List<Opening> openings = terminal.orders().unanswered();
        unanswered += ask(openings) + terminal.signIns().settle(nobodyBegan);
        var answer = terminal.server().unsettled();
        List<PrintJob> jobs = terminal.slips().open();
        if (!(answer instanceof Answer.Done<List<OrderView>> done) || !nobodyBegan.getAsBoolean()) {
            return new Outcome(false, unanswered + jobs.size());
        }
        int open = unanswered;
        for (OrderView order : done.value()) {
            open += nobodyBegan.getAsBoolean() && isSettled(order) ? 0 : 1;
        }
        settleJobs(jobs, done.value().stream().map(OrderView::tradeNo).collect(Collectors.toSet()));
        return new Outcome(
                nobodyBegan.getAsBoolean(),
                open
                        + (int) terminal.slips().open().stream()
                                .filter(job -> !job.kind().isSlip())
                                .count());
    }

    /** The same key again: if there is an order by now, the server lists it among those to be settled. */
    private int ask(List<Opening> openings) {
        return (int) openings.stream()
                .filter(opening -> !nobodyBegan.getAsBoolean()
                        || terminal.orders().ask(opening).isUnknown())
                .count();
    }

    private boolean isSettled(OrderView order) throws InterruptedException {
        OrderView now = order.state() == OrderState.PAYING ? canceled(order) : order;
        if (!Orders.isFinal(now.state())) {
            return false;
        }
        if (now.slip() == null) {
            return true;
        }
        var state = terminal.slips().deliver(now).state();
        return state == SlipPrinter.State.PRINTED || state == SlipPrinter.State.NO_MORE;
    }

    /** Nobody knows who stands there now, so nobody shall pay any more; the server says if somebody did. */
    private OrderView canceled(OrderView order) {
        return terminal.server().cancel(order.tradeNo()).match(decided -> decided, refused -> order, () -> order);
    }

    private void settleJobs(List<PrintJob> jobs, Set<String> listed) throws InterruptedException {
        for (PrintJob job : jobs) {
            if (!nobodyBegan.getAsBoolean()) {
                return;
            }
            switch (job.kind()) {
                case REPORT, EBILL_SHEET -> terminal.reports().settle(job);
                case SIGN_IN_SLIP, WINDOW_SLIP -> {
                    if (!terminal.signIns().isOpen(job)) {
                        terminal.slips().giveUp(job);
                    }
                }
                case ORDER_SLIP -> {
                    if (!listed.contains(job.origin())) {
                        terminal.slips().heard(job);
                    }
                }
            }
        }
    }
}
