package org.houzhen.server.registration;

import java.util.function.Function;
import java.util.function.Supplier;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.server.payment.Purpose.Finding;
import org.houzhen.server.web.HospitalProblem;

/** Says the hospital's outcomes in the words of orders. */
final class Answers {
    private Answers() {}

    /** A refusal that may pass by itself is as good as no answer yet: nobody's money goes back because of a busy system. */
    static <T, R> Answer<R> of(Outcome<T> outcome, Function<T, R> value) {
        return then(outcome, done -> Answer.done(value.apply(done)));
    }

    private static <R> Answer<R> refused(HospitalErrorCode code) {
        return code.retryable() || code == HospitalErrorCode.UNKNOWN_RESULT
                ? Answer.unknown(code.name())
                : Answer.refused(code.name(), HospitalProblem.of(code).detail());
    }

    /** A commit; when only its lock had ended, whatever another try comes to. */
    static <T> Answer<String> orAgain(Outcome<T> commit, Function<T, String> receipt, Supplier<Answer<String>> again) {
        return commit.match(
                done -> of(commit, receipt),
                rejected -> rejected.code() == HospitalErrorCode.LOCK_EXPIRED ? again.get() : of(commit, receipt),
                unknown -> of(commit, receipt));
    }

    /** What follows if it was done; a refusal or a lost answer is the end of it. */
    static <T, R> Answer<R> then(Outcome<T> outcome, Function<T, Answer<R>> next) {
        return outcome.match(
                done -> next.apply(done.value()),
                rejected -> refused(rejected.code()),
                unknown -> Answer.unknown(unknown.reason()));
    }

    static Answer<Finding> of(TransactionQuery.Answer answer, Function<TransactionQuery.Found, String> receipt) {
        return answer.match(
                found -> Answer.done(new Finding.Found(receipt.apply(found))),
                notFound -> Answer.done(new Finding.NotFound(notFound.authoritative())),
                notKnown -> Answer.unknown(notKnown.reason()));
    }

    /** A read that may find the hospital silent. */
    static <T> Answer<T> read(Supplier<Answer<T>> question) {
        try {
            return question.get();
        } catch (HospitalUnavailableException e) {
            return Answer.unknown(e.code().name());
        }
    }
}
