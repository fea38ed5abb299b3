package org.houzhen.server.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.PaymentChannel.Trade;
import org.houzhen.wire.Problem;

/** The first half of an order: from the lock to money that is proven, or to a trade that is closed. */
final class Collecting {
    private static final Problem NO_CHANNEL = new Problem("UNAVAILABLE", "暂时无法收款，没有扣款。请稍后再试，或到人工窗口办理。", 503);
    private static final Problem NO_HOSPITAL = new Problem("UNAVAILABLE", "医院系统暂时没有应答，没有扣款。请稍后再试，或到人工窗口办理。", 503);
    private static final Problem EXPIRED = new Problem("PAYMENT_EXPIRED", "付款时间已过，没有扣款。请重新办理。", 409);
    private static final Problem CANCELLED = new Problem("PAYMENT_CANCELLED", "已取消，没有扣款。", 409);
    private static final Problem CLOSED_OUTSIDE = new Problem("PAYMENT_CLOSED", "付款已关闭，没有扣款。请重新办理。", 409);
    private static final Problem WRONG_AMOUNT = new Problem("AMOUNT_MISMATCH", "收到的金额与应付金额不同，已转人工核对。请持凭条到人工窗口。", 409);
    private static final Problem RETURNED_OUTSIDE =
            new Problem("REFUNDED_ELSEWHERE", "这笔付款已在支付平台上退过，没有办理成功，已转人工核对。请持凭条到人工窗口。", 409);
    private static final Problem DEALT_WITH =
            new Problem("MONEY_DEALT_WITH", "这笔款已由收费处核对处理，系统不再自动办理，也不再自动退款。如有疑问，请持凭条到人工窗口。", 409);

    static final Problem REVERSED = new Problem("PAYMENT_REVERSED", "没有等到付款确认，这笔付款已撤销。如果显示已扣款，钱会自动退回。请重新办理。", 409);

    private final Asking asking;
    private final Channels channels;
    private final Pace pace;
    private final Notices notices;
    private final Optional<CoPayer> insurer;

    Collecting(Asking asking, Channels channels, Pace pace, Notices notices, Optional<CoPayer> insurer) {
        this.asking = asking;
        this.channels = channels;
        this.pace = pace;
        this.notices = notices;
        this.insurer = insurer;
    }

    PaymentOrder hold(PaymentOrder order, Purpose purpose) {
        PaymentOrder held = asking.ask(
                order,
                Step.LOCK,
                purpose::hold,
                new Asking.Reaction<>(
                        this::locked,
                        (begun, refusal) -> failed(begun, new Problem(refusal.code(), refusal.advice(), 409)),
                        begun -> begun.progress().attempt() < Pace.HOLDS_MAX
                                ? asking.again(begun)
                                : failed(begun, NO_HOSPITAL)));
        boolean lockedInVain = held.stage() == Stage.FAILED && held.problem().equals(Optional.of(NO_CHANNEL));
        return lockedInVain ? release(held, purpose, released -> released) : held;
    }

    private PaymentOrder locked(PaymentOrder order, Purpose.Hold hold) {
        Instant now = asking.now();
        PaymentOrder held = order.held(hold, pace.payBefore(now, hold.until()));
        if (held.free()) {
            return held.become(Stage.PAID, now);
        }
        if (held.insured()) {
            return held.become(Stage.QUOTING, now);
        }
        boolean payable = held.presents() || channels.of(held).isPresent();
        return payable ? held.become(Stage.HELD, now) : failed(held, NO_CHANNEL);
    }

    private PaymentOrder failed(PaymentOrder order, Problem problem) {
        return order.become(Stage.FAILED, asking.now()).because(problem);
    }

    PaymentOrder createCode(PaymentOrder order) {
        Instant now = asking.now();
        boolean tooLate = now.plus(Pace.CODE_LIFE_MIN).isAfter(order.payBefore()) || asking.isOver(order);
        if (order.cancelled() || tooLate) {
            return asking.save(order.become(Stage.CLOSING, now));
        }
        return asking.ask(
                order,
                Step.CREATE,
                begun -> channels.require(begun).createQr(request(begun)),
                new Asking.Reaction<>(
                        this::shown, (begun, refusal) -> closing(begun).because(NO_CHANNEL), asking::again));
    }

    static PaymentChannel.Request request(PaymentOrder order) {
        return new PaymentChannel.Request(
                order.tradeNo(), order.amount(), order.hold().description(), order.payBefore());
    }

    private PaymentOrder shown(PaymentOrder order, String code) {
        Instant now = asking.now();
        PaymentOrder paying = order.payable(code).become(Stage.PAYING, now);
        return Asking.later(paying, now.plus(pace.poll()));
    }

    /** Looks whether it has been paid; the last look is after its time is over. */
    PaymentOrder poll(PaymentOrder order) {
        if (order.cancelled() || asking.isOver(order)) {
            return asking.save(closing(order));
        }
        return asking.look(
                order,
                Step.QUERY,
                asked -> channels.require(asked).query(asked.tradeNo()),
                new Asking.Reaction<>(this::seen, (asked, refusal) -> nextLook(asked), this::nextLook));
    }

    private PaymentOrder seen(PaymentOrder order, Trade trade) {
        return switch (trade.state()) {
            case PAID, RETURNED -> proven(order, trade);
            case CLOSED -> closing(order).because(CLOSED_OUTSIDE);
            case ABSENT, UNPAID -> nextLook(order);
        };
    }

    private PaymentOrder nextLook(PaymentOrder order) {
        Instant next = asking.now().plus(pace.poll());
        return Asking.later(order, next.isBefore(order.payBefore()) ? next : order.payBefore());
    }

    /** A proven payment is accepted in whatever stage awaits one; elsewhere it is no news. */
    PaymentOrder proven(PaymentOrder order, Trade trade) {
        if (!order.stage().awaitsMoney()) {
            return order;
        }
        if (asking.isDealtWith(order)) {
            return leftAsDecided(order);
        }
        if (trade.state() == PaymentChannel.TradeState.RETURNED) {
            return manual(order.proven(trade.channelNo(), order.amount()), RETURNED_OUTSIDE);
        }
        PaymentOrder paid = order.proven(trade.channelNo(), trade.amount());
        if (!trade.amount().equals(order.amount())) {
            return manual(paid, WRONG_AMOUNT);
        }
        return paid.cleared().become(Stage.PAID, asking.now());
    }

    /** Two people knew of this money, and have moved it by hand or booked it: doing anything more would be a second time. */
    private PaymentOrder leftAsDecided(PaymentOrder order) {
        if (order.problem().equals(Optional.of(DEALT_WITH))) {
            return order;
        }
        PaymentOrder over = order.stage().mayBecome(Stage.CLOSED)
                ? order.become(Stage.CLOSED, asking.now()).unpayable()
                : order;
        return over.because(DEALT_WITH);
    }

    PaymentOrder manual(PaymentOrder order, Problem problem) {
        PaymentOrder manual = order.become(Stage.MANUAL, asking.now());
        return manual.because(problem, notices.manual(manual, problem));
    }

    PaymentOrder closing(PaymentOrder order) {
        return order.become(Stage.CLOSING, asking.now());
    }

    /** Closes the trade, and then believes only what a query says. A payment code that was not used has no trade. */
    PaymentOrder close(PaymentOrder order, Purpose purpose) {
        if (order.presents()) {
            return release(order, purpose, this::closed);
        }
        PaymentOrder asked = asking.ask(
                order,
                Step.CLOSE,
                begun -> channels.require(begun).close(begun.tradeNo()),
                new Asking.Reaction<>((begun, done) -> begun, (begun, refusal) -> begun, begun -> begun));
        return channelSays(asked, purpose);
    }

    private PaymentOrder channelSays(PaymentOrder order, Purpose purpose) {
        Answer<Trade> answer =
                asking.guarded(order, Step.QUERY, () -> channels.require(order).query(order.tradeNo()));
        return answer.match(
                trade -> switch (trade.state()) {
                    case PAID, RETURNED ->
                        asking.save(
                                proven(order, trade),
                                Step.QUERY,
                                "DONE",
                                trade.state().name());
                    case CLOSED, ABSENT -> release(order, purpose, this::closed);
                    case UNPAID -> asking.save(asking.again(order));
                },
                refusal -> asking.save(asking.again(order)),
                reason -> asking.save(asking.again(order)));
    }

    private PaymentOrder closed(PaymentOrder order) {
        Problem why = order.problem().orElse(order.cancelled() ? CANCELLED : EXPIRED);
        PaymentOrder closed = order.become(Stage.CLOSED, asking.now()).unpayable();
        return why.equals(REVERSED) ? closed.because(why, notices.reversed(closed, why)) : closed.because(why);
    }

    /** It had come to a person, and what was taken is back. */
    PaymentOrder calledOff(PaymentOrder order) {
        PaymentOrder over = order.unpayable().become(Stage.FAILED, asking.now());
        return over.because(REVERSED, notices.reversed(over, REVERSED));
    }

    /** Nobody has been asked for money. */
    PaymentOrder giveUp(PaymentOrder order, Purpose purpose) {
        return release(order, purpose, this::closed);
    }

    /**
     * Gives back the lock, and what the insurer was told, and goes on whatever they say: a lock ends by itself, and the
     * insurer is told again later.
     */
    PaymentOrder release(PaymentOrder order, Purpose purpose, UnaryOperator<PaymentOrder> goOn) {
        return asking.ask(
                order,
                Step.RELEASE,
                begun -> released(begun, purpose),
                new Asking.Reaction<>((begun, done) -> goOn.apply(begun), (begun, refusal) -> goOn.apply(begun), goOn));
    }

    private Answer<Boolean> released(PaymentOrder order, Purpose purpose) {
        Answer<Boolean> answer = asking.guarded(order, Step.RELEASE, () -> purpose.release(order));
        insurer.filter(payer -> order.insured()).ifPresent(payer -> payer.undo(order));
        return answer;
    }
}
