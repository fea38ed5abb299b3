package org.houzhen.server.reconciliation;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.insurance.InsuranceDesk;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.Channels;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.reconciliation.ReconciliationBook.Difference;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.refund.RefundOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does about a difference by itself what is safe: it asks, and where the answer is a proof, the order's own saga goes on
 * from it. It never moves money that no saga would move. Done again after a crash, it changes nothing more.
 */
final class Remedies {
    private static final Logger LOG = LoggerFactory.getLogger(Remedies.class);
    private static final String WHO = "system:reconciliation";
    private static final int IN_A_ROUND = 50;

    private final ReconciliationBook book;
    private final Acts acts;
    private final Others others;

    /** @param insurer none where the hospital has no agreement with one */
    record Others(Cashier cashier, RefundDesk refunds, Channels channels, Optional<InsuranceDesk> insurer) {}

    Remedies(ReconciliationBook book, Acts acts, Others others) {
        this.book = book;
        this.acts = acts;
        this.others = others;
    }

    /** What is done about one difference. */
    private record Remedy(String what, Supplier<Answer<String>> work) {}

    /** Does what is due; answers what may match now. */
    List<Difference> round() {
        return book.actable(IN_A_ROUND).stream().filter(this::act).toList();
    }

    private boolean act(Difference difference) {
        Optional<Remedy> remedy = remedy(difference);
        if (remedy.isEmpty()) {
            acts.leave(difference);
            return false;
        }
        if (!acts.begin(difference, remedy.get().what())) {
            return false;
        }
        String what = remedy.get().what();
        return guarded(difference, remedy.get())
                .match(
                        note -> ended(difference, what, "DONE", note),
                        refusal -> ended(difference, what, "REFUSED", refusal.code()),
                        reason -> unknown(difference, what, reason));
    }

    private boolean ended(Difference difference, String what, String state, String note) {
        acts.end(difference, what, state, note);
        return true;
    }

    private boolean unknown(Difference difference, String what, String reason) {
        acts.write(Acts.Which.of(difference), what, "UNKNOWN", reason, Acts.SYSTEM);
        return true;
    }

    private static Answer<String> guarded(Difference difference, Remedy remedy) {
        try {
            return remedy.work().get();
        } catch (RuntimeException e) { // One difference that cannot be helped must not keep the others from it.
            LOG.error(
                    "{} of {} failed: {}",
                    remedy.what(),
                    difference.number(),
                    e.getClass().getName());
            return Answer.unknown("failed");
        }
    }

    private Optional<Remedy> remedy(Difference difference) {
        boolean paid = difference.direction() == Claim.Kind.PAID;
        return switch (difference.source()) {
            case Reconciliation.HOSPITAL -> order(difference).flatMap(order -> withHospital(difference, order));
            case Reconciliation.INSURER -> order(difference).flatMap(order -> withInsurer(difference, order));
            default -> paid ? order(difference).flatMap(order -> withChannel(difference, order)) : refund(difference);
        };
    }

    private Optional<PaymentOrder> order(Difference difference) {
        return TradeNo.parse(difference.tradeNo()).flatMap(others.cashier()::find);
    }

    private Optional<Remedy> withChannel(Difference difference, PaymentOrder order) {
        return switch (difference.kind()) {
            case STATE -> Optional.of(new Remedy("LOOK_AGAIN", () -> lookAgain(order.tradeNo())));
            case OURS_ONLY -> Optional.of(new Remedy("ASK_CHANNEL", () -> asked(order)));
            case THEIRS_ONLY, AMOUNT, MATCHED, LATE -> Optional.empty();
        };
    }

    /** Only what the channel says when it is asked moves the order on. */
    private Answer<String> lookAgain(TradeNo tradeNo) {
        return others.cashier()
                .lookAgain(tradeNo)
                .match(
                        paid -> paid ? Answer.done("PAID") : Answer.refused("NOT_PAID", ""),
                        refusal -> Answer.refused(refusal.code(), ""),
                        Answer::unknown);
    }

    private Answer<String> asked(PaymentOrder order) {
        return others.channels()
                .require(order)
                .query(order.tradeNo())
                .map(trade -> trade.state().name());
    }

    private Optional<Remedy> refund(Difference difference) {
        return difference.kind() == Kind.STATE
                ? Optional.of(new Remedy("FOLLOW_REFUND", () -> followed(difference)))
                : Optional.empty();
    }

    /** A refund is looked for before anything else is done about it. */
    private Answer<String> followed(Difference difference) {
        Optional<RefundOrder> known = others.refunds().find(new RefundNo(difference.number()));
        return known.map(refund -> others.refunds().follow(refund.refundNo(), WHO))
                .map(refund ->
                        refund.isReturned() ? Answer.done("RETURNED") : Answer.<String>unknown("not returned yet"))
                .orElseGet(() -> ownRefund(difference));
    }

    /** Money that an order gives back by itself. */
    private Answer<String> ownRefund(Difference difference) {
        return order(difference)
                .map(order -> {
                    others.cashier().hurry(order.tradeNo());
                    return Answer.<String>unknown("hurried");
                })
                .orElseGet(() -> Answer.refused("NO_SUCH_REFUND", ""));
    }

    private Optional<Remedy> withHospital(Difference difference, PaymentOrder order) {
        boolean paid = difference.direction() == Claim.Kind.PAID;
        return switch (difference.kind()) {
            case OURS_ONLY -> paid ? Optional.of(new Remedy("ASK_HOSPITAL", () -> posted(order))) : Optional.empty();
            case STATE ->
                OurSide.isOverWithoutHospital(order)
                        ? Optional.empty()
                        : Optional.of(new Remedy("HURRY", () -> hurried(order)));
            case THEIRS_ONLY, AMOUNT, MATCHED, LATE -> Optional.empty();
        };
    }

    private Answer<String> posted(PaymentOrder order) {
        return others.cashier()
                .posted(order)
                .map(finding -> finding.match(receipt -> "FOUND", sure -> sure ? "NOT_FOUND" : "NOT_SURE"));
    }

    private Answer<String> hurried(PaymentOrder order) {
        others.cashier().hurry(order.tradeNo());
        return Answer.unknown(order.stage().name());
    }

    private Optional<Remedy> withInsurer(Difference difference, PaymentOrder order) {
        return switch (difference.kind()) {
            case STATE, THEIRS_ONLY ->
                others.insurer()
                        .map(desk -> new Remedy(
                                "TAKE_BACK",
                                () -> desk.takeBackLeftover(order.tradeNo().value(), difference.number())
                                        .map(gone -> "GONE")));
            case OURS_ONLY, AMOUNT, MATCHED, LATE -> Optional.empty();
        };
    }
}
