package org.houzhen.server.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.AuthCode;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.PaymentChannel.CodeTimes;
import org.houzhen.server.channel.PaymentChannel.Trade;
import org.houzhen.server.channel.PaymentChannel.TradeState;
import org.houzhen.wire.Problem;

/**
 * An order that is paid by what the patient presents: the code on a phone, or a card. It is handed over once; from then on the channel is asked,
 * and what is not paid in time is reversed until the channel has answered that it is. A payment that is being reversed is
 * never taken for the order's money: a reversal that was sent may still be on its way.
 */
final class Presenting {
    private static final Problem CLOSED_OUTSIDE = new Problem("PAYMENT_CLOSED", "付款已关闭，没有扣款。请重新办理。", 409);
    static final Problem UNPROVEN = new Problem("CARD_UNPROVEN", "刷卡机一直没有回话，不知道卡有没有扣款，已转人工核对。请持凭条到人工窗口。", 409);

    static final Problem STUCK = new Problem("REVERSAL_FAILED", "这笔付款未能撤销，已转人工核对。请持凭条到人工窗口。", 409);
    /** A request that was lost on its way may arrive this late; before that, "no such trade" is no proof. */
    private static final Duration ABSENT_SURE = Duration.ofSeconds(60);

    private static final int REVERSALS_MAX = 20;

    private final Asking asking;
    private final Channels channels;
    private final Collecting collecting;

    Presenting(Asking asking, Channels channels, Collecting collecting) {
        this.asking = asking;
        this.channels = channels;
        this.collecting = collecting;
    }

    /** Until a code is shown, only the patient and time end it. */
    PaymentOrder await(PaymentOrder order) {
        boolean over = order.cancelled() || asking.isOver(order);
        return asking.save(over ? collecting.closing(order) : Asking.later(order, order.payBefore()));
    }

    /** Hands the code over. What is stored before is the whole of it: there is no second try. */
    PaymentOrder show(PaymentOrder order, AuthCode code, PaymentChannel channel) {
        return handOver(order, channel, begun -> channel.payByCode(Collecting.request(begun), code));
    }

    /** The card terminal may be told the amount, once: whatever becomes of it, the channel is asked. */
    PaymentOrder showCard(PaymentOrder order, PaymentChannel channel) {
        return handOver(order, channel, begun -> channel.payByCard(Collecting.request(begun)));
    }

    private PaymentOrder handOver(
            PaymentOrder order, PaymentChannel channel, Function<PaymentOrder, Answer<TradeState>> pay) {
        Instant now = asking.now();
        return asking.ask(
                order.tried(channel.code(), now).become(Stage.PAYING, now),
                Step.PAY,
                pay,
                new Asking.Reaction<>(this::taken, this::refused, this::unheard));
    }

    /** Paid or not, a query says it again: only that counts. */
    private PaymentOrder taken(PaymentOrder order, TradeState state) {
        return state == TradeState.PAID ? Asking.later(order, asking.now()) : next(order);
    }

    private PaymentOrder refused(PaymentOrder order, Answer.Refusal refusal) {
        return Telling.explain(collecting.closing(order.unpayable()), refusal);
    }

    private PaymentOrder unheard(PaymentOrder order) {
        return Asking.later(order, asking.now().plus(times(order).first()));
    }

    PaymentOrder poll(PaymentOrder order) {
        if (order.cancelled()) {
            return asking.save(collecting.closing(order));
        }
        return asking.look(
                order,
                Step.QUERY,
                asked -> channels.require(asked).query(asked.tradeNo()),
                new Asking.Reaction<>(
                        this::seen,
                        (asked, refusal) -> asked.byCard() ? refused(asked, refusal) : next(asked),
                        this::next));
    }

    private PaymentOrder seen(PaymentOrder order, Trade trade) {
        return switch (trade.state()) {
            case PAID -> collecting.proven(order, trade);
            case RETURNED -> order.byCard() ? collecting.closing(order) : collecting.proven(order, trade);
            case CLOSED -> collecting.closing(order).because(CLOSED_OUTSIDE);
            case ABSENT, UNPAID -> next(order);
        };
    }

    /** The last look is when the patient's time is over. */
    private PaymentOrder next(PaymentOrder order) {
        Instant now = asking.now();
        Instant last = order.triedAt().plus(times(order).last());
        if (!now.isBefore(last)) {
            return collecting.closing(order);
        }
        Instant next = now.plus(times(order).next());
        return Asking.later(order, next.isBefore(last) ? next : last);
    }

    /** Reverses, again and again until there is an answer, and then believes only what a query says. */
    PaymentOrder undo(PaymentOrder order) {
        Instant earliest = order.triedAt().plus(times(order).reverse());
        if (asking.now().isBefore(earliest)) {
            return asking.save(Asking.later(order, earliest));
        }
        return asking.ask(
                order,
                Step.REVERSE,
                this::reversed,
                new Asking.Reaction<>(
                        this::weigh,
                        (begun, refusal) -> begun.byCard() ? untaken(begun, refusal) : asking.again(begun),
                        this::unanswered));
    }

    /** Platforms come back and say; a kiosk may be gone for good, and its book with it. */
    private PaymentOrder unanswered(PaymentOrder order) {
        return order.byCard() && asking.waitedFor(order, Pace.MONEY_MAX)
                ? collecting.manual(order, UNPROVEN)
                : asking.again(order);
    }

    private Answer<Trade> reversed(PaymentOrder order) {
        PaymentChannel channel = channels.require(order);
        return channel.reverse(order.tradeNo())
                .match(
                        done -> channel.query(order.tradeNo()),
                        refusal -> channel.query(order.tradeNo()),
                        Answer::unknown);
    }

    private PaymentOrder weigh(PaymentOrder order, Trade trade) {
        return switch (trade.state()) {
            case CLOSED, RETURNED -> undone(order);
            case ABSENT -> absent(order);
            case UNPAID -> asking.again(order);
            case PAID -> order.progress().attempt() < REVERSALS_MAX ? asking.again(order) : stuck(order, trade);
        };
    }

    private PaymentOrder absent(PaymentOrder order) {
        Instant sure = order.triedAt().plus(ABSENT_SURE);
        return asking.now().isBefore(sure) ? Asking.later(order, sure) : undone(order);
    }

    /** No card was charged: what the patient wanted, or what was wrong with the card, is all there is to say. */
    private PaymentOrder untaken(PaymentOrder order, Answer.Refusal refusal) {
        PaymentOrder over = Asking.later(order.unpayable(), asking.now());
        return order.cancelled() ? over : Telling.explain(over, refusal);
    }

    /**
     * A person was called because nobody knew whether a card was charged; its kiosk may have proven it since. Empty where it
     * has not.
     */
    Optional<PaymentOrder> lookAgain(PaymentOrder order, Purpose purpose) {
        return asking.guarded(order, Step.QUERY, () -> channels.require(order).query(order.tradeNo()))
                .match(
                        trade -> switch (trade.state()) {
                            case RETURNED -> Optional.of(collecting.release(order, purpose, collecting::calledOff));
                            case PAID -> Optional.of(charged(order, trade));
                            case ABSENT, UNPAID, CLOSED -> Optional.empty();
                        },
                        refusal -> Optional.of(collecting.release(order, purpose, asked -> uncharged(asked, refusal))),
                        reason -> Optional.empty());
    }

    /** It is being given back, or the card terminal cannot: either is looked for the next time. */
    private PaymentOrder charged(PaymentOrder order, Trade trade) {
        PaymentOrder proven = order.proven(trade.channelNo(), trade.amount());
        Instant next = asking.now().plus(Pace.look(0));
        return asking.save(
                Asking.later(proven, next), Step.QUERY, "DONE", trade.state().name());
    }

    private PaymentOrder uncharged(PaymentOrder order, Answer.Refusal refusal) {
        return Telling.explain(order.unpayable().become(Stage.FAILED, asking.now()), refusal);
    }

    private PaymentOrder undone(PaymentOrder order) {
        return Asking.later(order.unpayable().because(Collecting.REVERSED), asking.now());
    }

    private PaymentOrder stuck(PaymentOrder order, Trade trade) {
        return collecting.manual(order.proven(trade.channelNo(), trade.amount()), STUCK);
    }

    private CodeTimes times(PaymentOrder order) {
        return channels.require(order).codeTimes();
    }
}
