package org.houzhen.server.reconciliation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.server.payment.ManualOrders;
import org.houzhen.server.reconciliation.Acts.Which;
import org.houzhen.server.reconciliation.ReconciliationBook.Decision;
import org.houzhen.server.reconciliation.ReconciliationBook.Difference;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Money;
import org.springframework.transaction.support.TransactionTemplate;

/** What two people can decide about a difference, and that it is done. */
final class Decisions {
    static final String SETTLED = "SETTLED";
    static final String EXPLAINED = "EXPLAINED";
    /** The channel gives back what it has and we know nothing of. */
    static final String RETURN = "RETURN";
    /** Somebody has given it back on the channel's own platform: the note is the number of that refund there. */
    static final String RETURNED_ELSEWHERE = "RETURNED_ELSEWHERE";
    /** The book takes the other side's word; the difference is a gain or a loss. */
    static final String WRITE_OFF = "WRITE_OFF";

    private final ReconciliationBook book;
    private final CorrectionBook corrections;
    private final Corrections returns;
    private final Others others;
    private final TransactionTemplate transactions;
    private final Clock clock;

    /** Who is asked, and who is told. */
    record Others(TransactionQuery hospital, ManualOrders orders) {}

    Decisions(
            ReconciliationBook book,
            Corrections returns,
            Others others,
            TransactionTemplate transactions,
            Clock clock) {
        this.book = book;
        this.corrections = returns.book();
        this.returns = returns;
        this.others = others;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In the order in which they are offered. What the channel holds up is given back, one way or the other. */
    List<String> offered(Difference difference) {
        return corrections.stuck(Which.of(difference)).isPresent()
                ? List.of(RETURN, RETURNED_ELSEWHERE, SETTLED)
                : offeredAtFirst(difference);
    }

    /** As long as no return of it is stuck. */
    static List<String> offeredAtFirst(Difference difference) {
        List<String> offered = new ArrayList<>(List.of(SETTLED, EXPLAINED));
        if (isStray(difference)) {
            offered.add(0, RETURN);
        }
        if (!difference.source().equals(Reconciliation.HOSPITAL)) {
            offered.add(WRITE_OFF);
        }
        return offered;
    }

    private static boolean isStray(Difference difference) {
        return Action.of(difference.source(), difference.direction(), difference.kind()) == Action.RETURN_MONEY
                && TradeNo.parse(difference.number()).isPresent();
    }

    /**
     * Stores what was decided together with what follows from it in the book; said twice, the first counts.
     *
     * @throws ProblemException if it cannot be decided so
     */
    void decide(Difference difference, Decision decision) {
        boolean elsewhere = decision.what().equals(RETURNED_ELSEWHERE);
        ProblemException.require(elsewhere || offeredAtFirst(difference).contains(decision.what()));
        if (!elsewhere && !offered(difference).contains(decision.what())) {
            throw new ProblemException("CORRECTION_STUCK", "这笔款由系统退回时卡住了，不能核销，也不能算作没有错。请再次选择由系统退回，或线下退还后登记。", 409);
        }
        if (decision.what().equals(RETURN)) {
            requireUnposted(difference);
        }
        if (decision.what().equals(SETTLED)) {
            returns.requireNotOnItsWay(Which.of(difference));
        }
        Optional<RefundNo> under = elsewhere
                ? Optional.of(returns.requireReturnedUnder(Which.of(difference), decision.note()))
                : Optional.empty();
        transactions.executeWithoutResult(status -> {
            if (book.decide(difference, decision)) {
                under.ifPresentOrElse(
                        number -> corrections.returnedElsewhere(Which.of(difference), number, decision.by()),
                        () -> follow(difference, decision));
            }
        });
    }

    private void follow(Difference difference, Decision decision) {
        if (decision.what().equals(SETTLED) || decision.what().equals(WRITE_OFF)) {
            holdOrder(difference, decision.what());
        }
        switch (decision.what()) {
            case RETURN -> corrections.open(Correction.owed(difference, clock.instant()), decision.by());
            case SETTLED -> corrections.handedBack(Which.of(difference), decision.by());
            case WRITE_OFF -> corrections.open(Correction.writtenOff(difference, clock.instant()), decision.by());
            default -> {
                // There was nothing to do.
            }
        }
    }

    /** What we took for unpaid is not gone on with when its channel tells late what people have dealt with. */
    private void holdOrder(Difference difference, String how) {
        boolean unpaid = difference.direction() == Claim.Kind.PAID
                && difference.ours().amount().equals(Money.ZERO);
        boolean ofChannel = !difference.source().equals(Reconciliation.HOSPITAL)
                && !difference.source().equals(Reconciliation.INSURER);
        boolean paidMeanwhile = unpaid
                && ofChannel
                && TradeNo.parse(difference.number())
                        .filter(tradeNo -> others.orders().isPaidWhenDealtWith(tradeNo, how))
                        .isPresent();
        if (paidMeanwhile) {
            throw new ProblemException("DIFFERENCE_CHANGED", "这笔交易在对账之后已到账，系统正在办理或已退款。请重新对账后再处理。", 409);
        }
    }

    /** What the hospital has was paid for, whatever we know of it. */
    private void requireUnposted(Difference difference) {
        boolean absent = false;
        try {
            absent = others.hospital()
                    .query(CallContext.server("reconciliation", clock.instant()), difference.number())
                    .match(found -> posted(), TransactionQuery.NotFound::authoritative, silent -> false);
        } catch (HospitalUnavailableException e) {
            absent = false; // It says nothing, so nothing is given back.
        }
        if (!absent) {
            throw new ProblemException("HOSPITAL_SILENT", "医院系统现在不能确认有没有这笔业务，不能退款。请稍后再试。", 409);
        }
    }

    private static boolean posted() {
        throw new ProblemException("DIFFERENCE_POSTED", "医院系统里有这笔业务，不能只退款。请查清后另行处理。", 409);
    }
}
