package org.houzhen.server.ebill;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.ebill.EBill.Standing;
import org.houzhen.server.ebill.EBillBook.Duty;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.refund.RefundStage;
import org.houzhen.server.web.Backoff;
import org.houzhen.wire.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the bills of each order say what stands of it. What is to be done follows from the order, its refunds and its last
 * bill as they are stored, so a restart goes on where it stopped. One thread works, and asks one thing at a time.
 */
final class EBillDesk {
    static final Duration AFTER_REFUSAL = Duration.ofMinutes(30);
    private static final Logger LOG = LoggerFactory.getLogger(EBillDesk.class);
    private static final Backoff BACKOFF = new Backoff(6);
    private static final int DUE_MAX = 64;
    private static final int STEPS_MAX = 12;
    private static final String REFUSED = "EBILL_REFUSED";
    private static final String MISMATCH = "AMOUNT_MISMATCH";

    private final EBillBook book;
    private final EBillPlatform platform;
    private final Orders orders;
    private final Billables billables;
    private final Clock clock;

    EBillDesk(EBillBook book, EBillPlatform platform, Orders orders, List<Billable> billables, Clock clock) {
        this.book = book;
        this.platform = platform;
        this.orders = orders;
        this.billables = new Billables(billables);
        this.clock = clock;
    }

    /**
     * What came of a step.
     *
     * @param problem why a person may have to look; empty when nobody need
     */
    private record Then(Kind kind, String problem) {
        enum Kind {
            ON,
            SETTLED,
            /** Somebody did not answer. */
            SILENT,
            /** A definite no. */
            REFUSED
        }

        static final Then ON = new Then(Kind.ON, "");
        static final Then SETTLED = new Then(Kind.SETTLED, "");
        static final Then SILENT = new Then(Kind.SILENT, "");

        static Then refused(String problem) {
            return new Then(Kind.REFUSED, problem);
        }
    }

    /** Looks at all that is due; when somebody outside is silent the rest waits for the next time. */
    void tick() {
        for (Duty duty : book.due(DUE_MAX)) {
            Then.Kind end = drive(duty).kind();
            if (duty.attempt() == 0) {
                orders.hurry().accept(duty.tradeNo());
            }
            if (end == Then.Kind.SILENT) {
                return;
            }
        }
    }

    private Then drive(Duty duty) {
        Then then = Then.ON;
        for (int i = 0; i < STEPS_MAX && then.kind() == Then.Kind.ON; i++) {
            then = guarded(duty);
        }
        switch (then.kind()) {
            case ON, SILENT -> book.postpone(duty, clock.instant().plus(BACKOFF.after(duty.attempt())), "");
            case SETTLED -> book.settled(duty);
            case REFUSED -> {
                LOG.warn(
                        "the bill of order {} is refused: {}; asked for again in {} min",
                        duty.tradeNo(),
                        then.problem(),
                        AFTER_REFUSAL.toMinutes());
                book.postpone(duty, clock.instant().plus(AFTER_REFUSAL), then.problem());
            }
        }
        return then;
    }

    /** What broke may have been done all the same, so it is as unknown as a lost answer. */
    private Then guarded(Duty duty) {
        try {
            return step(duty);
        } catch (RuntimeException e) { // The edge of the loop; the store or our own code is broken, and time may help.
            LOG.error(
                    "the bill of order {} could not go on: {}",
                    duty.tradeNo(),
                    e.getClass().getName());
            return Then.SILENT;
        }
    }

    private Then step(Duty duty) {
        PaymentOrder order = orders.order().apply(duty.tradeNo()).orElseThrow();
        List<RefundOrder> refunds = orders.refunds().apply(duty.tradeNo());
        Standing standing = standing(order, refunds);
        Optional<EBill> last = book.last(duty.tradeNo());
        if (last.isEmpty() || last.get().stage().standsNoMore()) {
            return owe(order, standing, last.map(EBill::seq).orElse(0) + 1);
        }
        EBill bill = last.get();
        return switch (bill.stage()) {
            case OWED ->
                bill.asked() || bill.speaksOf(standing)
                        ? issue(bill, order, refunds)
                        : on(bill.voided(), "VOID"); // Nobody was ever asked for it.
            case ISSUED -> bill.speaksOf(standing) ? Then.SETTLED : on(bill.flushing(), "FLUSHING");
            case FLUSHING -> flush(bill);
            case FLUSHED, VOID -> Then.SETTLED;
        };
    }

    /** What went back for good is left out; what is on its way back still stands. */
    static Standing standing(PaymentOrder order, List<RefundOrder> refunds) {
        List<RefundOrder> back = refunds.stream()
                .filter(refund -> refund.stage() == RefundStage.RETURNED || refund.stage() == RefundStage.DONE)
                .filter(refund -> refund.total().compareTo(Money.ZERO) > 0)
                .toList();
        Money amount = back.stream().map(RefundOrder::total).reduce(order.total(), Money::minus);
        return new Standing(
                amount,
                back.stream().map(refund -> refund.refundNo().value()).sorted().toList());
    }

    private Then owe(PaymentOrder order, Standing standing, int seq) {
        boolean committed = order.stage() == Stage.FULFILLED || order.stage() == Stage.DONE;
        if (!committed || standing.isNothing()) {
            return Then.SETTLED;
        }
        book.insert(EBill.owed(order.tradeNo(), seq, order.origin().kind(), standing, clock.instant()));
        return Then.ON;
    }

    private Then on(EBill next, String step) {
        book.store(next, step);
        return Then.ON;
    }

    /** What may have been asked for is looked for first; asked for again, it keeps its number and is the same bill. */
    private Then issue(EBill bill, PaymentOrder order, List<RefundOrder> refunds) {
        if (bill.asked()) {
            Optional<Then> found = platform.find(bill.busNo(), billables.type(bill))
                    .match(
                            paper -> paper.map(known -> on(bill.issued(known), "FOUND")),
                            refusal -> Optional.empty(),
                            reason -> Optional.of(Then.SILENT));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return billables
                .contents(bill, order, refunds)
                .match(
                        contents -> send(bill, order, contents),
                        refusal -> Then.refused(refusal.code()),
                        reason -> Then.SILENT);
    }

    private Then send(EBill bill, PaymentOrder order, Billable.Contents contents) {
        var request = new EBillPlatform.Request(
                bill.busNo(),
                bill.owedAt(),
                contents,
                bill.amount(),
                order.means().channel(),
                order.cover());
        if (!request.addsUp()) {
            LOG.error("bill {}: the lines do not make its amount", bill.busNo());
            return Then.refused(MISMATCH);
        }
        EBill begun = book.store(bill.begun(), "ISSUE");
        return platform.issue(request)
                .match(
                        paper -> on(begun.issued(paper), "ISSUED"),
                        refusal -> Then.refused(REFUSED),
                        reason -> Then.SILENT);
    }

    private Then flush(EBill bill) {
        if (bill.asked()) {
            Optional<Then> found = lookForRed(bill);
            if (found.isPresent()) {
                return found.get();
            }
        }
        EBill begun = book.store(bill.begun(), "FLUSH");
        return platform.flush(begun.blue(), clock.instant())
                .match(
                        red -> on(begun.flushed(red), "FLUSHED"),
                        refusal -> lookForRed(begun).orElse(Then.refused(REFUSED)),
                        reason -> Then.SILENT);
    }

    private Optional<Then> lookForRed(EBill bill) {
        return platform.findRed(bill.blue())
                .match(
                        red -> red.map(known -> on(bill.flushed(known), "FOUND")),
                        refusal -> Optional.of(Then.refused(REFUSED)),
                        reason -> Optional.of(Then.SILENT));
    }
}
