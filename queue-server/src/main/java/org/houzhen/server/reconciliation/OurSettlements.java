package org.houzhen.server.reconciliation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.server.insurance.InsurerStatement;
import org.houzhen.server.insurance.Settled;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.SettledOrders;
import org.houzhen.server.reconciliation.Comparison.Day;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.wire.Split;

/** What the insurer pays us a part of: out of our orders, and as the insurer's centre has it. */
final class OurSettlements {
    private final SettledOrders orders;
    private final RefundDesk refunds;
    private final InsurerStatement insurer;
    private final ZoneId zone;

    OurSettlements(SettledOrders orders, RefundDesk refunds, InsurerStatement insurer, ZoneId zone) {
        this.orders = orders;
        this.refunds = refunds;
        this.insurer = insurer;
        this.zone = zone;
    }

    /** Our side of a day. */
    Day ours(LocalDate day) {
        List<Claim> claims =
                standing(day).stream().map(order -> claim(order, true)).toList();
        return new Day(claims, key -> orders.find(key.number()).map(order -> claim(order, stands(order))));
    }

    /**
     * The other side of the same day, and where it is asked for more, of the days beside it.
     *
     * @throws BillUnavailableException when the insurer does not say now
     */
    Day theirs(LocalDate day) {
        Map<LocalDate, List<Claim>> beside = new HashMap<>();
        return new Day(
                held(day),
                key -> Stream.of(day.minusDays(1), day.plusDays(1))
                        .flatMap(other -> beside.computeIfAbsent(other, this::held).stream())
                        .filter(claim -> claim.key().equals(key))
                        .findFirst());
    }

    private List<Claim> held(LocalDate day) {
        List<Settled> ours = standing(day).stream().map(OurSettlements::settled).toList();
        return insurer.of(day, ours)
                .match(
                        theirs -> theirs.stream()
                                .map(each -> Claim.settled(
                                        each, true, day.atStartOfDay(zone).toInstant()))
                                .toList(),
                        refusal -> unavailable(refusal.code()),
                        OurSettlements::unavailable);
    }

    private static List<Claim> unavailable(String reason) {
        throw new BillUnavailableException("医保中心没有给出对账结果。", "The insurer's centre does not say: " + reason + ".");
    }

    private List<PaymentOrder> standing(LocalDate day) {
        return orders
                .between(
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant())
                .stream()
                .filter(this::stands)
                .toList();
    }

    /** Where the insurer is being asked to take it back, or was in vain, its own last word counts. */
    private boolean stands(PaymentOrder order) {
        boolean kept = switch (order.stage()) {
            case REFUNDING, RETURNING, REFUNDED, HANDED_BACK, FAILED, CLOSED -> false;
            case UNSETTLING, MANUAL, GIVING_BACK ->
                insurer.stands(order.tradeNo().value());
            case OPENED, QUOTING, QUOTED, HELD, PAYING, CLOSING, PAID, VERIFYING, FULFILLED, DONE -> true;
        };
        return kept && refunds.of(order.tradeNo()).stream().noneMatch(RefundOrder::isUnsettled);
    }

    private static Claim claim(PaymentOrder order, boolean stands) {
        return Claim.settled(settled(order), stands, order.progress().since());
    }

    private static Settled settled(PaymentOrder order) {
        Split split = order.cover().split();
        return new Settled(
                order.cover().settlement(),
                order.tradeNo().value(),
                "",
                new Settled.Parts(split.total(), split.fund(), split.account()));
    }
}
