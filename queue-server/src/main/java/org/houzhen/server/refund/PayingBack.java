package org.houzhen.server.refund;

import java.time.Duration;
import java.time.Instant;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.channel.PaymentChannel.RefundState;
import org.houzhen.server.refund.RefundCalls.Reaction;
import org.houzhen.server.refund.RefundCalls.Step;
import org.houzhen.wire.Problem;

/** The money's half of a refund: the amount goes back once, by the channel it came from, under one refund number. */
final class PayingBack {
    private static final Problem STUCK = new Problem("REFUND_FAILED", "退款未能自动完成，已转人工处理。请持凭条到人工窗口。", 409);
    /** A channel takes one request for an order in a minute; looking is free. */
    static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(61);
    /** After that a person is called; nothing stays open past the next day's reconciliation. */
    static final Duration MONEY_MAX = Duration.ofHours(24);

    private final RefundCalls calls;
    private final Till till;
    private final RefundSlips slips;

    PayingBack(RefundCalls calls, Till till, RefundSlips slips) {
        this.calls = calls;
        this.till = till;
        this.slips = slips;
    }

    /** Asks for the refund; where an earlier answer may be lost, looks first. */
    RefundOrder send(RefundOrder refund, Reversal reversal) {
        if (refund.free()) {
            return calls.save(returned(refund), Step.REFUND, "DONE", "FREE");
        }
        boolean tried =
                refund.progress().attempt() > 0 || refund.progress().pending().equals(Step.REFUND.name());
        boolean askedByOrder = refund.unposted(); // Under the same number.
        return tried || askedByOrder ? lookThenSend(refund, reversal) : request(refund, reversal);
    }

    private RefundOrder lookThenSend(RefundOrder refund, Reversal reversal) {
        Answer<RefundState> answer = calls.guarded(refund, Step.REFUND_QUERY, () -> till.query(refund));
        return answer.match(
                state -> state == RefundState.ABSENT
                        ? request(refund, reversal)
                        : calls.save(weigh(refund, state), Step.REFUND_QUERY, "DONE", state.name()),
                refusal -> calls.save(againOrManual(refund)),
                reason -> calls.save(againOrManual(refund)));
    }

    private RefundOrder request(RefundOrder refund, Reversal reversal) {
        Instant earliest = calls.lastRequest(refund).plus(BETWEEN_REQUESTS);
        if (calls.now().isBefore(earliest)) {
            return calls.save(refund.later(earliest));
        }
        calls.requested(refund);
        return calls.ask(
                refund,
                Step.REFUND,
                begun -> till.refund(begun, reversal.toldToPayer()),
                new Reaction<>(this::weigh, (begun, refusal) -> stuck(begun), this::againOrManual));
    }

    private RefundOrder weigh(RefundOrder refund, RefundState state) {
        return switch (state) {
            case PROCESSING -> refund.stage() == RefundStage.RETURNING ? againOrManual(refund) : accepted(refund);
            case RETURNED -> returned(refund);
            case FAILED -> failed(refund);
            case ABSENT ->
                refund.stage() == RefundStage.RELEASED
                        ? againOrManual(refund)
                        : calls.again(refund.become(RefundStage.RELEASED, calls.now()));
        };
    }

    private RefundOrder accepted(RefundOrder refund) {
        RefundOrder returning = refund.become(RefundStage.RETURNING, calls.now());
        return calls.again(returning.with(slips.accepted(returning)));
    }

    private RefundOrder returned(RefundOrder refund) {
        RefundOrder returned = refund.become(RefundStage.RETURNED, calls.now());
        return returned.slip().isPresent() ? returned : returned.with(slips.returned(returned));
    }

    RefundOrder poll(RefundOrder refund) {
        Answer<RefundState> answer = calls.guarded(refund, Step.REFUND_QUERY, () -> till.query(refund));
        RefundOrder next = answer.match(
                state -> weigh(refund, state), refusal -> againOrManual(refund), reason -> againOrManual(refund));
        boolean moved = next.stage() != refund.stage();
        return moved ? calls.save(next, Step.REFUND_QUERY, "DONE", next.stage().name()) : calls.save(next);
    }

    /** Where no card was charged there is nothing to give back, by anybody. */
    private RefundOrder failed(RefundOrder refund) {
        return calls.guarded(refund, Step.REFUND_QUERY, () -> till.trade(refund))
                .match(
                        trade -> stuck(refund),
                        uncharged -> refund.because(new Problem(uncharged.code(), uncharged.advice(), 409))
                                .become(RefundStage.REINSTATING, calls.now()),
                        reason -> stuck(refund));
    }

    private RefundOrder againOrManual(RefundOrder refund) {
        return calls.waitedFor(refund, till.hasWaited(refund) ? TakingBack.ANSWER_MAX : MONEY_MAX)
                ? stuck(refund)
                : calls.again(refund);
    }

    private RefundOrder stuck(RefundOrder refund) {
        RefundOrder manual = refund.because(STUCK).become(RefundStage.MANUAL, calls.now());
        return manual.with(slips.manual(manual, STUCK));
    }
}
