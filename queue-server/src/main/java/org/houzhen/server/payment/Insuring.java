package org.houzhen.server.payment;

import java.time.Instant;
import java.util.Optional;
import org.houzhen.server.channel.Answer;
import org.houzhen.wire.Problem;
import org.houzhen.wire.Split;

/**
 * The insurer's part of an order: quoted before the patient pays, settled when the patient's part is proven and before the
 * hospital is told, and taken back before the patient's money is.
 */
final class Insuring {
    private static final Problem SILENT =
            new Problem("INSURANCE_NO_ANSWER", "医保系统暂时没有应答，没有扣款，也没有动用医保。请稍后再试，或改为自费支付。", 409);
    private static final Problem OTHER_SUM =
            new Problem("INSURANCE_REJECTED", "医保核算的金额与账单不同，没有扣款，也没有动用医保。请改为自费支付，或到人工窗口办理。", 409);
    private static final Problem UNSETTLED = new Problem("INSURANCE_UNKNOWN", "医保系统一直没有应答，已转人工核对。请持凭条到人工窗口。", 409);

    private final Asking asking;
    private final Pace pace;
    private final Collecting collecting;
    private final Optional<CoPayer> insurer;

    Insuring(Asking asking, Pace pace, Collecting collecting, Optional<CoPayer> insurer) {
        this.asking = asking;
        this.pace = pace;
        this.collecting = collecting;
        this.insurer = insurer;
    }

    boolean isOffered() {
        return insurer.isPresent();
    }

    /** Where it is configured no longer, what was asked is unknown. */
    private CoPayer insurer() {
        return insurer.orElseThrow(() -> new IllegalStateException("no insurer is configured"));
    }

    /** Asks who would pay how much. Without a quote there is no order: the patient may pay all of another one. */
    PaymentOrder quote(PaymentOrder order, Purpose purpose) {
        if (order.cancelled()) {
            return collecting.giveUp(order, purpose);
        }
        PaymentOrder asked = order.problem().isPresent()
                ? order // It was refused, and we stopped before we went on.
                : asking.ask(
                        order,
                        Step.QUOTE,
                        insurer()::quote,
                        new Asking.Reaction<>(
                                this::quoted,
                                (begun, refusal) -> begun.because(new Problem(refusal.code(), refusal.advice(), 409)),
                                begun -> begun.progress().attempt() < Pace.HOLDS_MAX
                                        ? asking.again(begun)
                                        : begun.because(SILENT)));
        return asked.problem().isPresent() ? collecting.release(asked, purpose, this::failed) : asked;
    }

    private PaymentOrder quoted(PaymentOrder order, Split split) {
        if (!split.total().equals(order.total())) {
            return order.because(OTHER_SUM);
        }
        return Asking.later(order.quoted(split).become(Stage.QUOTED, asking.now()), order.payBefore());
    }

    private PaymentOrder failed(PaymentOrder order) {
        return order.become(Stage.FAILED, asking.now());
    }

    /** Until the patient agrees, only the patient and time end it. */
    PaymentOrder await(PaymentOrder order, Purpose purpose) {
        boolean over = order.cancelled() || asking.isOver(order);
        return over ? collecting.giveUp(order, purpose) : asking.save(Asking.later(order, order.payBefore()));
    }

    /**
     * The patient has agreed; where nothing is left to pay, no channel is asked. What can be settled no longer is given up
     * before there is money.
     */
    PaymentOrder agreed(PaymentOrder order, Means means) {
        Instant now = asking.now();
        boolean givenUp = order.cancelled() || !order.progress().pending().isEmpty();
        if (order.stage() != Stage.QUOTED || givenUp || asking.isOver(order)) {
            return order;
        }
        Optional<Problem> hindrance = insurer().hindrance(order);
        if (hindrance.isPresent()) {
            return order.because(hindrance.get()).cancel(now);
        }
        return order.by(means, pace.payBefore(now, order.hold().until()))
                .become(order.free() ? Stage.PAID : Stage.HELD, now);
    }

    /** Has the insurer pay. A lost answer is the insurer's to resolve, when it is asked again. */
    PaymentOrder settle(PaymentOrder order) {
        return asking.ask(
                order,
                Step.SETTLE,
                insurer()::settle,
                new Asking.Reaction<>(PaymentOrder::settled, Telling::explain, this::againOrManual));
    }

    /** Before the patient's money goes back, nothing may be left with the insurer. */
    PaymentOrder undo(PaymentOrder order) {
        return asking.ask(
                order,
                Step.UNSETTLE,
                insurer()::undo,
                new Asking.Reaction<>(
                        (begun, done) -> begun.become(begun.free() ? Stage.FAILED : Stage.REFUNDING, asking.now()),
                        (begun, refusal) ->
                                collecting.manual(begun, new Problem(refusal.code(), refusal.advice(), 409)),
                        this::againOrManual));
    }

    private PaymentOrder againOrManual(PaymentOrder order) {
        boolean waitedLong = asking.now().isAfter(order.progress().since().plus(Pace.VERIFY_MAX));
        return waitedLong ? collecting.manual(order, UNSETTLED) : asking.again(order);
    }

    /** Whether all that the insurer was to pay is paid, and stands. */
    Answer<Boolean> stands(PaymentOrder order) {
        return order.cover().settlement().isEmpty()
                ? Answer.done(false)
                : insurer().stands(order);
    }

    Answer<Boolean> giveUp(PaymentOrder order) {
        return insurer().giveUp(order);
    }

    /** Whether nothing of an order is left with the insurer; takes it back where something is. */
    Answer<Boolean> nothingLeft(PaymentOrder order) {
        return order.insured() ? insurer().undo(order) : Answer.done(true);
    }
}
