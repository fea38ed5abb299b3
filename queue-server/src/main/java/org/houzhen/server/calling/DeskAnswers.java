package org.houzhen.server.calling;

import java.util.List;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.web.ProblemException;
import org.houzhen.server.words.Refusals;
import org.houzhen.wire.DeskAnswer;

/** Turns the engine's answers into a desk's: a refusal is a problem whose code is the rule's name. */
final class DeskAnswers {
    private DeskAnswers() {}

    static DeskAnswer of(Answer answer) {
        return answer.match(done -> new DeskAnswer(lastTicket(done.facts()), done.repeated()), refused -> {
            throw new ProblemException(Refusals.problem(refused));
        });
    }

    static DeskAnswer of(TicketOffice.SignInAnswer answer) {
        return answer.match(place -> new DeskAnswer(place.ticket(), false), refused -> {
            throw new ProblemException(refused.problem());
        });
    }

    static ProblemException problem(Refusal refusal) {
        return new ProblemException(Refusals.problem(refusal));
    }

    /** Calling the next may finish the one before: the last fact is the one that was asked for. */
    private static String lastTicket(List<AreaEvent> facts) {
        return facts.stream()
                .flatMap(fact -> fact.about().stream())
                .reduce((one, later) -> later)
                .map(TicketNumber::value)
                .orElse(null);
    }
}
