package org.houzhen.server.payment;

import java.time.Instant;
import org.houzhen.server.channel.Answer;
import org.houzhen.wire.Problem;
import org.houzhen.wire.Slip;

/** The second half of an order: the hospital is told of the money and, when its answer is lost, asked. */
final class Telling {
    static final Problem NOT_ARRIVED = new Problem("UNKNOWN_RESULT", "医院系统没有收到这笔业务，未办理成功。", 409);
    static final Problem UNRESOLVED = new Problem("UNKNOWN_RESULT", "医院系统一直没有应答，已转人工核对。请持凭条到人工窗口。", 409);

    private final Asking asking;
    private final Collecting collecting;
    private final Insuring insuring;
    private final Notices notices;
    private final SlipAddition addition;

    /** What is printed of an order. */
    record Paper(Notices notices, SlipAddition addition) {}

    Telling(Asking asking, Collecting collecting, Insuring insuring, Paper paper) {
        this.asking = asking;
        this.collecting = collecting;
        this.insuring = insuring;
        this.notices = paper.notices();
        this.addition = paper.addition();
    }

    PaymentOrder fulfil(PaymentOrder order, Purpose purpose) {
        if (order.progress().pending().equals(Step.COMMIT.name())) { // We stopped before its answer was stored.
            return asking.save(uncertain(order), Step.COMMIT, "UNKNOWN", "restart");
        }
        if (order.problem().isPresent()) { // It was refused, and we stopped before we went on.
            return refused(order, purpose);
        }
        PaymentOrder told = order.awaitsSettlement() ? insuring.settle(order) : tell(order, purpose);
        boolean refused = told.stage() == Stage.PAID && told.problem().isPresent();
        return refused ? refused(told, purpose) : told;
    }

    private PaymentOrder tell(PaymentOrder order, Purpose purpose) {
        return asking.ask(
                order.with(order.progress().told()),
                Step.COMMIT,
                purpose::fulfil,
                new Asking.Reaction<>(this::fulfilled, Telling::explain, this::uncertain));
    }

    private PaymentOrder fulfilled(PaymentOrder order, String receipt) {
        return order.receipted(receipt).become(Stage.FULFILLED, asking.now());
    }

    static PaymentOrder explain(PaymentOrder order, Answer.Refusal refusal) {
        return order.because(new Problem(refusal.code(), refusal.advice(), 409));
    }

    private PaymentOrder uncertain(PaymentOrder order) {
        Instant now = asking.now();
        PaymentOrder verifying = order.with(order.progress().unsure()).become(Stage.VERIFYING, now);
        return verifying.with(
                verifying.progress().at(now.plus(Pace.backoff(order.progress().commits() - 1))));
    }

    /** A "no" after a lost answer may speak of the repetition only, so it is verified first. */
    private PaymentOrder refused(PaymentOrder order, Purpose purpose) {
        return order.progress().uncertain()
                ? asking.save(order.become(Stage.VERIFYING, asking.now()))
                : giveBack(order, purpose);
    }

    private PaymentOrder giveBack(PaymentOrder order, Purpose purpose) {
        Stage next = order.insured() ? Stage.UNSETTLING : order.free() ? Stage.FAILED : Stage.REFUNDING;
        return collecting.release(order, purpose, released -> released.become(next, asking.now()));
    }

    PaymentOrder verify(PaymentOrder order, Purpose purpose) {
        if (!order.progress().uncertain()) {
            return giveBack(order, purpose);
        }
        return asking.look(
                order,
                Step.FIND,
                purpose::find,
                new Asking.Reaction<>(this::weigh, (asked, refusal) -> notKnown(asked), this::notKnown));
    }

    private PaymentOrder weigh(PaymentOrder order, Purpose.Finding finding) {
        return finding.match(receipt -> fulfilled(order, receipt), sure -> sure ? absent(order) : notKnown(order));
    }

    /** Not there: told again under the same number while that may help, and else made sure of by a second look. */
    private PaymentOrder absent(PaymentOrder order) {
        Instant now = asking.now();
        Instant first = order.progress().absentSince();
        if (order.problem().isEmpty() && order.progress().commits() < Pace.COMMITS_MAX) {
            return order.become(Stage.PAID, now);
        }
        if (first.equals(Instant.EPOCH)) {
            PaymentOrder once = order.with(order.progress().absent(now));
            return Asking.later(explained(once), now.plus(Pace.ABSENT_TWICE));
        }
        return now.isBefore(first.plus(Pace.ABSENT_TWICE))
                ? Asking.later(order, first.plus(Pace.ABSENT_TWICE))
                : Asking.later(order.with(order.progress().sure()), now);
    }

    private static PaymentOrder explained(PaymentOrder order) {
        return order.because(order.problem().orElse(NOT_ARRIVED));
    }

    private PaymentOrder notKnown(PaymentOrder order) {
        Instant now = asking.now();
        if (now.isAfter(order.progress().since().plus(Pace.VERIFY_MAX))) {
            PaymentOrder manual = order.become(Stage.MANUAL, now);
            return manual.because(UNRESOLVED, notices.manual(manual, UNRESOLVED));
        }
        return asking.again(order);
    }

    PaymentOrder conclude(PaymentOrder order, Purpose purpose) {
        Instant now = asking.now();
        if (now.isBefore(order.progress().since().plus(Pace.ADDITION_MAX)) && addition.isAwaited(order)) {
            return asking.save(order.with(order.progress().at(now.plus(Pace.ADDITION_LOOK))));
        }
        return asking.ask(
                order,
                Step.CONCLUDE,
                purpose::conclude,
                new Asking.Reaction<>(
                        this::done,
                        (begun, refusal) -> done(begun, purpose.concludeWithout(begun)),
                        begun ->
                                waitedLong(begun) ? done(begun, purpose.concludeWithout(begun)) : asking.again(begun)));
    }

    private boolean waitedLong(PaymentOrder order) {
        return asking.now().isAfter(order.progress().since().plus(Pace.CONCLUDE_MAX));
    }

    private PaymentOrder done(PaymentOrder order, Slip slip) {
        return order.become(Stage.DONE, asking.now()).with(addition.addTo(slip, order));
    }
}
