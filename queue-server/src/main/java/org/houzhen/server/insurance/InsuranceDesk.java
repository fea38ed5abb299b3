package org.houzhen.server.insurance;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.houzhen.server.channel.Answer;
import org.houzhen.wire.Split;

/**
 * Takes an order's case forward to its quote and its settlement, and back. Every call goes on from what is stored, so it
 * may be repeated after a lost answer or a restart; a lost answer is resolved before anything else is said.
 */
public final class InsuranceDesk {
    /** A person must look: the insurer will neither do it nor take it back. */
    public static final String STUCK = "INSURANCE_STUCK";

    /** The secret of the electronic credential is lost, and nothing was settled. */
    public static final String CREDENTIAL_GONE = "INSURANCE_CREDENTIAL_GONE";

    public static final String CREDENTIAL_ADVICE = "医保电子凭证已经失效，没有动用医保。请返回重新出示，或改用身份证。";

    private static final int ENDING_MAX = 50;
    private static final String STUCK_ADVICE = "医保结算状态需要人工核对。请持凭条到人工窗口。";
    private static final String OVER = "INSURANCE_REJECTED";
    private static final String OVER_ADVICE = "医保结算没有成功，没有动用医保。请改为自费支付，或到人工窗口办理。";

    private final CaseBook book;
    private final Insurer insurer;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    InsuranceDesk(CaseBook book, Insurer insurer) {
        this.book = book;
        this.insurer = insurer;
    }

    /** Who would pay how much of an order. Repeated, it gives the same answer without asking again. */
    public Answer<Split> quote(String order, Claim claim) {
        return alone(
                order,
                () -> forward(book.open(order, claim.visitNo()), claim, CaseStage.QUOTED)
                        .map(InsuranceCase::split));
    }

    /**
     * Has the insurer pay its part, exactly as quoted. Only after the patient's part is proven. Refused means that nothing
     * stands with the insurer once {@link #undo} is done.
     *
     * @return the insurer's number of the settlement (setl_id)
     */
    public Answer<String> settle(String order, Claim claim) {
        return alone(
                order,
                () -> forward(book.open(order, claim.visitNo()), claim, CaseStage.SETTLED)
                        .map(InsuranceCase::settlementId));
    }

    /** What the patient of an order is insured under (insutype), such as 310; empty until the insurer has said. */
    public String kind(String order) {
        return book.find(order).map(at -> at.insured().kind()).orElse("");
    }

    /** Whether a settlement stands; a lost answer is resolved first. */
    public Answer<Boolean> stands(String order) {
        return book.find(order)
                .map(at -> at.inDoubt() ? resolve(at) : Answer.done(at))
                .map(sure -> sure.map(at -> at.stage() == CaseStage.SETTLED && !at.ending()))
                .orElseGet(() -> Answer.done(false));
    }

    /**
     * Takes back whatever was done for an order; done when nothing of it is left with the insurer. Whoever goes forward
     * with it meanwhile finds it over.
     */
    public Answer<Boolean> undo(String order) {
        book.end(order);
        return alone(order, () -> book.find(order).map(this::back).orElseGet(() -> Answer.done(true)));
    }

    /** People have seen that nothing of an order stands with the insurer, whatever it answers. */
    public Answer<Boolean> giveUp(String order) {
        return alone(
                order,
                () -> book.find(order)
                        .map(at -> Answer.done(book.store(at.takenBack().become(CaseStage.ENDED)))
                                .map(ended -> true))
                        .orElseGet(() -> Answer.done(true)));
    }

    /**
     * The insurer's books still hold a settlement of an order whose case is over: it is taken back by the messages that may
     * have made it (2601), and where they are not known there, by its number (2208). Done when nothing is left; repeated, it
     * changes nothing more.
     */
    public Answer<Boolean> takeBackLeftover(String order, String settlement) {
        return alone(
                order,
                () -> book.find(order)
                        .filter(InsuranceCase::ending)
                        .map(at -> at.stage() == CaseStage.ENDED
                                ? leftover(at.settled(settlement))
                                : Answer.<Boolean>unknown("still on its way back"))
                        .orElseGet(() -> Answer.refused(STUCK, STUCK_ADVICE)));
    }

    private Answer<Boolean> leftover(InsuranceCase over) {
        if (!(insurer.ready() instanceof Answer.Done<Boolean>)) {
            return Answer.unknown("not signed in");
        }
        for (String id : book.messages(over.order(), Transaction.SETTLE)) {
            var lost = over.begun(new InsuranceCase.Pending(id, Transaction.SETTLE.infno()));
            Answer<Boolean> answer = insurer.reverse(begin(over, Transaction.REVERSE), lost);
            if (!isNothingThere(answer)) {
                return answer;
            }
        }
        Answer<Boolean> answer = insurer.cancelSettlement(begin(over, Transaction.CANCEL_SETTLEMENT), over);
        return isNothingThere(answer) ? Answer.done(true) : answer;
    }

    private InsurerLine.Message begin(InsuranceCase over, Transaction transaction) {
        return message(over, book.begin(over.order(), transaction), transaction);
    }

    private static boolean isNothingThere(Answer<Boolean> answer) {
        return answer.match(done -> false, InsuranceDesk::nothingThere, reason -> false);
    }

    /**
     * A message that waits for its answer is not lost: whoever took it for lost and had it taken back would be overtaken by
     * the answer.
     */
    private <T> Answer<T> alone(String order, Supplier<Answer<T>> work) {
        if (!inHand.add(order)) {
            return Answer.unknown("another asks the insurer about it");
        }
        try {
            return work.get();
        } finally {
            inHand.remove(order);
        }
    }

    /** Goes on with what is to be taken back and is not yet. */
    void finishEnding() {
        for (String order : book.ending(ENDING_MAX)) {
            book.tryEnding(order);
            undo(order);
        }
    }

    private Answer<InsuranceCase> forward(InsuranceCase from, Claim claim, CaseStage goal) {
        InsuranceCase at = from;
        while (at.inDoubt() || at.ending() || at.stage().before(goal)) {
            Answer<InsuranceCase> next = at.inDoubt() ? resolve(at) : at.ending() ? over() : stepBy(at, claim);
            if (!(next instanceof Answer.Done<InsuranceCase> done)) {
                return next;
            }
            at = done.value();
        }
        return Answer.done(at);
    }

    private static Answer<InsuranceCase> over() {
        return Answer.refused(OVER, OVER_ADVICE);
    }

    /** What has been settled stands without it; nothing more is said for somebody who cannot be proven to be there. */
    private Answer<InsuranceCase> stepBy(InsuranceCase at, Claim claim) {
        return claim.credential().isGone() ? Answer.refused(CREDENTIAL_GONE, CREDENTIAL_ADVICE) : step(at, claim);
    }

    private Answer<InsuranceCase> step(InsuranceCase at, Claim claim) {
        return switch (at.stage()) {
            case OPENED ->
                say(at, Transaction.IDENTIFY, (begun, message) -> insurer.identify(message, claim), at::known);
            case KNOWN ->
                say(
                        at,
                        Transaction.OPEN_VISIT,
                        (begun, message) -> insurer.openVisit(message, begun, claim),
                        at::opened);
            case VISIT -> diagnosed(at, claim);
            case DIAGNOSED ->
                say(
                        at,
                        Transaction.CHARGE,
                        (begun, message) -> insurer.charge(message, begun, claim),
                        done -> at.become(CaseStage.CHARGED));
            case CHARGED ->
                say(at, Transaction.QUOTE, (begun, message) -> insurer.quote(message, begun, claim), at::quoted);
            case QUOTED ->
                say(
                        at,
                        Transaction.SETTLE,
                        (begun, message) -> insurer.settle(message, begun, claim),
                        settlement -> asQuoted(at, settlement));
            case SETTLED, ENDED -> throw new IllegalStateException(at + " goes no further");
        };
    }

    /** Who only registers was not seen yet: where nothing is known of them, nothing is said. */
    private Answer<InsuranceCase> diagnosed(InsuranceCase at, Claim claim) {
        return claim.diagnoses().isEmpty()
                ? Answer.done(book.store(at.become(CaseStage.DIAGNOSED)))
                : say(
                        at,
                        Transaction.DIAGNOSE,
                        (begun, message) -> insurer.diagnose(message, begun, claim),
                        done -> at.become(CaseStage.DIAGNOSED));
    }

    /** The patient agreed to the quote and to nothing else. */
    private static InsuranceCase asQuoted(InsuranceCase at, Insurer.Settlement settlement) {
        InsuranceCase settled = at.settled(settlement.id());
        return settlement.split().equals(at.split()) ? settled : settled.takenBack();
    }

    /** Says one thing, with its number stored before and what came of it after. */
    private <T> Answer<InsuranceCase> say(
            InsuranceCase at,
            Transaction transaction,
            BiFunction<InsuranceCase, InsurerLine.Message, Answer<T>> call,
            Function<T, InsuranceCase> next) {
        if (!(insurer.ready() instanceof Answer.Done<Boolean>)) {
            return Answer.unknown("not signed in");
        }
        InsuranceCase begun = book.begin(at, transaction);
        Answer<T> answer = call.apply(begun, message(begun, begun.pending().messageId(), transaction));
        return answer.match(
                value -> Answer.done(book.store(next.apply(value).version(begun.version()))),
                refusal -> {
                    book.store(at.version(begun.version()));
                    return Answer.refused(refusal.code(), refusal.advice());
                },
                Answer::unknown);
    }

    private static InsurerLine.Message message(InsuranceCase at, String id, Transaction transaction) {
        return new InsurerLine.Message(id, transaction, at.insured().place());
    }

    /** An answer was lost: what may have booked something is taken back, everything else may simply be said again. */
    private Answer<InsuranceCase> resolve(InsuranceCase at) {
        if (!(insurer.ready() instanceof Answer.Done<Boolean>)) {
            return Answer.unknown("not signed in");
        }
        if (at.awaits(Transaction.SETTLE)) {
            return reversed(at, at.become(at.stage()).takenBack());
        }
        if (at.awaits(Transaction.OPEN_VISIT) || at.awaits(Transaction.CANCEL_SETTLEMENT)) {
            return reversed(at, at.become(at.stage()));
        }
        if (at.awaits(Transaction.CANCEL_VISIT)) { // Meanwhile lines may have come that were long on their way.
            return Answer.done(book.store(at.become(CaseStage.CHARGED)));
        }
        return at.awaits(Transaction.CHARGE) ? withdrawn(at) : Answer.done(book.store(at.become(at.stage())));
    }

    private Answer<InsuranceCase> reversed(InsuranceCase at, InsuranceCase cleared) {
        String id = book.begin(at.order(), Transaction.REVERSE);
        Answer<Boolean> answer = insurer.reverse(message(at, id, Transaction.REVERSE), at);
        return answer.match(
                done -> Answer.done(book.store(cleared)),
                refusal -> nothingThere(refusal) ? neverHeard(at, cleared) : stuck(),
                Answer::unknown);
    }

    /** What is on its way may be heard after we were told that there is nothing. */
    private Answer<InsuranceCase> neverHeard(InsuranceCase at, InsuranceCase cleared) {
        return book.mayStillArrive(at.pending().messageId())
                ? Answer.unknown("may still arrive")
                : Answer.done(book.store(cleared));
    }

    /** Lines that may have arrived would be refused as doubled. */
    private Answer<InsuranceCase> withdrawn(InsuranceCase at) {
        String id = book.begin(at.order(), Transaction.WITHDRAW);
        Answer<Boolean> answer = insurer.withdraw(message(at, id, Transaction.WITHDRAW), at);
        return answer.match(
                done -> Answer.done(book.store(at.become(at.stage()))),
                refusal -> Answer.done(book.store(at.become(at.stage()))),
                Answer::unknown);
    }

    private static boolean nothingThere(Answer.Refusal refusal) {
        return refusal.code().equals(Insurer.NOTHING_THERE);
    }

    private static Answer<InsuranceCase> stuck() {
        return Answer.refused(STUCK, STUCK_ADVICE);
    }

    private Answer<Boolean> back(InsuranceCase from) {
        InsuranceCase at = from;
        while (at.stage() != CaseStage.ENDED) {
            Answer<InsuranceCase> next = at.inDoubt() ? resolve(at) : stepBack(at);
            if (!(next instanceof Answer.Done<InsuranceCase> done)) {
                return next.map(never -> false);
            }
            at = done.value();
        }
        return Answer.done(true);
    }

    private Answer<InsuranceCase> stepBack(InsuranceCase at) {
        return switch (at.stage()) {
            case SETTLED -> {
                Answer<InsuranceCase> answer =
                        take(at, Transaction.CANCEL_SETTLEMENT, insurer::cancelSettlement, CaseStage.CHARGED);
                yield orElse(answer, refusal -> nothingThere(refusal) ? skip(at, CaseStage.CHARGED) : stuck());
            }
            case QUOTED, CHARGED ->
                orElse(
                        take(at, Transaction.WITHDRAW, insurer::withdraw, CaseStage.VISIT),
                        refusal -> skip(at, CaseStage.VISIT));
            case DIAGNOSED, VISIT ->
                orElse(
                        take(at, Transaction.CANCEL_VISIT, insurer::cancelVisit, CaseStage.ENDED),
                        refusal -> skip(at, CaseStage.ENDED));
            case KNOWN, OPENED -> Answer.done(book.store(at.become(CaseStage.ENDED)));
            case ENDED -> throw new IllegalStateException(at + " is over");
        };
    }

    private Answer<InsuranceCase> take(
            InsuranceCase at,
            Transaction transaction,
            BiFunction<InsurerLine.Message, InsuranceCase, Answer<Boolean>> call,
            CaseStage next) {
        return say(at, transaction, (begun, message) -> call.apply(message, begun), done -> at.become(next));
    }

    private static Answer<InsuranceCase> orElse(
            Answer<InsuranceCase> answer, Function<Answer.Refusal, Answer<InsuranceCase>> refused) {
        return answer.match(Answer::done, refused, Answer::unknown);
    }

    /** What holds no money and is not there, or will not be given up, is left behind. */
    private Answer<InsuranceCase> skip(InsuranceCase at, CaseStage next) {
        InsuranceCase stored = book.find(at.order()).orElseThrow();
        return Answer.done(book.store(stored.become(next)));
    }
}
