package org.houzhen.acceptance.visit;

import java.util.List;
import java.util.function.Predicate;

/** A moment of a visit at which a power cut would hurt: right after one thing is durable, or done, and before the next. */
enum Moment {
    REGISTRATION_CONFIRMED(Goal.REGISTERED, sight -> sight.pressed(KilledVisit.CONFIRM)),
    ORDER_STORED(Goal.REGISTERED, sight -> sight.step("REGISTRATION", "LOCK", "INTENT")),
    SLOT_HELD(Goal.REGISTERED, sight -> sight.step("REGISTRATION", "LOCK", "DONE")),
    TRADE_ASKED_FOR(Goal.REGISTERED, sight -> sight.step("REGISTRATION", "CREATE", "INTENT")),
    CODE_MADE(Goal.REGISTERED, sight -> sight.step("REGISTRATION", "CREATE", "DONE")),
    PAID_AT_PHONE(Goal.REGISTERED, sight -> sight.paidAtPhone("REGISTRATION")),
    HOSPITAL_ASKED(Goal.REGISTERED, sight -> sight.step("REGISTRATION", "COMMIT", "INTENT")),
    HOSPITAL_COMMITTED(Goal.REGISTERED, Sight::registered),
    COMMIT_KNOWN(Goal.REGISTERED, sight -> sight.step("REGISTRATION", "COMMIT", "DONE")),
    NUMBER_ISSUED(Goal.REGISTERED, sight -> sight.fact("ticket-issued")),
    ORDER_DONE(Goal.REGISTERED, sight -> sight.step("REGISTRATION", "CONCLUDE", "DONE")),
    SLIP_SENT(Goal.REGISTERED, sight -> sight.sent("ORDER_SLIP")),
    SLIP_UNPROVEN(Goal.REGISTERED, Sight::slipOnPaper, true),
    SLIP_PROVEN(Goal.REGISTERED, sight -> sight.proven("ORDER_SLIP")),

    SIGN_IN_SENT(Goal.SIGNED_IN, sight -> sight.pressed(KilledVisit.SCAN)),
    SIGN_IN_DURABLE(Goal.SIGNED_IN, sight -> sight.fact("ticket-signed-in")),
    SIGN_IN_SLIP_SENT(Goal.SIGNED_IN, sight -> sight.sent("SIGN_IN_SLIP")),
    SIGN_IN_SLIP_UNPROVEN(Goal.SIGNED_IN, Sight::slipOnPaper, true),

    CALL_PRESSED(Goal.CALLED, sight -> sight.pressed(KilledVisit.CALL)),
    CALL_DURABLE(Goal.CALLED, sight -> sight.fact("ticket-called")),

    ENTER_DURABLE(Goal.SEEN, sight -> sight.fact("ticket-entered")),
    TEST_ORDERED(Goal.SEEN, Sight::tested),
    FINISH_DURABLE(Goal.SEEN, sight -> sight.fact("ticket-finished")),

    BILL_ORDER_STORED(Goal.BILL_PAID, sight -> sight.step("BILLS", "LOCK", "INTENT")),
    BILL_CODE_MADE(Goal.BILL_PAID, sight -> sight.step("BILLS", "CREATE", "DONE")),
    BILL_PAID_AT_PHONE(Goal.BILL_PAID, sight -> sight.paidAtPhone("BILLS")),
    BILL_AT_CARD_TERMINAL(Goal.BILL_PAID, Sight::cardAsked),
    PAYMENT_CODE_SHOWN(Goal.BILL_PAID, sight -> sight.step("BILLS", "PAY", "INTENT")),
    PAYMENT_CODE_TAKEN(Goal.BILL_PAID, sight -> sight.paidAtPhone("BILLS")),
    PAYMENT_CODE_ASKS(Goal.BILL_PAID, Sight::phoneAsked),
    PAYMENT_CODE_WAITS(Goal.BILL_PAID, sight -> sight.step("BILLS", "PAY", "DONE")),
    PAYMENT_CODE_AGREED(Goal.BILL_PAID, sight -> sight.paidAtPhone("BILLS")),
    BILL_HOSPITAL_ASKED(Goal.BILL_PAID, sight -> sight.step("BILLS", "COMMIT", "INTENT")),
    BILL_COMMIT_KNOWN(Goal.BILL_PAID, sight -> sight.step("BILLS", "COMMIT", "DONE")),
    BILL_SLIP_SENT(Goal.BILL_PAID, sight -> sight.sent("ORDER_SLIP")),
    BILL_SLIP_UNPROVEN(Goal.BILL_PAID, Sight::slipOnPaper, true),

    REPORT_SENT(Goal.REPORT_HELD, sight -> sight.sent("REPORT")),
    REPORT_AT_PRINTER(Goal.REPORT_HELD, Sight::reportAtPrinter),
    REPORT_PROVEN(Goal.REPORT_HELD, sight -> sight.proven("REPORT")),

    RETURN_CONFIRMED(Goal.RETURNED, sight -> sight.pressed(KilledVisit.RETURN)),
    HOSPITAL_TOOK_BACK(Goal.RETURNED, sight -> sight.refundStep("WITHDRAW", "DONE")),
    REFUND_ASKED_FOR(Goal.RETURNED, sight -> sight.refundStep("REFUND", "INTENT")),
    REFUND_AT_CHANNEL(Goal.RETURNED, Sight::refundedAtPhone),
    REFUND_KNOWN(Goal.RETURNED, sight -> sight.refundStage("RETURNED")),
    RETURN_SLIP_UNPROVEN(Goal.RETURNED, Sight::slipOnPaper, true);

    /** What a visit reaches, one after the other. */
    enum Goal {
        REGISTERED,
        SIGNED_IN,
        CALLED,
        SEEN,
        BILL_PAID,
        REPORT_HELD,
        /** Somebody else registers and returns it. */
        RETURNED;

        /** Whether only visits go for it in which somebody dies on the way. */
        boolean isExtra() {
            return this == RETURNED;
        }
    }

    private final Goal goal;
    private final Predicate<Sight> has;
    private final boolean silent;

    Moment(Goal goal, Predicate<Sight> has) {
        this(goal, has, false);
    }

    /** @param silent the printer prints and gives no proof, so that the moment lasts until the kill */
    Moment(Goal goal, Predicate<Sight> has, boolean silent) {
        this.goal = goal;
        this.has = has;
        this.silent = silent;
    }

    /** How the bill of such a visit is paid; a code of ours is made for phones alone. */
    String billWay(int visit) {
        return switch (this) {
            case BILL_AT_CARD_TERMINAL -> Errands.CARD;
            case PAYMENT_CODE_SHOWN, PAYMENT_CODE_TAKEN -> Errands.CODE;
            case PAYMENT_CODE_ASKS, PAYMENT_CODE_WAITS, PAYMENT_CODE_AGREED -> Errands.CODE_ASKING;
            case BILL_CODE_MADE, BILL_PAID_AT_PHONE -> visit % 2 == 0 ? Errands.ALIPAY : Errands.WECHAT;
            default -> List.of(Errands.ALIPAY, Errands.CARD, Errands.WECHAT).get(visit % 3);
        };
    }

    Goal goal() {
        return goal;
    }

    boolean hasCome(Sight sight) {
        return has.test(sight);
    }

    boolean needsSilentPrinter() {
        return silent;
    }
}
