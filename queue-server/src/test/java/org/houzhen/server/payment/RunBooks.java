package org.houzhen.server.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.houzhen.server.insurance.TestInsurer;
import org.houzhen.server.ledger.Ledger;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.wire.Money;

/**
 * The books of everybody who had to do with an order, laid side by side when it is over.
 *
 * @param refunds of what came to a person
 * @param shown the patient has had a code to scan
 */
record RunBooks(
        Run.Plot plot,
        PaymentOrder order,
        List<RefundOrder> refunds,
        boolean shown,
        FakeChannel channel,
        FakeHospital hospital,
        TestInsurer insurer) {
    /** Whether an answer with a code to scan was ever stored. */
    static boolean shown(Run run) {
        return run.tradeNo()
                .map(number -> run.cashier().history(number).stream()
                        .anyMatch(past -> past.step().equals(Step.CREATE.name())
                                && past.state().equals("DONE")))
                .orElse(false);
    }

    /** What does not add up; empty when all does. */
    List<String> violations(boolean refusalsPlanned, Ledger ledger) {
        List<String> wrong = new ArrayList<>();
        long posted = hospital.posted().values().stream().mapToLong(Money::fen).sum();
        long byHand = refunds.stream()
                .filter(RefundOrder::isHandedBack)
                .mapToLong(refund -> channel.capturedFen()) // What the platform shows as taken.
                .sum();
        long unaccounted = channel.capturedFen() - channel.refundedFen() - posted - byHand;
        check(wrong, unaccounted == 0, "unaccounted fen: " + unaccounted);
        check(wrong, channel.captures() <= 1, "captured " + channel.captures() + " times");
        check(wrong, posted <= channel.capturedFen(), "posted without money");
        check(wrong, channel.refundedFen() <= channel.capturedFen(), "refunded more than was paid");
        check(wrong, channel.codesUsed() <= 1, "a payment code was used " + channel.codesUsed() + " times");
        check(wrong, channel.earlyReversals() == 0, "reversed too early");
        boolean back = channel.refundedFen() > 0 || byHand > 0;
        check(wrong, posted == 0 || !back, "posted and refunded");
        check(wrong, !order.stage().open(), "not over: " + order.stage());
        check(wrong, !order.stage().isForAPerson(), "left to people: " + order.stage());
        check(wrong, refunds.size() <= 1, "refunds: " + refunds.size());
        checkBook(wrong, ledger, byHand);
        checkStage(wrong);
        checkInsurer(wrong, refusalsPlanned);
        return wrong;
    }

    /** The channel has what it took and has not given back; nothing is owed to a patient, or in doubt. */
    private void checkBook(List<String> wrong, Ledger ledger, long byHand) {
        SortedMap<String, Long> fen = new TreeMap<>();
        Stream.concat(
                        Stream.of(order.tradeNo().value()),
                        refunds.stream().map(refund -> refund.refundNo().value()))
                .flatMap(document -> ledger.of(document).fen().entrySet().stream())
                .forEach(entry -> fen.merge(entry.getKey().code(), entry.getValue(), Long::sum));
        fen.values().removeIf(balance -> balance == 0);
        long there = fen.getOrDefault("CHANNEL/FAKE", 0L);
        boolean over = order.stage() != Stage.CLOSED; // A payment that was called off is not in the book.
        check(wrong, !over || there == channel.capturedFen() - channel.refundedFen(), "the book has " + fen);
        check(wrong, fen.getOrDefault("HANDED_BACK", 0L) == -byHand, "the book does not say what was handed back");
        check(
                wrong,
                Stream.of("IN_DOUBT", "REFUNDS_PAYABLE", "RECEIVABLE", "SUSPENSE")
                        .noneMatch(fen::containsKey),
                "the book explains nothing: " + fen);
    }

    /** What stands with the insurer is what the hospital was told, or is a person's to look at. */
    private void checkInsurer(List<String> wrong, boolean refusalsPlanned) {
        wrong.addAll(insurer.wrong());
        boolean posted = !hospital.posted().isEmpty();
        boolean nothingIsLeft = plot.story().nothingIsLeft();
        check(wrong, insurer.settled() <= 1, "settled " + insurer.settled() + " times");
        check(wrong, !nothingIsLeft || !channel.wasAsked(), "a channel was asked for nothing");
        int settled = posted && plot.story().insured() ? 1 : 0;
        check(wrong, insurer.settled() == settled, posted ? "posted and not settled" : "settled and not posted");
        boolean tidy = refusalsPlanned || posted || insurer.leftOpen() == 0;
        check(wrong, tidy, "left open with the insurer");
    }

    private void checkStage(List<String> wrong) {
        boolean moneyMoved = channel.captures() > 0 || order.stage() == Stage.DONE;
        check(wrong, !moneyMoved || order.slip().isPresent(), "no slip in " + order.stage());
        check(wrong, order.slip().isPresent() || order.problem().isPresent(), "nothing is said in " + order.stage());
        boolean done = order.stage() == Stage.DONE;
        check(wrong, done == !hospital.posted().isEmpty(), "posting and stage differ");
        check(wrong, hospital.tickets() <= 1, "tickets: " + hospital.tickets());
        boolean closed = order.stage() == Stage.CLOSED || order.stage() == Stage.FAILED;
        check(wrong, !closed || channel.capturedFen() == channel.refundedFen(), "closed with money");
        check(wrong, order.stage() != Stage.CLOSED || !canBePaid(), "closed and still payable");
    }

    /** Nobody pays by a code that no answer brought, though the request for it may be late and do its work in the end. */
    private boolean canBePaid() {
        boolean mayStillBePaid =
                plot.manner() == FakeChannel.Manner.ALIPAY && !plot.story().byCode();
        return channel.payable() && (shown || plot.story().presents()) && !mayStillBePaid;
    }

    private static void check(List<String> wrong, boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }
}
