package org.houzhen.server.payment;

import java.time.Duration;
import java.util.Optional;
import org.houzhen.server.payment.PaymentChannel.RefundState;
import org.houzhen.wire.Problem;

/** Gives the money of an order back, once, under one refund number. */
final class Returning {
    private static final Problem NOT_DONE = new Problem("REFUNDED", "未办理成功，款项已原路退回。", 409);
    private static final Problem STUCK = new Problem("REFUND_FAILED", "退款未能自动完成，已转人工处理。请持凭条到人工窗口。", 409);
    /** A channel takes one request for an order in a minute; looking is free. */
    private static final Duration REQUEST_AGAIN = Duration.ofSeconds(61);

    private final Ledger ledger;
    private final Optional<PaymentChannel> channel;
    private final Notices notices;

    Returning(Ledger ledger, Optional<PaymentChannel> channel, Notices notices) {
        this.ledger = ledger;
        this.channel = channel;
        this.notices = notices;
    }

    /** Asks for the refund; where an earlier answer was lost, looks first. */
    PaymentOrder refund(PaymentOrder order) {
        boolean tried =
                order.progress().attempt() > 0 || order.progress().pending().equals(Step.REFUND.name());
        return tried ? lookThenRefund(order) : request(order);
    }

    private PaymentOrder lookThenRefund(PaymentOrder order) {
        Answer<RefundState> answer = ledger.guarded(
                order,
                Step.REFUND_QUERY,
                () -> channel().queryRefund(order.tradeNo().refund()));
        return answer.match(
                state -> state == RefundState.ABSENT
                        ? request(order)
                        : ledger.save(weigh(order, state), Step.REFUND_QUERY, "DONE", state.name()),
                refusal -> ledger.save(ledger.again(order)),
                reason -> ledger.save(ledger.again(order)));
    }

    private PaymentOrder request(PaymentOrder order) {
        return ledger.ask(
                order,
                Step.REFUND,
                begun -> channel()
                        .refund(new PaymentChannel.Refund(
                                begun.tradeNo(), begun.tradeNo().refund(), begun.amount(), "未办理成功，自动退款")),
                new Ledger.Reaction<>(this::weigh, (begun, refusal) -> stuck(begun), ledger::again));
    }

    private PaymentOrder weigh(PaymentOrder order, RefundState state) {
        return switch (state) {
            case PROCESSING ->
                order.stage() == Stage.RETURNING ? ledger.again(order) : order.become(Stage.RETURNING, ledger.now());
            case RETURNED -> returned(order);
            case FAILED -> stuck(order);
            case ABSENT ->
                order.stage() == Stage.REFUNDING
                        ? Ledger.later(order, ledger.now().plus(REQUEST_AGAIN))
                        : requestAgain(order);
        };
    }

    private PaymentOrder requestAgain(PaymentOrder order) {
        return Ledger.later(
                order.become(Stage.REFUNDING, ledger.now()), ledger.now().plus(REQUEST_AGAIN));
    }

    PaymentOrder poll(PaymentOrder order) {
        return ledger.look(
                order,
                Step.REFUND_QUERY,
                asked -> channel().queryRefund(asked.tradeNo().refund()),
                new Ledger.Reaction<>(this::weigh, (asked, refusal) -> ledger.again(asked), ledger::again));
    }

    private PaymentOrder returned(PaymentOrder order) {
        PaymentOrder refunded = order.become(Stage.REFUNDED, ledger.now());
        Problem why = order.problem().orElse(NOT_DONE);
        return refunded.because(why, notices.refunded(refunded, why));
    }

    private PaymentOrder stuck(PaymentOrder order) {
        PaymentOrder manual = order.become(Stage.MANUAL, ledger.now());
        return manual.because(STUCK, notices.manual(manual, STUCK));
    }

    private PaymentChannel channel() {
        return channel.orElseThrow(() -> new IllegalStateException("no payment channel is configured"));
    }
}
