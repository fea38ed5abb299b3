package org.houzhen.server.registration;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.refund.RefundStage;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Money;
import org.houzhen.wire.MoneyBack;
import org.houzhen.wire.MoneyBack.State;
import org.houzhen.wire.Problem;

/**
 * Gives back what was paid for a registration whose clinic was cancelled (停诊): whole, the way it came, without any time
 * limit, as an ordinary refund under a key of its own, so that asking again never gives a second one. Calls block; any
 * thread may make them.
 */
public final class ClinicRefunds {
    private static final String REASON = "停诊退号";
    private static final Set<RefundStage> HELD_UP = EnumSet.of(RefundStage.REFUSED, RefundStage.MANUAL);
    private static final Problem NOT_OURS =
            new Problem("SUSPENDED_PAID_ELSEWHERE", "这个号不是在自助机上付款的，系统不能自动退款。请在收费窗口按原付款方式退还。", 409);
    private static final Problem OVER = new Problem("SUSPENDED_ORDER_OVER", "这笔挂号交易已经关闭或已退款，系统不再退。请先核对收款记录。", 409);
    private static final Problem NOT_DONE = new Problem("SUSPENDED_ORDER_STUCK", "这笔挂号交易本身还在待处理名单里。请先在那里办完，再退款。", 409);

    private final Registrations registrations;
    private final Returns returns;
    private final Returns.Money money;
    private final Clock clock;

    ClinicRefunds(Registrations registrations, Returns returns, Returns.Money money, Clock clock) {
        this.registrations = registrations;
        this.returns = returns;
        this.money = money;
        this.clock = clock;
    }

    /** What came of opening a refund. */
    public enum Opening {
        /** It is stored, now or before; the refund's own saga does the rest. */
        OPENED,
        /** It cannot go back by itself; {@link #of} says why. */
        FOR_A_PERSON,
        /** Nobody can say yet: ask again. */
        LATER
    }

    /**
     * Opens the refund.
     *
     * @param by who recorded that the patient wants it, such as {@code nurse:17}
     * @throws org.houzhen.server.hospital.HospitalUnavailableException if the hospital cannot be asked now
     */
    public Opening open(String registerNo, String by) {
        CallContext context = CallContext.window(key(registerNo), by, clock.instant());
        return registrations
                .get(context, registerNo)
                .map(found -> open(context, found, by))
                .orElse(Opening.FOR_A_PERSON);
    }

    private static String key(String registerNo) {
        return "suspended:" + registerNo;
    }

    private Opening open(CallContext context, Registration registration, String by) {
        Optional<PaymentOrder> order = order(registration);
        if (order.isEmpty() || money.cashier().returnedElsewhere(order.get()).isPresent()) {
            return cancelled(context, registration);
        }
        return opened(registration, order.get())
                .orElseGet(() -> switch (order.get().stage()) {
                    case DONE -> lodge(registration, order.get(), by);
                    case REFUNDED, HANDED_BACK, CLOSED, FAILED -> Opening.FOR_A_PERSON;
                    default -> Opening.LATER;
                });
    }

    /** Somebody else's refund may still come to nothing, and then ours is wanted. */
    private Optional<Opening> opened(Registration registration, PaymentOrder order) {
        List<RefundOrder> refunds = money.refunds().of(order.tradeNo());
        if (refunds.stream().anyMatch(refund -> isOurs(refund, registration) || isBack(refund))) {
            return Optional.of(Opening.OPENED);
        }
        boolean others = refunds.stream().anyMatch(refund -> refund.stage() != RefundStage.REFUSED);
        return others ? Optional.of(Opening.LATER) : Optional.empty();
    }

    private static boolean isBack(RefundOrder refund) {
        return refund.stage() == RefundStage.RETURNED || refund.stage() == RefundStage.DONE;
    }

    private Opening lodge(Registration registration, PaymentOrder order, String by) {
        try {
            money.refunds()
                    .lodge(
                            new RefundDesk.Asker(by, key(registration.registerNo()), ""),
                            returns.wish(registration, order, REASON));
            return Opening.OPENED;
        } catch (ProblemException e) { // Between our look and now somebody else has asked; the next look sees that.
            return Opening.LATER;
        }
    }

    /** What is paid back by hand is void at the hospital all the same: nobody else is to sell, see or return it. */
    private Opening cancelled(CallContext context, Registration registration) {
        return registrations
                .cancel(context, registration.registerNo(), REASON)
                .match(
                        done -> Opening.FOR_A_PERSON,
                        rejected -> rejected.code().retryable() ? Opening.LATER : Opening.FOR_A_PERSON,
                        unknown -> Opening.LATER);
    }

    private Optional<PaymentOrder> order(Registration registration) {
        return TradeNo.parse(registration.tradeNo()).flatMap(money.cashier()::find);
    }

    private static boolean isOurs(RefundOrder refund, Registration registration) {
        return refund.origin().key().equals(key(registration.registerNo()));
    }

    /** Where the money of a registration is whose patient wants it back. */
    public MoneyBack of(Registration registration) {
        return order(registration)
                .map(order ->
                        latest(registration, order).map(ClinicRefunds::view).orElseGet(() -> notBegun(order)))
                .orElseGet(() -> registration.total().equals(Money.ZERO)
                        ? new MoneyBack(State.NOTHING_PAID, Money.ZERO, false, null, null, null)
                        : person(registration.total(), NOT_OURS));
    }

    /** The refund that counts: the last one that was not refused, else our own. */
    private Optional<RefundOrder> latest(Registration registration, PaymentOrder order) {
        List<RefundOrder> refunds = money.refunds().of(order.tradeNo());
        return refunds.stream()
                .filter(refund -> refund.stage() != RefundStage.REFUSED)
                .reduce((earlier, later) -> later)
                .or(() -> refunds.stream()
                        .filter(refund -> isOurs(refund, registration))
                        .findFirst());
    }

    private static MoneyBack view(RefundOrder refund) {
        State state = state(refund);
        return new MoneyBack(
                state,
                refund.amount(),
                refund.insured(),
                refund.refundNo().value(),
                refund.isReturned() ? refund.progress().since() : null,
                HELD_UP.contains(refund.stage()) ? refund.problem().orElse(null) : null);
    }

    private static State state(RefundOrder refund) {
        return switch (refund.stage()) {
            case RETURNED, DONE -> back(refund);
            case MANUAL -> State.STUCK;
            case REFUSED -> State.FOR_A_PERSON;
            case REQUESTED, WITHDRAWN, REINSTATING, UNSETTLING, RELEASED, RETURNING -> State.REFUNDING;
        };
    }

    private static State back(RefundOrder refund) {
        if (refund.isHandedBack()) {
            return State.HANDED_BACK;
        }
        return refund.total().equals(Money.ZERO) ? State.NOTHING_PAID : State.REFUNDED;
    }

    private MoneyBack notBegun(PaymentOrder order) {
        Optional<Problem> elsewhere = money.cashier().returnedElsewhere(order);
        if (elsewhere.isPresent()) {
            return person(order.amount(), elsewhere.get());
        }
        return switch (order.stage()) {
            case MANUAL, GIVING_BACK -> person(order.amount(), NOT_DONE);
            case REFUNDED, HANDED_BACK, CLOSED, FAILED -> person(order.amount(), OVER);
            default -> new MoneyBack(State.OPENING, order.amount(), order.insured(), null, null, null);
        };
    }

    private static MoneyBack person(Money amount, Problem why) {
        return new MoneyBack(State.FOR_A_PERSON, amount, false, null, null, why);
    }
}
