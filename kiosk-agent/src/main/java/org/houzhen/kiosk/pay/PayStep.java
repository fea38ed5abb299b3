package org.houzhen.kiosk.pay;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.page.QrPicture;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.Patience;
import org.houzhen.kiosk.session.Question;
import org.houzhen.kiosk.session.Step;
import org.houzhen.kiosk.session.TroubleStep;
import org.houzhen.kiosk.session.Turns;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.PaymentCode;
import org.houzhen.wire.Problem;

/** Shows the code to pay with and follows the order to its end. Leaving asks the server, who may say it was paid. */
final class PayStep extends Step {
    private static final Pattern PAYMENT_CODE = Pattern.compile("\\d{16,24}");
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private OrderView order;
    private Where leavingTo = Where.NOWHERE;
    private Turns.Timer next = () -> {};
    private String hint = "";
    private boolean sending;
    private boolean cardTried;
    private Instant undecidedSince; // Null while the code can be paid.

    /** Where the patient goes once the server has closed the order. */
    private enum Where {
        NOWHERE,
        BACK,
        HOME,
        EXPIRED
    }

    PayStep(KioskSession session, OrderView order) {
        super(session);
        this.order = order;
    }

    /** The patient wants no more of an order that was shown, and goes back to what was chosen. */
    static PayStep leavingBack(KioskSession session, OrderView order) {
        return leaving(session, order, Where.BACK);
    }

    /** The card terminal was asked, and will not be again: what came of it, the order tells. */
    static PayStep afterCard(KioskSession session, OrderView order) {
        var step = new PayStep(session, order);
        step.cardTried = true;
        return step;
    }

    /** As {@link #leavingBack}, and goes home. */
    static PayStep leavingHome(KioskSession session, OrderView order) {
        return leaving(session, order, Where.HOME);
    }

    private static PayStep leaving(KioskSession session, OrderView order, Where where) {
        var step = new PayStep(session, order);
        step.leavingTo = where;
        return step;
    }

    @Override
    protected void enter() {
        if (leavingTo == Where.NOWHERE && cardTried) {
            poll();
        } else if (leavingTo == Where.NOWHERE) {
            show(order);
        } else {
            leave(leavingTo);
        }
    }

    private void show(OrderView news) {
        order = news;
        if (Orders.isFinal(order.state()) || Orders.isRefundAccepted(order)) {
            finish();
            return;
        }
        if (order.state() != OrderState.PAYING) {
            leavingTo = Where.NOWHERE; // There is money: nothing is left to be called off.
            undecided();
        } else if (leavingTo == Where.NOWHERE && isOver()) {
            leave(Where.EXPIRED);
            return;
        } else if (leavingTo == Where.NOWHERE && Orders.isToBeAgreed(order)) {
            replace(new SplitStep(session, order));
            return;
        } else if (leavingTo == Where.NOWHERE && "CARD".equals(order.expects())) {
            takeCard();
            return;
        }
        waitOn();
    }

    private void waitOn() {
        if (isChecking()) {
            undecided();
        }
        publish();
        pollLater();
    }

    /** The card terminal has had its say, and nobody knows yet what came of it: there is nothing to be called off. */
    private boolean isChecking() {
        boolean byCode = "CODE".equals(order.expects()) || "AGREE".equals(order.expects());
        return order.state() == OrderState.PAYING
                && leavingTo == Where.NOWHERE
                && !byCode
                && ("TERMINAL".equals(order.expects()) || cardTried);
    }

    /** A card terminal that was not let in time is not asked again: the order is given up. */
    private void takeCard() {
        if (cardTried) {
            leave(Where.BACK);
        } else {
            replace(new CardStep(session, order));
        }
    }

    /** One question at a time, however often the patient presses. */
    private void pollLater() {
        next.cancel();
        next = after(POLL, this::poll);
    }

    private boolean isOver() {
        return order.payBefore() != null
                && terminal.now().isAfter(order.payBefore().plus(GRACE));
    }

    private void undecided() {
        if (undecidedSince == null) {
            undecidedSince = terminal.now();
        }
    }

    /** Money may be on its way: whatever broke, the order is followed. */
    @Override
    protected void workFailed() {
        sending = false;
        pollLater();
    }

    private void poll() {
        next.cancel();
        if (sending) {
            return;
        }
        var tradeNo = order.tradeNo();
        ask(new Question<>(
                () -> leavingTo == Where.NOWHERE
                        ? terminal.server().order(tradeNo)
                        : terminal.server().cancel(tradeNo),
                this::show,
                this::lost,
                this::pollLater,
                1));
    }

    /** A payment code: used at once, and kept nowhere. */
    @Override
    protected void scanned(String code) {
        if (!"CODE".equals(order.expects()) || leavingTo != Where.NOWHERE || sending) {
            return;
        }
        String digits = code.strip();
        if (!PAYMENT_CODE.matcher(digits).matches()) {
            hint = "PAYMENT_CODE_UNKNOWN";
            return;
        }
        sending = true;
        hint = "";
        next.cancel();
        var tradeNo = order.tradeNo();
        ask(new Question<>(
                () -> terminal.server().showCode(tradeNo, new PaymentCode(digits)),
                this::sent,
                this::notTaken,
                this::unheard,
                1));
    }

    private void sent(OrderView news) {
        sending = false;
        show(news);
    }

    /** Nothing has happened to it: another one may be shown. */
    private void notTaken(Problem problem) {
        sending = false;
        hint = problem.code();
        publish();
        pollLater();
    }

    /** What came of it, the order tells; the code is never sent again. */
    private void unheard() {
        sending = false;
        poll();
    }

    /** The server does not know its own order: a person must look. */
    private void lost(Problem problem) {
        leaveOpen();
        replace(TroubleStep.of(session, TroubleStep.refused(problem, order.tradeNo(), "UNSURE")));
    }

    private void leave(Where where) {
        leavingTo = where;
        undecided();
        publish();
        poll();
    }

    private void finish() {
        if (order.state() == OrderState.DONE || Orders.isRefunded(order)) {
            replace(new ResultStep(session, order));
        } else if (order.state() == OrderState.CLOSED && order.slip() == null && leavingTo == Where.BACK) {
            goBack();
        } else if (order.state() == OrderState.CLOSED && order.slip() == null && leavingTo == Where.HOME) {
            end();
        } else {
            replace(ended());
        }
    }

    private Step ended() {
        boolean expired = order.state() == OrderState.CLOSED && leavingTo == Where.EXPIRED && order.slip() == null;
        if (expired) {
            return TroubleStep.of(session, "PAY_EXPIRED");
        }
        deliverSlip();
        return TroubleStep.of(session, Orders.trouble(order));
    }

    /** An order that a person must look at has a slip that says where to go. */
    private void deliverSlip() {
        if (order.slip() != null) {
            OrderView owed = order;
            leaveOpen(); // Until it is known to be out.
            workAnyway(() -> terminal.slips().deliver(owed), done -> {}, () -> {});
        }
    }

    @Override
    protected View view() {
        if (order.state() == OrderState.PAYING && leavingTo == Where.NOWHERE) {
            return payable();
        }
        boolean leaving = leavingTo != Where.NOWHERE;
        return new View.Processing(order.tradeNo(), order.amount(), order.state(), leaving, takesLong());
    }

    private View payable() {
        boolean byCode = "CODE".equals(order.expects()) || "AGREE".equals(order.expects());
        if (byCode) {
            return payableByCode();
        }
        if (isChecking()) {
            return new View.PayByCode(order.tradeNo(), order.amount(), "CHECKING", "", null);
        }
        if (order.expects() == null && order.channel() == null) {
            return new View.Working("ASKING_INSURER"); // Nobody knows yet what is to be paid.
        }
        QrPicture qr = order.code() == null ? null : QrPicture.of(order.code());
        return new View.Pay(
                order.tradeNo(), order.amount(), order.lines(), order.channel(), order.code(), qr, order.payBefore());
    }

    private View payableByCode() {
        String step = sending ? "SENT" : order.expects();
        boolean deaf = step.equals("CODE") && !terminal.devices().usable(Part.SCANNER);
        String told = deaf ? "SCANNER_DOWN" : hint;
        return new View.PayByCode(order.tradeNo(), order.amount(), step, told, order.payBefore());
    }

    private boolean takesLong() {
        return undecidedSince != null && !terminal.now().isBefore(undecidedSince.plus(PATIENCE));
    }

    @Override
    protected Patience patience() {
        boolean payable = order.state() == OrderState.PAYING && leavingTo == Where.NOWHERE;
        return payable || takesLong() ? Patience.LONG : Patience.ENDLESS;
    }

    @Override
    protected void back() {
        if (canGoBack()) {
            leave(Where.BACK);
        }
    }

    @Override
    protected void home() {
        if (takesLong()) {
            leaveOpen();
            end();
        } else if (canGoBack()) {
            leave(Where.HOME);
        }
    }

    @Override
    protected boolean canGoBack() {
        boolean mayBeCalledOff = !isChecking() || takesLong();
        return order.state() == OrderState.PAYING && leavingTo == Where.NOWHERE && !sending && mayBeCalledOff;
    }

    @Override
    protected boolean canLeave() {
        return canGoBack() || takesLong();
    }
}
