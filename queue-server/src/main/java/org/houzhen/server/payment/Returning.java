package org.houzhen.server.payment;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.PaymentChannel;
import org.houzhen.server.channel.PaymentChannel.RefundState;
import org.houzhen.wire.Problem;

/** Gives the money of an order back, once, under one refund number. */
final class Returning {
    private static final Problem NOT_DONE = new Problem("REFUNDED", "未办理成功，款项已原路退回。", 409);
    private static final Problem STUCK = new Problem("REFUND_FAILED", "退款未能自动完成，已转人工处理。请持凭条到人工窗口。", 409);
    private static final Problem LATE = new Problem("REFUND_LATE", "退款一直没有到账，已转人工核对。请持凭条到人工窗口。", 409);
    private static final Set<String> AWAITED =
            Set.of(STUCK.code(), LATE.code(), Presenting.STUCK.code(), Presenting.UNPROVEN.code());
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
                refusal -> asking.save(againOrStuck(order)),
                reason -> asking.save(againOrStuck(order)));
    }

    private PaymentOrder request(PaymentOrder order) {
        return asking.ask(
                order,
                Step.REFUND,
                begun -> channels.require(begun)
                        .refund(new PaymentChannel.Refund(
                                begun.tradeNo(), begun.tradeNo().refund(), begun.taken(), begun.taken(), "未办理成功，自动退款")),
                new Asking.Reaction<>(this::weigh, (begun, refusal) -> stuck(begun), this::againOrStuck));
    }

    private PaymentOrder weigh(PaymentOrder order, RefundState state) {
        return switch (state) {
            case PROCESSING -> order.stage() == Stage.RETURNING ? againOrStuck(order) : during(order, Stage.RETURNING);
            case RETURNED -> returned(order, order.problem().orElse(NOT_DONE));
            case FAILED -> stuck(order);
            case ABSENT -> requestAgain(order.stage() == Stage.REFUNDING ? order : during(order, Stage.REFUNDING));
        };
    }

    /** Accepted or not, it began when it was first asked for: a channel that changes its mind wins no time. */
    private static PaymentOrder during(PaymentOrder order, Stage next) {
        return order.become(next, order.progress().since());
    }

    private PaymentOrder requestAgain(PaymentOrder order) {
        return tooLong(order)
                ? stuck(order, LATE)
                : Asking.later(order, asking.now().plus(REQUEST_AGAIN));
    }

    private PaymentOrder againOrStuck(PaymentOrder order) {
        return tooLong(order) ? stuck(order, LATE) : asking.again(order);
    }

    private boolean tooLong(PaymentOrder order) {
        return asking.waitedFor(order, Pace.MONEY_MAX);
    }

    PaymentOrder poll(PaymentOrder order) {
        return asking.look(
                order,
                Step.REFUND_QUERY,
                asked -> channels.require(asked)
                        .queryRefund(asked.tradeNo(), asked.tradeNo().refund()),
                new Asking.Reaction<>(this::weigh, (asked, refusal) -> againOrStuck(asked), this::againOrStuck));
    }

    /** Whether a person was called after all the time that money may take to come back; a plain refusal takes none. */
    static boolean hasWaited(PaymentOrder order) {
        String why = order.problem().map(Problem::code).orElse("");
        return why.equals(LATE.code()) || why.equals(Presenting.UNPROVEN.code());
    }

    /** Whether a person was called because money that was asked back did not come. */
    static boolean isAwaited(PaymentOrder order) {
        return order.paid()
                && order.problem().filter(why -> AWAITED.contains(why.code())).isPresent();
    }

    /** What came to a person meanwhile may be back by now: then the order is over. Empty where it is not. */
    Optional<PaymentOrder> lookAgain(PaymentOrder order) {
        Answer<RefundState> answer = asking.guarded(
                order,
                Step.REFUND_QUERY,
                () -> channels.require(order)
                        .queryRefund(order.tradeNo(), order.tradeNo().refund()));
        boolean back = answer.match(state -> state == RefundState.RETURNED, refusal -> false, reason -> false);
        return back
                ? Optional.of(
                        asking.save(returned(order, NOT_DONE), Step.REFUND_QUERY, "DONE", RefundState.RETURNED.name()))
                : Optional.empty();
    }

    private PaymentOrder returned(PaymentOrder order, Problem why) {
        PaymentOrder refunded = order.become(Stage.REFUNDED, asking.now());
        return refunded.because(why, notices.refunded(refunded, why));
    }

    private PaymentOrder stuck(PaymentOrder order) {
        return stuck(order, STUCK);
    }

    private PaymentOrder stuck(PaymentOrder order, Problem why) {
        PaymentOrder manual = order.become(Stage.MANUAL, asking.now());
        return manual.because(why, notices.manual(manual, why));
    }
}
