package org.houzhen.server.refund;

import java.time.Duration;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.refund.RefundCalls.Reaction;
import org.houzhen.server.refund.RefundCalls.Step;
import org.houzhen.wire.Problem;

/**
 * The hospital's half of a refund: what was paid for is taken back, or stands after all. A lost answer is asked for again
 * under the same number; the hospital's answer to that is the truth. What the insurer paid of it goes back last of all that
 * is no money of the patient's: until then everything can stand again.
 */
final class TakingBack {
    private static final Problem UNRESOLVED = new Problem("UNKNOWN_RESULT", "医院系统一直没有应答，已转人工处理。请持凭条到人工窗口。", 409);
    private static final Problem INSURER_SILENT = new Problem("INSURANCE_UNKNOWN", "医保系统一直没有应答，已转人工核对。请持凭条到人工窗口。", 409);
    private static final Problem STANDS = new Problem("REFUND_STANDS", "撤销退号未能完成，已转人工处理。请持凭条到人工窗口。", 409);
    private static final Problem UNDONE = new Problem("REFUND_UNDONE", "退号没有办理，原来的挂号仍然有效。", 409);
    private static final Problem NOT_SURE = new Problem("HOSPITAL_SILENT", "医院系统现在不能确认有没有这笔业务，不能退款。请稍后再试。", 409);
    static final Duration ANSWER_MAX = Duration.ofMinutes(30);

    private final RefundCalls calls;
    private final Till till;
    private final RefundSlips slips;

    TakingBack(RefundCalls calls, Till till, RefundSlips slips) {
        this.calls = calls;
        this.till = till;
        this.slips = slips;
    }

    /** A "no" after a lost answer may speak of the repetition only, so what may have been withdrawn is let stand again. */
    RefundOrder withdraw(RefundOrder refund, Reversal reversal) {
        boolean uncertain =
                refund.progress().attempt() > 0 || !refund.progress().pending().isEmpty();
        return calls.ask(
                refund,
                Step.WITHDRAW,
                reversal::withdraw,
                new Reaction<>(
                        (begun, done) -> begun.become(RefundStage.WITHDRAWN, calls.now()),
                        (begun, refusal) -> begun.because(problem(refusal))
                                .become(uncertain ? RefundStage.REINSTATING : RefundStage.REFUSED, calls.now()),
                        begun -> begun.unposted() ? againOrNot(begun) : againOrManual(begun)));
    }

    /** So far only questions were asked: who cannot be given an answer keeps the order, which is looked at again by itself. */
    private RefundOrder againOrNot(RefundOrder refund) {
        return calls.waitedFor(refund, ANSWER_MAX)
                ? refund.because(NOT_SURE).become(RefundStage.REINSTATING, calls.now())
                : calls.again(refund);
    }

    private static Problem problem(Answer.Refusal refusal) {
        return new Problem(refusal.code(), refusal.advice(), 409);
    }

    private RefundOrder refused(RefundOrder refund) {
        return refund.because(refund.problem().orElse(UNDONE)).become(RefundStage.REFUSED, calls.now());
    }

    RefundOrder endTicket(RefundOrder refund, Reversal reversal) {
        return calls.ask(
                refund,
                Step.TICKET,
                reversal::endTicket,
                new Reaction<>(
                        (begun, done) -> begun.become(
                                begun.insured() ? RefundStage.UNSETTLING : RefundStage.RELEASED, calls.now()),
                        (begun, refusal) ->
                                begun.because(problem(refusal)).become(RefundStage.REINSTATING, calls.now()),
                        this::againOrManual));
    }

    /** What the insurer refuses to take back is for a person; the patient's money waits, so that nobody gets both. */
    RefundOrder unsettle(RefundOrder refund) {
        return calls.ask(
                refund,
                Step.UNSETTLE,
                till::unsettle,
                new Reaction<>(
                        (begun, done) -> begun.become(RefundStage.RELEASED, calls.now()),
                        (begun, refusal) -> manual(begun, problem(refusal)),
                        begun -> calls.waitedFor(begun, ANSWER_MAX)
                                ? manual(begun, INSURER_SILENT)
                                : calls.again(begun)));
    }

    RefundOrder reinstate(RefundOrder refund, Reversal reversal) {
        return calls.ask(
                refund,
                Step.REINSTATE,
                reversal::reinstate,
                new Reaction<>(
                        (begun, done) -> refused(begun),
                        (begun, refusal) -> manual(begun, STANDS),
                        this::againOrManual));
    }

    /** What frees an order from people is done again until it is: nothing else ever would. */
    RefundOrder complete(RefundOrder refund, Reversal reversal) {
        return calls.ask(
                refund,
                Step.COMPLETE,
                reversal::complete,
                new Reaction<>(
                        (begun, done) -> begun.become(RefundStage.DONE, calls.now()),
                        (begun, refusal) -> begun.become(RefundStage.DONE, calls.now()),
                        begun -> !begun.unposted() && calls.waitedFor(begun, ANSWER_MAX)
                                ? begun.become(RefundStage.DONE, calls.now()) // A slot that nobody gets is no money.
                                : calls.again(begun)));
    }

    private RefundOrder againOrManual(RefundOrder refund) {
        return calls.waitedFor(refund, ANSWER_MAX) ? manual(refund, UNRESOLVED) : calls.again(refund);
    }

    private RefundOrder manual(RefundOrder refund, Problem problem) {
        RefundOrder manual = refund.because(problem).become(RefundStage.MANUAL, calls.now());
        return manual.with(slips.manual(manual, problem));
    }
}
