package org.houzhen.server.payment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.refund.BankStatement;
import org.houzhen.server.refund.Press;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.refund.RefundStage;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Problem;

/** A person at the cash desk, who presses what the page offers for an order: one thing after the other, and hands out money only where it says so. */
final class Clerk {
    /** Who was refused comes again after this long. */
    static final Duration BETWEEN = Duration.ofMinutes(6);

    private static final int PRESSES_MAX = 12;
    /** Where it takes days: who comes every six hours has to come more often. */
    private static final int PRESSES_MAX_IN_DAYS = 24;

    private static final String WHO = "clerk:7";

    private final Run run;
    private final boolean readsStatementFirst;
    private final int pressesMax;
    private int pressed;

    Clerk(Run run, Story story) {
        this.run = run;
        this.readsStatementFirst = story == Story.CARD_IS_REFUSED_AND_KIOSK_IS_GONE;
        this.pressesMax = story.takesDays() ? PRESSES_MAX_IN_DAYS : PRESSES_MAX;
    }

    int pressed() {
        return pressed;
    }

    boolean goesOn() {
        return pressed < pressesMax;
    }

    /** What is refused is read, and something else is pressed the next time. */
    void press() {
        pressed++;
        try {
            stuck().ifPresentOrElse(this::pressOn, this::pressOnOrder);
        } catch (ProblemException e) {
            if (e.problem().detail().isEmpty()) {
                throw new IllegalStateException("refused without a word");
            }
        }
    }

    private Optional<RefundOrder> stuck() {
        return run.refunded().stream()
                .filter(refund -> refund.stage() == RefundStage.MANUAL)
                .findFirst();
    }

    private void pressOn(RefundOrder refund) {
        List<Press> offered = run.refunds().presses(refund);
        Optional<RefundNo> elsewhere = run.channel().givenBackUnder();
        if (pressed % 2 == 0 && offered.contains(Press.HAND_BACK)) {
            handBack(refund, offered);
        } else if (pressed % 2 == 0 && run.refunds().isStuckAtInsurer(run.order())) {
            run.cashier().manual().settlementSeenGone(run.order(), WHO);
        } else if (offered.contains(Press.RETURNED_ELSEWHERE) && elsewhere.isPresent()) {
            run.refunds().returnedElsewhere(refund.refundNo(), WHO, elsewhere.get());
        } else if (offered.contains(Press.RETRY)) {
            run.refunds().retry(refund.refundNo(), WHO);
        }
    }

    /** Of a card, the bank's statement says whether there is anything to hand back. */
    private void handBack(RefundOrder refund, List<Press> offered) {
        if (isByStatement(offered) && !run.channel().bankHasIt()) {
            bankHasNothing();
        } else {
            run.refunds().handBack(refund.refundNo(), WHO, "PAPER-" + pressed);
        }
    }

    private void bankHasNothing() {
        new BankStatement(run.cashier(), run.refunds()).hasNothing(run.order().tradeNo(), WHO);
    }

    private static boolean isByStatement(List<Press> offered) {
        return offered.contains(Press.NOT_CHARGED) || offered.contains(Press.UNDONE_BY_BANK);
    }

    private void pressOnOrder() {
        PaymentOrder order = run.order();
        if (order.problem().map(Problem::code).equals(Optional.of("ORDER_POSTED_UNPAID"))) {
            run.hospital().voidAll(); // As the page says, before anything is pressed.
        }
        List<Press> offered = run.refunds().presses(order);
        if (readsStatementFirst && isByStatement(offered) && !run.channel().bankHasIt()) {
            bankHasNothing();
        } else if (pressed % 2 == 0 && offered.contains(Press.REFUND)) {
            var asker = new RefundDesk.Asker(WHO, run.key() + "-" + pressed, "clerk:8");
            run.refunds()
                    .open(
                            asker,
                            new RefundOrder.Wish(
                                    order.tradeNo(),
                                    RefundDesk.UNPOSTED,
                                    "{}",
                                    order.taken(),
                                    order.hold().description(),
                                    "医院没有"));
        } else if (offered.contains(Press.LOOK)) {
            run.cashier().manual().look(order.tradeNo());
        }
    }
}
