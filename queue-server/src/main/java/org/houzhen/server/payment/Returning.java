package org.houzhen.server.payment;

import java.time.Duration;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.PaymentChannel.RefundState;
import org.houzhen.wire.Problem;

/** Gives the money of an order back, once, under one refund number. */
final class Returning {
    private static final Problem NOT_DONE = new Problem("REFUNDED", "未办理成功，款项已原路退回。", 409);
    private static final Problem STUCK = new Problem("REFUND_FAILED", "退款未能自动完成，已转人工处理。请持凭条到人工窗口。", 409);
    /** A channel takes one request for an order in a minute; looking is free. */
    private static final Duration REQUEST_AGAIN = Duration.ofSeconds(61);

    private final Asking asking;
    private final Channels channels;
    private final Notices notices;

    Returning(Asking asking, Channels channels, Notices notices) {
        this.asking = asking;
        this.channels = channels;
        this.notices = notices;
    }

    /** Asks for the refund; where an earlier answer was lost, looks first. */
    PaymentOrder refund(PaymentOrder order) {
        boolean tried =
                order.progress().attempt() > 0 || order.progress().pending().equals(Step.REFUND.name());
        return tried ? lookThenRefund(order) : request(order);
    }

    private PaymentOrder lookThenRefund(PaymentOrder order) {
        Answer<RefundState> answer = asking.guarded(
                order,
                Step.REFUND_QUERY,
                () -> channels.require(order)
                        .queryRefund(order.tradeNo(), order.tradeNo().refund()));
        return answer.match(
                state -> state == RefundState.ABSENT
                        ? request(order)
                        : asking.save(weigh(order, state), Step.REFUND_QUERY, "DONE", state.name()),
                refusal -> asking.save(asking.again(order)),
                reason -> asking.save(asking.again(order)));
    }

    private PaymentOrder request(PaymentOrder order) {
        return asking.ask(
                order,
                Step.REFUND,
                begun -> channels.require(begun)
                        .refund(new PaymentChannel.Refund(
                                begun.tradeNo(),
                                begun.tradeNo().refund(),
                                begun.amount(),
                                begun.amount(),
                                "未办理成功，自动退款")),
                new Asking.Reaction<>(this::weigh, (begun, refusal) -> stuck(begun), asking::again));
    }

    private PaymentOrder weigh(PaymentOrder order, RefundState state) {
        return switch (state) {
            case PROCESSING ->
                order.stage() == Stage.RETURNING ? asking.again(order) : order.become(Stage.RETURNING, asking.now());
            case RETURNED -> returned(order);
            case FAILED -> stuck(order);
            case ABSENT ->
                order.stage() == Stage.REFUNDING
                        ? Asking.later(order, asking.now().plus(REQUEST_AGAIN))
                        : requestAgain(order);
        };
    }

    private PaymentOrder requestAgain(PaymentOrder order) {
        return Asking.later(
                order.become(Stage.REFUNDING, asking.now()), asking.now().plus(REQUEST_AGAIN));
    }

    PaymentOrder poll(PaymentOrder order) {
        return asking.look(
                order,
                Step.REFUND_QUERY,
                asked -> channels.require(asked)
                        .queryRefund(asked.tradeNo(), asked.tradeNo().refund()),
                new Asking.Reaction<>(this::weigh, (asked, refusal) -> asking.again(asked), asking::again));
    }

    private PaymentOrder returned(PaymentOrder order) {
        PaymentOrder refunded = order.become(Stage.REFUNDED, asking.now());
        Problem why = order.problem().orElse(NOT_DONE);
        return refunded.because(why, notices.refunded(refunded, why));
    }

    private PaymentOrder stuck(PaymentOrder order) {
        PaymentOrder manual = order.become(Stage.MANUAL, asking.now());
        return manual.because(STUCK, notices.manual(manual, STUCK));
    }
}
