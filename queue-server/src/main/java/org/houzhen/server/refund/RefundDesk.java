package org.houzhen.server.refund;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.payment.Workers;
import org.houzhen.server.refund.RefundOrder.Wish;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Money;
import org.houzhen.wire.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes refunds in and drives each to its end. At most one thread moves a refund at a time; that is for quiet, not for
 * safety: every call outside bears the refund's own number and every write its version. Any thread may call.
 */
public final class RefundDesk {
    /** Money of an order that the hospital does not have. */
    public static final String UNPOSTED = "UNPOSTED";

    private static final Logger LOG = LoggerFactory.getLogger(RefundDesk.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int STEPS_MAX = 12;
    private static final int DUE_MAX = 64;
    private static final int UNSETTLED_MAX = 20;
    private static final int MANUAL_MAX = 200;

    private final Cashier cashier;
    private final Refunds refunds;
    private final RefundSaga saga;
    private final Cashier.Site site;
    private final Workers workers;
    private final Set<RefundNo> inHand = ConcurrentHashMap.newKeySet();

    RefundDesk(Cashier cashier, Refunds refunds, RefundSaga saga, Cashier.Site site, Workers workers) {
        this.cashier = cashier;
        this.refunds = refunds;
        this.saga = saga;
        this.site = site;
        this.workers = workers;
    }

    /**
     * Who asks.
     *
     * @param by {@code terminal:3} or {@code cashier:17}
     * @param key the caller's idempotency key
     * @param approvedBy a second person, or empty
     */
    public record Asker(String by, String key, String approvedBy) {}

    /**
     * Opens a refund and takes it as far as it goes at once. The same key of the same asker is answered with the first.
     *
     * @throws ProblemException if nothing of the order can be returned, or another refund of it is under way
     */
    public RefundOrder open(Asker asker, Wish wish) {
        Optional<RefundOrder> first = refunds.find(asker.by(), asker.key());
        if (first.isPresent()) {
            return same(first.get(), wish);
        }
        RefundOrder fresh = fresh(asker, wish);
        return isStored(fresh) ? driveOwned(fresh.refundNo()) : earlier(asker, wish);
    }

    /** One that was refused before any money was asked for keeps its number when it is asked for again. */
    private boolean isStored(RefundOrder fresh) {
        return refunds.insert(fresh, site.node(), ownedUntil())
                || fresh.unposted() && refunds.reopen(fresh, site.node(), ownedUntil());
    }

    /** As {@link #open}, for whoever waits for nothing: once it is stored, the rest of its way is the loop's. */
    public RefundOrder lodge(Asker asker, Wish wish) {
        Optional<RefundOrder> first = refunds.find(asker.by(), asker.key());
        if (first.isPresent()) {
            return same(first.get(), wish);
        }
        RefundOrder fresh = fresh(asker, wish);
        return refunds.insert(fresh, "", Instant.EPOCH) ? fresh : earlier(asker, wish);
    }

    private RefundOrder earlier(Asker asker, Wish wish) {
        return refunds.find(asker.by(), asker.key())
                .map(found -> same(found, wish))
                .orElseThrow(() -> problem("REFUND_UNDER_WAY", "这笔交易正在退款。请等它完成后再办理。"));
    }

    private static RefundOrder same(RefundOrder first, Wish wish) {
        return same(first, first.origin().wish(first.tradeNo(), first.amount()).sameAs(wish));
    }

    /**
     * The first refund of a key that is used again.
     *
     * @param asked whether the same is asked for again
     * @throws ProblemException if it is not
     */
    public static RefundOrder same(RefundOrder first, boolean asked) {
        if (!asked) {
            throw problem("IDEMPOTENCY_KEY_REUSED", "这次操作的编号已用于别的业务。请返回首页重新办理。");
        }
        return first;
    }

    private RefundOrder fresh(Asker asker, Wish wish) {
        PaymentOrder order = cashier.find(wish.tradeNo())
                .orElseThrow(() -> new ProblemException("ORDER_NOT_FOUND", "没有找到这笔交易。请核对交易号，或到人工窗口查询。", 404));
        saga.reversal(wish.kind());
        boolean unposted = wish.kind().equals(UNPOSTED);
        if (order.stage() != (unposted ? Stage.MANUAL : Stage.DONE) || unposted && !mayStand(order)) {
            throw problem("REFUND_NOT_DONE", "这笔交易还没有办理完成，不能退款。");
        }
        cashier.returnedElsewhere(order).filter(problem -> !unposted).ifPresent(RefundDesk::refuse);
        List<RefundOrder> earlier = refunds.of(wish.tradeNo());
        PaymentOrder.Cover cover = unposted ? PaymentOrder.Cover.NONE : order.cover();
        if (!cover.settlement().isEmpty()) {
            requireWhole(order, wish, earlier);
        }
        requireSomethingLeft(order, earlier);
        if (wish.amount().compareTo(left(order, earlier)) > 0) {
            throw problem("REFUND_TOO_MUCH", "退款金额超过可退金额。请刷新后重新选择。");
        }
        Instant now = site.clock().instant();
        var origin = new RefundOrder.Origin(
                wish.kind(),
                asker.by(),
                asker.approvedBy(),
                asker.key(),
                wish.request(),
                wish.subject(),
                wish.reason(),
                now);
        return RefundOrder.open(number(order, unposted, earlier.size()), order.tradeNo(), origin, wish.amount(), cover);
    }

    /** The insurer takes a settlement back whole, so the order goes back whole, and once. */
    private static void requireWhole(PaymentOrder order, Wish wish, List<RefundOrder> earlier) {
        if (earlier.stream().anyMatch(refund -> refund.stage() != RefundStage.REFUSED)) {
            throw problem("REFUNDED_BEFORE", "这笔交易已经退过。");
        }
        if (!wish.amount().equals(order.amount())) {
            throw problem("REFUND_INSURED_WHOLE", "用医保结算的交易只能整笔退。请选择全部费用单。");
        }
    }

    /** A refund that waits for a person holds the money: another one would return what was paid for, and nothing for it. */
    private static void requireSomethingLeft(PaymentOrder order, List<RefundOrder> earlier) {
        boolean stuck = earlier.stream().anyMatch(refund -> refund.stage() == RefundStage.MANUAL);
        boolean nothing =
                left(order, earlier).equals(Money.ZERO) && !order.amount().equals(Money.ZERO);
        if (stuck && nothing) {
            throw problem("REFUND_STUCK", "这笔交易的退款正在人工处理，不能再退一次。请到人工窗口按交易号查询。");
        }
    }

    private static void refuse(Problem problem) {
        throw new ProblemException(problem);
    }

    /** Whether anything was taken, of the patient or of the insurer, or may have been. */
    public static boolean mayStand(PaymentOrder order) {
        return order.paid() || order.insured() || order.isUnproven();
    }

    /** Money that the saga of the order may have asked for already keeps the number it was asked for under. */
    private static RefundNo number(PaymentOrder order, boolean unposted, int earlier) {
        RefundNo whole = order.tradeNo().refund();
        return unposted ? whole : new RefundNo(whole.value() + "-" + (earlier + 1));
    }

    /** What can still be returned of an order. */
    public Money left(PaymentOrder order) {
        return left(order, refunds.of(order.tradeNo()));
    }

    private static Money left(PaymentOrder order, List<RefundOrder> earlier) {
        return earlier.stream()
                .filter(refund -> refund.stage() != RefundStage.REFUSED)
                .map(RefundOrder::amount)
                .reduce(order.taken(), Money::minus);
    }

    public Optional<RefundOrder> find(RefundNo refundNo) {
        return refunds.find(refundNo);
    }

    /** What this asker asked for under this key before. */
    public Optional<RefundOrder> find(Asker asker) {
        return refunds.find(asker.by(), asker.key());
    }

    /** What was asked for before under the same number and refused, the oldest first. */
    public List<RefundAttempt> earlier(RefundNo refundNo) {
        return refunds.attempts().of(refundNo);
    }

    /** All refunds of a trade, the oldest first. */
    public List<RefundOrder> of(TradeNo tradeNo) {
        return refunds.of(tradeNo);
    }

    /** Whether an order waits for a person because the insurer does not take back what it has paid. */
    public boolean isStuckAtInsurer(PaymentOrder order) {
        return order.insured()
                && (order.stage() == Stage.MANUAL
                        || refunds.of(order.tradeNo()).stream().anyMatch(RefundDesk::waitsForInsurer));
    }

    private static boolean waitsForInsurer(RefundOrder refund) {
        RefundStage there = refund.unposted() ? RefundStage.WITHDRAWN : RefundStage.UNSETTLING;
        return refund.progress().stuck().equals(there.name());
    }

    /** What a person can press about a refund; nothing as long as its saga goes on. */
    public List<Press> presses(RefundOrder refund) {
        return Press.about(refund, () -> cashier.find(refund.tradeNo()).orElseThrow());
    }

    /** What a person can press about an order that came to people; nothing while a refund has it. */
    public List<Press> presses(PaymentOrder order) {
        return Press.about(order, cashier.awaitsProof(order));
    }

    /** Refunds that a person must decide, the oldest first. */
    public List<RefundOrder> manual() {
        return refunds.manual(MANUAL_MAX);
    }

    /** Those of one asker that are not over, or whose slip is not reported as printed. */
    public List<RefundOrder> unsettled(String by) {
        return refunds.unsettled(by, UNSETTLED_MAX);
    }

    public void slipPrinted(RefundNo refundNo) {
        refunds.slipPrinted(refundNo);
    }

    /** A person has removed what held it up: it goes on where it stopped, under the same number. */
    public RefundOrder retry(RefundNo refundNo, String actor) {
        RefundOrder refund = refunds.find(refundNo)
                .filter(found -> found.stage() == RefundStage.MANUAL)
                .orElseThrow(RefundDesk::notStuck);
        RefundStage back = RefundStage.valueOf(refund.progress().stuck());
        RefundOrder again = refund.cleared().become(back, site.clock().instant());
        refunds.save(again.later(site.clock().instant()), "RETRY", "DONE", actor); // A refund is looked for first.
        return drive(refundNo);
    }

    /**
     * Two people say that they have handed back themselves what the channel would not give; said again, it changes nothing.
     *
     * @param by both of them
     * @param paper the number on the paper they have of it
     * @throws ProblemException if that is not what it waits for, or the channel has it on its way after all
     */
    public RefundOrder handBack(RefundNo refundNo, String by, String paper) {
        RefundOrder refund = refunds.find(refundNo).orElseThrow(RefundDesk::notStuck);
        if (!refund.isHandedBack()) {
            requireOffered(refund, Press.HAND_BACK);
            saga.byPeople().handBack(refund, by, paper);
        }
        return drive(refundNo);
    }

    /**
     * Two people say that it was given back on the payment platform itself; said again, it changes nothing.
     *
     * @param number of that refund on the platform
     * @throws ProblemException if that is not what it waits for, the number is taken, or the channel does not say the same
     */
    public RefundOrder returnedElsewhere(RefundNo refundNo, String by, RefundNo number) {
        RefundOrder refund = refunds.find(refundNo).orElseThrow(RefundDesk::notStuck);
        if (!refund.isReturnedElsewhere()) {
            requireOffered(refund, Press.RETURNED_ELSEWHERE);
            saga.byPeople().returnedElsewhere(refund, by, number);
        }
        return drive(refundNo);
    }

    private void requireOffered(RefundOrder refund, Press press) {
        if (!presses(refund).contains(press)) {
            throw notStuck();
        }
    }

    /** The refund that was made on the payment platform itself, under this number. */
    public Optional<RefundOrder> findElsewhere(RefundNo number) {
        return refunds.findElsewhere(number);
    }

    static ProblemException notStuck() {
        return problem("REFUND_NOT_STUCK", "这笔退款不在待处理名单里。请刷新页面。");
    }

    /** The channel is said to have given the money back: where only that is left of it, it is looked for and gone on with. */
    public RefundOrder follow(RefundNo refundNo, String actor) {
        RefundOrder refund = refunds.find(refundNo).orElseThrow();
        if (!refund.isPayingBack() || refund.isReturned()) {
            return refund;
        }
        if (refund.stage() == RefundStage.MANUAL) {
            return retry(refundNo, actor);
        }
        refunds.hurry(refundNo);
        return drive(refundNo);
    }

    private static ProblemException problem(String code, String detail) {
        return new ProblemException(code, detail, 409);
    }

    /** Before anybody is served: takes up what the same node had in hand when it stopped. */
    void resume() {
        refunds.takeOver(site.node());
        tick();
    }

    /** Gives every refund that is due to a worker. */
    void tick() {
        tick(false);
        tick(true);
    }

    private void tick(boolean insured) {
        refunds.due(insured, DUE_MAX).forEach(refundNo -> dispatch(refundNo, insured));
    }

    private void dispatch(RefundNo refundNo, boolean insured) {
        if (!inHand.add(refundNo)) {
            return;
        }
        try {
            workers.of(insured).execute(() -> {
                try {
                    drive(refundNo);
                } finally {
                    inHand.remove(refundNo);
                }
            });
        } catch (RejectedExecutionException e) {
            inHand.remove(refundNo);
            LOG.warn("refund {} waits: all workers are busy", refundNo);
        }
    }

    /** Moves a refund on until it waits for something, or returns it as it is when another has it in hand. */
    private RefundOrder drive(RefundNo refundNo) {
        return refunds.claim(refundNo, site.node(), ownedUntil())
                ? driveOwned(refundNo)
                : refunds.find(refundNo).orElseThrow();
    }

    private Instant ownedUntil() {
        return site.clock().instant().plus(Refunds.OWNED_FOR);
    }

    private RefundOrder driveOwned(RefundNo refundNo) {
        try {
            return advance(refunds.find(refundNo).orElseThrow());
        } catch (RuntimeException e) { // The edge of a worker; the store or our own code is broken, and time may help.
            LOG.error("refund {} could not go on: {}", refundNo, e.getClass().getName());
            refunds.postpone(refundNo, site.clock().instant().plus(AFTER_FAILURE));
            return refunds.find(refundNo).orElseThrow();
        } finally {
            refunds.disclaim(refundNo, site.node());
        }
    }

    private RefundOrder advance(RefundOrder found) {
        RefundOrder refund = found;
        for (int i = 0; i < STEPS_MAX && Refunds.isDue(refund, site.clock().instant()); i++) {
            try {
                refund = saga.advance(refund.notedBy(site.clock().instant()));
            } catch (StaleRefundException e) {
                LOG.debug("{}, looking again", e.getMessage());
                refund = refunds.find(found.refundNo()).orElseThrow();
            }
        }
        return refund;
    }
}
