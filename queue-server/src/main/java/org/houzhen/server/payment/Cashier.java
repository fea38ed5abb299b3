package org.houzhen.server.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.AuthCode;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives all orders to their end. At most one thread moves an order at a time; that is for quiet, not for safety: every
 * call outside bears the order's own number and every write its version. Any thread may call.
 */
public final class Cashier {
    private static final Logger LOG = LoggerFactory.getLogger(Cashier.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int STEPS_MAX = 12;
    private static final int DUE_MAX = 64;
    /** Those that came to a person hold up nobody whose patient waits. */
    private static final int LOOKS_MAX = 2;

    private static final int UNSETTLED_MAX = 20;
    private static final int TRIES_MAX = 20;

    private final PaymentOrders orders;
    private final Saga saga;
    private final Site site;
    private final Workers workers;
    private final ManualOrders manual;
    private final Set<TradeNo> inHand = ConcurrentHashMap.newKeySet();

    /**
     * Where and when this cashier works.
     *
     * @param node names this process among those that share the store, and is the same after a restart
     */
    public record Site(String node, Clock clock, ZoneId zone, RandomGenerator random) {}

    Cashier(PaymentOrders orders, Saga saga, Site site, Workers workers) {
        this.orders = orders;
        this.saga = saga;
        this.site = site;
        this.workers = workers;
        this.manual = new ManualOrders(this, orders, saga, () -> site.clock().instant());
    }

    /**
     * Opens an order and takes it as far as it goes at once, usually to a code that can be scanned. The same key of the
     * same terminal is answered with the first order.
     *
     * @throws ProblemException if the key was used for something else before, or the way to pay is not offered
     */
    public PaymentOrder open(String terminal, String key, Wish wish) {
        Instant now = site.clock().instant();
        Wish chosen = chosen(wish);
        var origin = new PaymentOrder.Origin(
                terminal,
                chosen.patient(),
                chosen.kind(),
                key,
                chosen.request(),
                chosen.means(),
                chosen.insured(),
                now);
        saga.purpose(chosen.kind());
        PaymentOrder fresh =
                PaymentOrder.open(TradeNo.draw(LocalDate.ofInstant(now, site.zone()), site.random()), origin);
        if (orders.insert(fresh, site.node(), ownedUntil())) {
            return driveOwned(fresh.tradeNo(), order -> order);
        }
        PaymentOrder first = orders.find(terminal, key).orElseThrow();
        if (!chosen.equals(first.origin().wish())) {
            throw new ProblemException("IDEMPOTENCY_KEY_REUSED", "这次操作的编号已用于别的业务。请返回首页重新办理。", 409);
        }
        return first;
    }

    /** How the rest of an insured order is paid is chosen when the rest is known. */
    private Wish chosen(Wish wish) {
        if (!wish.insured()) {
            return wish.by(saga.channels().chosen(wish.means()));
        }
        if (!saga.insuring().isOffered()) {
            throw new ProblemException("INSURANCE_NOT_OFFERED", "本院自助机暂不能用医保。请改为自费支付，或到人工窗口办理。", 409);
        }
        return wish.by(Means.ANY);
    }

    /**
     * What a patient wants to pay for.
     *
     * @param request as JSON, without personal data
     * @param means how to pay for it
     * @param insured the medical insurance shall pay its part
     */
    public record Wish(String patient, String kind, String request, Means means, boolean insured) {
        public Wish(String patient, String kind, String request) {
            this(patient, kind, request, Means.ANY);
        }

        public Wish(String patient, String kind, String request, Means means) {
            this(patient, kind, request, means, false);
        }

        public static Wish insured(String patient, String kind, String request) {
            return new Wish(patient, kind, request, Means.ANY, true);
        }

        Wish by(Means chosen) {
            return new Wish(patient, kind, request, chosen, insured);
        }
    }

    /**
     * The patient agrees to what the insurer pays, and says how to pay the rest. Said again, it changes nothing more.
     *
     * @throws ProblemException if the way to pay is not offered; nothing has happened then
     */
    public PaymentOrder agree(TradeNo tradeNo, Means means) {
        PaymentOrder shown = orders.find(tradeNo).orElseThrow();
        Means chosen = shown.free() ? Means.ANY : saga.channels().payable(means);
        change(tradeNo, Step.AGREE, order -> saga.insuring().agreed(order, chosen));
        return drive(tradeNo);
    }

    /** Whether the medical insurance pays its part here. */
    public boolean insures() {
        return saga.insuring().isOffered();
    }

    /** Takes back what the insurer has paid of an order that came to a person; done where there is nothing. */
    public Answer<Boolean> takenBackFromInsurer(PaymentOrder order) {
        return saga.insuring().nothingLeft(order);
    }

    /**
     * The patient has shown a payment code. It is used once: an order that has had its code, or takes none, is answered as
     * it is.
     *
     * @throws ProblemException if it is the code of no channel here; nothing has happened then
     */
    public PaymentOrder showCode(TradeNo tradeNo, AuthCode code) {
        PaymentChannel channel = saga.channels()
                .taking(code)
                .orElseThrow(
                        () -> new ProblemException("PAYMENT_CODE_UNKNOWN", "这不是本院能收的付款码，没有扣款。请出示微信或支付宝的付款码。", 409));
        return orders.claim(tradeNo, site.node(), ownedUntil())
                ? driveOwned(tradeNo, order -> saga.show(order, code, channel))
                : orders.find(tradeNo).orElseThrow();
    }

    /**
     * The card terminal beside the kiosk is about to be told the amount. Said again, it changes nothing; an order that
     * awaits no card is answered as it is.
     */
    public PaymentOrder showCard(TradeNo tradeNo) {
        return orders.claim(tradeNo, site.node(), ownedUntil())
                ? driveOwned(tradeNo, saga::showCard)
                : orders.find(tradeNo).orElseThrow();
    }

    /** What patients can choose among here. */
    public List<Means> offered() {
        return saga.channels().offered();
    }

    /** Why what was paid by an order cannot be sent back when somebody asks for it, and where it can be had instead. */
    public Optional<Problem> returnedElsewhere(PaymentOrder order) {
        return saga.channels().returnedElsewhere(order);
    }

    /** Whether an order came to people after money that was asked back had not come in all the time it may take. */
    public boolean hasWaitedForMoney(PaymentOrder order) {
        return Returning.hasWaited(order);
    }

    /** Whether an order came to people because nobody proves what became of its money. */
    public boolean awaitsProof(PaymentOrder order) {
        return order.isUnproven() || Returning.isAwaited(order);
    }

    public Optional<PaymentOrder> find(TradeNo tradeNo) {
        return orders.find(tradeNo);
    }

    /** Orders of a terminal that are not over, or whose slip is not reported as printed. */
    public List<PaymentOrder> unsettled(String terminal) {
        return orders.unsettled(terminal, UNSETTLED_MAX);
    }

    /** By the hospital's receipt, as the purpose of the order wrote it. */
    public Optional<PaymentOrder> findByReceipt(String receipt) {
        return orders.findByReceipt(receipt);
    }

    /** One thing that happened to an order. */
    public record Past(Instant at, String step, String state) {}

    /** All that happened to an order, the oldest first. */
    public List<Past> history(TradeNo tradeNo) {
        return orders.past(tradeNo);
    }

    /** Asks the hospital whether it has an order. Never refused. */
    public Answer<Purpose.Finding> posted(PaymentOrder order) {
        return saga.purpose(order.origin().kind()).find(order);
    }

    /** What people do about orders that came to them. */
    public ManualOrders manual() {
        return manual;
    }

    /** The terminal prints no more of it by itself; what it could not prove is looked after by staff. */
    public void slipPrinted(TradeNo tradeNo, boolean proven) {
        orders.slipPrinted(tradeNo, proven);
    }

    /** The patient wants no more of it. Money that has been paid by then is followed all the same. */
    public PaymentOrder cancel(TradeNo tradeNo) {
        change(
                tradeNo,
                Step.NOTIFY,
                order -> order.stage().cancellable() ? order.cancel(site.clock().instant()) : order);
        return drive(tradeNo);
    }

    /** A fact that a channel has proven. When this returns, it is stored. Numbers that are not its own are ignored. */
    public void learn(String channel, PaymentChannel.Trade trade) {
        if (trade.state() == PaymentChannel.TradeState.PAID && isOf(channel, trade.tradeNo())) {
            change(trade.tradeNo(), Step.NOTIFY, order -> saga.told(order, trade));
            dispatch(trade.tradeNo());
        }
    }

    private boolean isOf(String channel, TradeNo tradeNo) {
        return orders.find(tradeNo)
                .filter(order -> order.means().channel().equals(channel))
                .isPresent();
    }

    /** Somebody else says that an order was paid: its channel is asked, and the order goes on from what it says. */
    public Answer<Boolean> lookAgain(TradeNo tradeNo) {
        try {
            change(tradeNo, Step.QUERY, saga::lookAgain);
        } catch (UnprovenException e) {
            return Answer.unknown("no answer");
        }
        hurry(tradeNo);
        return Answer.done(find(tradeNo).orElseThrow().paid());
    }

    /** Something has happened to an order; its next look is now. */
    public void hurry(TradeNo tradeNo) {
        if (orders.hurry(tradeNo)) {
            dispatch(tradeNo);
        }
    }

    void change(TradeNo tradeNo, Step step, UnaryOperator<PaymentOrder> change) {
        for (int i = 0; i < TRIES_MAX; i++) {
            PaymentOrder order = orders.find(tradeNo).orElseThrow();
            PaymentOrder changed = change.apply(order);
            if (changed == order || stored(order, changed, step)) {
                return;
            }
        }
        throw new StaleOrderException(tradeNo);
    }

    private boolean stored(PaymentOrder order, PaymentOrder changed, Step step) {
        try {
            if (changed.stage() == order.stage()) {
                orders.save(changed);
            } else {
                orders.save(changed, step, "DONE", changed.stage().name());
            }
            return true;
        } catch (StaleOrderException e) {
            LOG.debug("{}, trying again", e.getMessage());
            return false;
        }
    }

    /** Before anybody is served: takes up what the same node had in hand when it stopped. */
    void resume() {
        orders.takeOver(site.node());
        tick();
    }

    /** Gives every order that is due to a worker. */
    void tick() {
        tick(false);
        tick(true);
    }

    private void tick(boolean insured) {
        orders.due(insured, DUE_MAX).forEach(tradeNo -> dispatch(tradeNo, insured));
        orders.toLookAt(insured, LOOKS_MAX).forEach(tradeNo -> dispatch(tradeNo, insured));
    }

    private void dispatch(TradeNo tradeNo) {
        dispatch(tradeNo, orders.find(tradeNo).map(PaymentOrder::insured).orElse(false));
    }

    private void dispatch(TradeNo tradeNo, boolean insured) {
        if (!inHand.add(tradeNo)) {
            return;
        }
        try {
            workers.of(insured).execute(() -> {
                try {
                    drive(tradeNo);
                } finally {
                    inHand.remove(tradeNo);
                }
            });
        } catch (RejectedExecutionException e) {
            inHand.remove(tradeNo);
            LOG.warn("order {} waits: all workers are busy", tradeNo);
        }
    }

    /** Moves an order on until it waits for something, or returns it as it is when another has it in hand. */
    PaymentOrder drive(TradeNo tradeNo) {
        return orders.claim(tradeNo, site.node(), ownedUntil())
                ? driveOwned(tradeNo, order -> order)
                : orders.find(tradeNo).orElseThrow();
    }

    private Instant ownedUntil() {
        return site.clock().instant().plus(PaymentOrders.OWNED_FOR);
    }

    private PaymentOrder driveOwned(TradeNo tradeNo, UnaryOperator<PaymentOrder> first) {
        try {
            return advance(first.apply(orders.find(tradeNo).orElseThrow()));
        } catch (RuntimeException e) { // The edge of a worker; the store or our own code is broken, and time may help.
            LOG.error("order {} could not go on: {}", tradeNo, e.getClass().getName());
            orders.postpone(tradeNo, site.clock().instant().plus(AFTER_FAILURE));
            return orders.find(tradeNo).orElseThrow();
        } finally {
            orders.disclaim(tradeNo, site.node());
        }
    }

    private PaymentOrder advance(PaymentOrder found) {
        PaymentOrder order = found;
        for (int i = 0; i < STEPS_MAX && orders.isDue(order); i++) {
            try {
                order = saga.advance(order.notedBy(site.clock().instant()));
            } catch (StaleOrderException e) {
                LOG.debug("{}, looking again", e.getMessage());
                order = orders.find(found.tradeNo()).orElseThrow();
            }
        }
        return order;
    }
}
