package org.houzhen.kiosk.session;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.Answer;

/** One screen of a flow: what it shows and what its presses do. Only the session's thread touches it. */
abstract class Step {
    protected final KioskSession session;
    protected final Terminal terminal;

    Step(KioskSession session) {
        this.session = session;
        this.terminal = session.terminal();
    }

    abstract View view();

    /** The step became current, for the first time or by going back to it. */
    void enter() {}

    /** Another step is about to be current. */
    void leave() {}

    void press(Action action) {}

    void scanned(String code) {}

    /** A device or the link to the server changed. */
    void surroundingsChanged() {}

    Patience patience() {
        return Patience.NORMAL;
    }

    /** Whether going back may lead here. */
    boolean isStop() {
        return true;
    }

    /** Whether it only leads from a choice to its payment, and makes no sense when the choice is gone. */
    boolean isBeforeMoney() {
        return false;
    }

    boolean canGoBack() {
        return true;
    }

    boolean canLeave() {
        return true;
    }

    void back() {
        session.back();
    }

    void home() {
        session.end();
    }

    /** Nobody pressed anything for too long. */
    void timedOut() {
        home();
    }

    /** Does the work elsewhere; what comes of it is dropped if another step is current by then. */
    protected final <T> void work(Callable<T> work, Consumer<T> then) {
        session.turns()
                .work(
                        work,
                        ifCurrent(then),
                        () -> ifCurrent(nothing -> workFailed()).accept(""));
    }

    /** The work broke on something nobody foresaw. */
    void workFailed() {
        session.replace(TroubleStep.of(session, "FAULT"));
    }

    private <T> Consumer<T> ifCurrent(Consumer<T> then) {
        return result -> {
            if (session.isCurrent(this)) {
                then.accept(result);
            }
        };
    }

    /** Asks the server, up to the question's limit as long as there is no answer; always with the same key. */
    protected final <T> void ask(Question<T> question) {
        work(question.ask()::get, answer -> answered(question, answer));
    }

    private <T> void answered(Question<T> question, Answer<T> answer) {
        if (!answer.isUnknown()) {
            answer.then(question.done(), question.refused(), question.unknown());
        } else if (question.attempts() > 1) {
            terminal.suspect().run();
            session.after(Question.PAUSE, this, () -> ask(question.oneAttemptLess()));
        } else {
            terminal.suspect().run();
            question.unknown().run();
        }
    }
}
