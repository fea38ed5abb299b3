package org.houzhen.server.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.insurance.Settled;
import org.houzhen.server.ledger.Account;
import org.houzhen.server.ledger.Ledger;
import org.houzhen.server.ledger.Ledger.Entry;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.reconciliation.Comparison.Day;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.refund.RefundStage;
import org.houzhen.wire.Money;

/** Our own side of a day, out of the book: what was booked on an account, and what we know of any number. */
final class OurSide {
    private static final Set<Stage> WITHOUT_HOSPITAL =
            EnumSet.of(Stage.CLOSED, Stage.REFUNDED, Stage.HANDED_BACK, Stage.FAILED);

    private final Ledger ledger;
    private final Cashier cashier;
    private final RefundDesk refunds;
    private final CorrectionBook corrections;
    private final ZoneId zone;

    OurSide(Ledger ledger, Cashier cashier, RefundDesk refunds, CorrectionBook corrections, ZoneId zone) {
        this.corrections = corrections;
        this.ledger = ledger;
        this.cashier = cashier;
        this.refunds = refunds;
        this.zone = zone;
    }

    /** Money that came into a channel or left it. */
    Day withChannel(LocalDate day, String channel) {
        Account account = Account.channel(channel);
        List<Claim> claims = new ArrayList<>();
        for (Entry entry : entries(day)) {
            if (entry.document().startsWith(Correction.PREFIX)) {
                corrected(entry, account).ifPresent(claims::add);
            } else if (entry.debit().equals(account)) {
                claims.add(claim(entry, Claim.Kind.PAID));
            } else if (entry.credit().equals(account)) {
                claims.add(asTheChannelHasIt(claim(entry, Claim.Kind.REFUNDED)));
            }
        }
        return new Day(whole(claims), this::knownToChannel);
    }

    /** What somebody gave back on the channel's own platform has a number of the platform's. */
    private Claim asTheChannelHasIt(Claim returned) {
        return refunds.find(new RefundNo(returned.number()))
                .map(refund -> returned.under(refund.channelNo().value()))
                .orElse(returned);
    }

    /** What was written off has moved no money. */
    private Optional<Claim> corrected(Entry entry, Account account) {
        Optional<Correction> returning = corrections.find(entry.document()).filter(Correction::returnsMoney);
        return entry.debit().equals(account)
                ? returning.map(Correction::found)
                : returning.filter(any -> entry.credit().equals(account)).map(Correction::returned);
    }

    /** What the hospital was told, and what it took back. */
    Day withHospital(LocalDate day) {
        List<Claim> claims = new ArrayList<>();
        for (Entry entry : entries(day)) {
            if (entry.credit().isIncome()) {
                claims.add(claim(entry, Claim.Kind.PAID));
            }
            if (entry.debit().isIncome()) {
                claims.add(claim(entry, Claim.Kind.REFUNDED));
            }
        }
        return new Day(whole(claims), this::knownToHospital);
    }

    /** What the patient and the insurer paid of one order is one booking of the hospital; what came of another amount one of the channel. */
    private static List<Claim> whole(List<Claim> parts) {
        Map<Claim.Key, Claim> byKey = new LinkedHashMap<>();
        parts.forEach(part -> byKey.merge(part.key(), part, Claim::plus));
        return List.copyOf(byKey.values());
    }

    private List<Entry> entries(LocalDate day) {
        Instant from = day.atStartOfDay(zone).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
        return ledger.between(from, to).stream()
                .filter(entry -> entry.version() > 0) // What stood in the tables before there was a book is of no day.
                .toList();
    }

    /** A refund is booked under its own number; money that an order gives back by itself, under the order's. */
    private Claim claim(Entry entry, Claim.Kind kind) {
        String document = entry.document();
        Money amount = new Money(entry.amountFen());
        Optional<RefundOrder> refund = refunds.find(new RefundNo(document));
        String tradeNo = refund.map(found -> found.tradeNo().value()).orElse(document);
        boolean ownRefund = kind == Claim.Kind.REFUNDED && refund.isEmpty();
        String number = ownRefund ? new TradeNo(document).refund().value() : document;
        return new Claim(number, tradeNo, kind, amount, true, entry.at(), Settled.Parts.NONE);
    }

    private Optional<Claim> knownToChannel(Claim.Key key) {
        return known(
                        key,
                        order -> claim(key, order, order.taken(), order.paid()),
                        RefundOrder::amount,
                        refund -> refund.isReturnedUnder(new RefundNo(key.number())))
                .or(() -> key.kind() == Claim.Kind.PAID
                        ? corrections.returning(key.number()).map(Correction::found)
                        : corrections.byRefund(key.number()).map(Correction::returned));
    }

    private Optional<Claim> knownToHospital(Claim.Key key) {
        return known(
                key,
                order -> claim(key, order, order.total(), isPosted(order)),
                RefundOrder::total,
                refund -> refund.stage() != RefundStage.REQUESTED && refund.stage() != RefundStage.REFUSED);
    }

    /** Whether an order came to its end without the hospital, so that nothing goes on with it. */
    boolean isOverWithoutHospital(String tradeNo) {
        return order(tradeNo).filter(OurSide::isOverWithoutHospital).isPresent();
    }

    static boolean isOverWithoutHospital(PaymentOrder order) {
        return WITHOUT_HOSPITAL.contains(order.stage());
    }

    private static boolean isPosted(PaymentOrder order) {
        return order.stage() == Stage.FULFILLED || order.stage() == Stage.DONE;
    }

    private Optional<Claim> known(
            Claim.Key key,
            Function<PaymentOrder, Claim> paid,
            Function<RefundOrder, Money> returned,
            Predicate<RefundOrder> refunded) {
        if (key.number().isEmpty()) {
            return Optional.empty();
        }
        return switch (key.kind()) {
            case PAID -> order(key.number()).map(paid);
            case REFUNDED ->
                refunds.find(new RefundNo(key.number()))
                        .or(() -> refunds.findElsewhere(new RefundNo(key.number())))
                        .map(refund -> new Claim(
                                key.number(),
                                refund.tradeNo().value(),
                                key.kind(),
                                returned.apply(refund),
                                refunded.test(refund),
                                refund.progress().since(),
                                Settled.Parts.NONE))
                        .or(() -> order(key.number().substring(1))
                                .filter(order ->
                                        order.tradeNo().refund().value().equals(key.number()))
                                .map(order -> claim(key, order, order.taken(), order.stage() == Stage.REFUNDED)));
        };
    }

    private Optional<PaymentOrder> order(String tradeNo) {
        return TradeNo.parse(tradeNo).flatMap(cashier::find);
    }

    private static Claim claim(Claim.Key key, PaymentOrder order, Money amount, boolean moved) {
        return new Claim(
                key.number(),
                order.tradeNo().value(),
                key.kind(),
                amount,
                moved,
                order.progress().since(),
                Settled.Parts.NONE);
    }
}
